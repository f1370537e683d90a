import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXPORT_FORMATS } from "~/modules/reports/vocabulary";
import { exportRegistry } from "~/transfer-registry/exports.server";
import { leaksIn } from "./canary-world";
import { startHarness, type Harness } from "./harness";
import { PERSON_NAMES } from "./people";

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

/** The text of a file, of every part where it is a package of parts, as workbooks and documents are. */
function textOf(body: Buffer): string {
  if (!body.subarray(0, 2).equals(Buffer.from("PK"))) return body.toString("utf8");
  return Object.entries(unzipSync(body))
    .map(([name, part]) => `${name} ${Buffer.from(part).toString("utf8")}`)
    .join("\n");
}

describe("what leaves the product as a file", () => {
  it("holds nothing that who asked for it may not see, in any list, format or report", async () => {
    const { ids, canaries } = harness.world;
    const addresses = [
      ...Object.keys(exportRegistry).flatMap((list) => ["csv", "xlsx"].map((format) => `/exports/${list}.${format}`)),
      ...[ids.events!.own, ids.events!.other].flatMap((id) => [
        ...["csv", "xlsx"].map((format) => `/events/${id}/registrations/export?format=${format}`),
        `/public/events/${id}/event.ics`,
      ]),
      ...EXPORT_FORMATS.map((format) => `/reports/${ids.reports!.own}/export?format=${format}`),
      `/imports/${ids.imports!.own}/problems.xlsx`,
      "/imports/template/organisations.xlsx",
    ];
    const found: string[] = [];
    const readable = new Set<string>();
    let packages = 0;
    for (const person of PERSON_NAMES)
      for (const address of addresses) {
        const { status, body, headers } = await harness.askAs(person, { path: address });
        const text = `${textOf(body)} ${decodeURIComponent(String(headers["content-disposition"]))}`;
        if (body.subarray(0, 2).toString() === "PK") packages += 1;
        const leaks = leaksIn(text, canaries, harness.actorOf(person));
        if (leaks.length > 0) found.push(`${address} shows ${person} ${leaks.join(", ")}`);
        if (status >= 500) found.push(`${address} for ${person}: ${status}`);
        for (const { text: one } of canaries)
          if (text.includes(one)) readable.add(`${address.split(".").at(-1)} ${one}`);
      }
    expect(found).toEqual([]);
    // So that the test can fail: who may see them does find them, in plain files and inside packages.
    expect(packages).toBeGreaterThan(20);
    expect([...readable].filter((one) => one.startsWith("xlsx")).length).toBeGreaterThan(10);
    expect([...readable].filter((one) => one.startsWith("csv")).length).toBeGreaterThan(10);
  });

  it("of a log names nobody's record", () => {
    expect(harness.world.canaries.filter(({ text }) => harness.server.output.includes(text))).toEqual([]);
    expect(harness.server.output.split("\n").length).toBeGreaterThan(20);
  });
});
