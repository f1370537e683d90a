import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHarness, type Harness } from "./harness";
import { formBody } from "./http-client";
import { addressFor, fillPattern, productRoutes } from "./route-table";

const EVIL = "evil.example";
const SPOOFS: Record<string, string>[] = [
  { Host: EVIL },
  { "X-Forwarded-Host": EVIL, "X-Forwarded-Proto": "https", "X-Forwarded-Port": "666" },
  { Forwarded: `for=192.0.2.1;host=${EVIL};proto=https` },
  { "X-Original-URL": `/${EVIL}`, "X-Rewrite-URL": `/${EVIL}`, "X-Host": EVIL, "X-HTTP-Host-Override": EVIL },
  { Host: `localhost@${EVIL}:80`, "X-Forwarded-Server": EVIL },
];

const routes = await productRoutes();
let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(async () => {
  await harness.stop();
});

describe("a host name that the caller made up", () => {
  it("is never repeated in an answer", async () => {
    const echoes: string[] = [];
    let asked = 0;
    for (const route of routes) {
      for (const [index, headers] of SPOOFS.entries()) {
        for (const person of ["visitor", "staff", "firm A"] as const) {
          const path = addressFor(route, fillPattern(route.pattern, "1"), index % 2 === 0 ? "document" : "data");
          const answer = await harness.askAs(person, { path, headers: { Accept: "text/html", ...headers } });
          asked += 1;
          if ((answer.text + JSON.stringify(answer.headers)).includes(EVIL))
            echoes.push(`${path} as ${person} with ${JSON.stringify(headers)}`);
          if (answer.status >= 500) echoes.push(`${path}: ${answer.status}`);
        }
      }
    }
    console.log(`${asked} answers to spoofed hosts`);
    expect(echoes).toEqual([]);
  });

  it("never reaches a mail", async () => {
    const eventId = harness.world.ids.events!.own;
    for (const headers of SPOOFS) {
      const form = {
        submissionKey: crypto.randomUUID(),
        organisationName: "远方精密机械有限公司",
        contactName: "李雷",
        email: "li.lei@weft.example",
        phone: "13800000000",
        "people.0.name": "李雷",
        consent: "yes",
        noticeVersion: "1",
      };
      for (const path of [
        `/public/events/${eventId}/registration`,
        `/public/events/${eventId}`,
        "/forgotten-password",
      ]) {
        await harness.askAs("visitor", {
          method: "POST",
          path,
          headers: { ...headers, Origin: harness.server.origin, "Content-Type": "application/x-www-form-urlencoded" },
          body: formBody(form),
        });
      }
    }
    const mails = harness.data.db.$client
      .prepare("SELECT subject || body AS text FROM outbox_messages")
      .pluck()
      .all() as string[];
    expect(mails.filter((text) => text.includes(EVIL))).toEqual([]);
  });
});
