import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectPage } from "~/entry.server";
import { organisations } from "~db/schema";
import { startHarness, type Harness } from "./harness";
import { addressFor, fillPattern, productRoutes } from "./route-table";

const NAME = "湖南省工程机械液压元件与精密铸造产业协同创新发展联盟第";
let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
  const { db, now } = harness.context;
  for (let number = 0; number < 220; number += 1) {
    const legalName = `${NAME}${number}号成员单位有限责任公司`;
    db.insert(organisations)
      .values({
        promoterId: harness.world.promoterId,
        legalName,
        comparableName: legalName,
        shortName: `联盟${number}`,
        formerNames: [],
        products: ["液压油缸", "𠮷野精密轴承", "㐀铸件"],
        kind: "enterprise",
        creditCodeConfirmed: false,
        memberSince: "2025-01-01",
        version: 1,
        createdAt: now(),
        updatedAt: now(),
      })
      .run();
  }
});
afterAll(async () => {
  await harness.stop();
});

describe("long Chinese pages", () => {
  it("arrive without a NUL byte and without a broken character, at every address", async () => {
    const broken: string[] = [];
    let longest = 0;
    for (const route of await productRoutes()) {
      if (!route.hasPage) continue;
      for (const transport of ["document", "data"] as const) {
        const path = addressFor(route, `${fillPattern(route.pattern, "1")}?perPage=200`, transport);
        const { body, text, headers } = await harness.askAs("administrator", {
          path,
          headers: { Accept: "text/html" },
        });
        if (!/html|text/.test(String(headers["content-type"]))) continue;
        longest = Math.max(longest, body.length);
        if (body.includes(0)) broken.push(`${path}: NUL`);
        if (text.includes("\ufffd")) broken.push(`${path}: U+FFFD`);
      }
    }
    console.log(`longest page ${longest} bytes`);
    expect(broken).toEqual([]);
  });

  it("would have NUL bytes as React streams them, and have none after ours", async () => {
    const element = () =>
      createElement(
        "ul",
        null,
        Array.from({ length: 2_000 }, (_, number) => createElement("li", { key: number }, NAME, number)),
      );
    const render = (through: NodeJS.ReadWriteStream) =>
      new Promise<Buffer>((resolve, reject) => {
        const { pipe } = renderToPipeableStream(element(), {
          onAllReady: () => void buffer(pipe(through) as unknown as NodeJS.ReadableStream).then(resolve, reject),
        });
      });
    const raw = await render(new PassThrough());
    const ours = await new Promise<Buffer>((resolve) => {
      const { pipe } = renderToPipeableStream(element(), { onAllReady: () => void pipe(collectPage(resolve)) });
    });
    expect(raw.includes(0)).toBe(true);
    expect(ours.includes(0)).toBe(false);
    expect(ours.toString("utf8")).not.toContain("\ufffd");
    expect(ours.toString("utf8").split(NAME).length - 1).toBe(2_000);
  });
});
