import { gt } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PRIVACY_NOTICE_VERSION } from "~/modules/events/privacy-notice";
import { APPLICATION_NOTICE_VERSION } from "~/modules/organisations/membership/application-form";
import { outboxMessages } from "~db/schema";
import { figure } from "../figure";
import { LENGTHS } from "../lengths";
import { startHarness, type Harness } from "./harness";
import { formBody } from "./http-client";
import { inLanes } from "./lanes";
import { addressFor, fillPattern, productRoutes } from "./route-table";

const EVIL = "evil.example";
/** The ones that proxies and frameworks have believed come first. */
const SPOOFS: Record<string, string>[] = [
  { Host: EVIL },
  { "X-Forwarded-Host": EVIL, "X-Forwarded-Proto": "https", "X-Forwarded-Port": "666" },
  { Forwarded: `for=192.0.2.1;host=${EVIL};proto=https` },
  { "X-Original-URL": `/${EVIL}`, "X-Rewrite-URL": `/${EVIL}`, "X-Host": EVIL, "X-HTTP-Host-Override": EVIL },
  { Host: `localhost@${EVIL}:80`, "X-Forwarded-Server": EVIL },
  { Host: `localhost.${EVIL}` },
  { Host: `${EVIL}:443`, "X-Forwarded-Proto": "https" },
  { "X-Forwarded-Host": `localhost, ${EVIL}` },
  { "X-Forwarded-Host": `${EVIL}, localhost`, "X-Forwarded-For": EVIL },
  { "X-Forwarded-Port": `80@${EVIL}`, "X-Forwarded-Proto": `https://${EVIL}/?` },
  { "X-Forwarded-Prefix": `//${EVIL}`, "X-Forwarded-Path": `//${EVIL}`, "X-Script-Name": `//${EVIL}` },
  { "X-Original-Host": EVIL, "X-Proxy-Host": EVIL, "X-Remote-Addr": EVIL, "True-Client-IP": EVIL },
  { Forwarded: `host="${EVIL}";proto=https, host=localhost` },
  { Origin: `https://${EVIL}`, Referer: `https://${EVIL}/`, Via: `1.1 ${EVIL}` },
];
const TRIED = SPOOFS.slice(0, LENGTHS.hostNames);
/** Each is asked by data or as a document in turn; where more are tried than before a merge, by both. */
const transportsOf = (index: number) =>
  TRIED.length < SPOOFS.length ? ([index % 2 === 0 ? "document" : "data"] as const) : (["document", "data"] as const);

const routes = await productRoutes();
/** Each is mailed once: more often than three times an hour nobody is. */
const MAILED = ["viewer", "staff", "administrator", "firm A", "firm B"] as const;
const MAILED_SPOOFS = SPOOFS.slice(0, MAILED.length);
let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ WEFT_SMTP_URL: "smtp://127.0.0.1:1", WEFT_MAIL_FROM: "weft@weft.example" });
});
afterAll(async () => {
  await harness.stop();
});

/** Addresses in a text that do not begin with the public address of the product. */
function wrongAddresses(text: string, origin: string): string[] {
  return (text.match(/[a-z]+:\/\/[^\s"'<>）]+/gi) ?? []).filter((address) => !address.startsWith(`${origin}/`));
}

describe("a host name that the caller made up", () => {
  it("is never repeated in an answer", async () => {
    const echoes: string[] = [];
    const asked = routes.flatMap((route) =>
      TRIED.flatMap((headers, index) =>
        transportsOf(index).flatMap((transport) =>
          (["visitor", "staff", "firm A"] as const).map((person) => ({
            path: addressFor(route, fillPattern(route.pattern, "1"), transport),
            headers,
            person,
          })),
        ),
      ),
    );
    await inLanes(asked, async ({ path, headers, person }) => {
      const answer = await harness.askAs(person, { path, headers: { Accept: "text/html", ...headers } });
      if ((answer.text + JSON.stringify(answer.headers)).includes(EVIL))
        echoes.push(`${path} as ${person} with ${JSON.stringify(headers)}`);
      if (answer.status >= 500) echoes.push(`${path}: ${answer.status}`);
    });
    figure("answers to made-up host names", asked.length, `${echoes.length} repeat them`);
    expect(echoes.slice(0, 20)).toEqual([]);
  }, 3_600_000);

  it("never reaches a mail: not that of a registration, an application, a new password or an invitation", async () => {
    const { server, data, world, people } = harness;
    const send = (path: string, headers: Record<string, string>, form: Record<string, string>) =>
      harness.askAs(path.startsWith("/settings") ? "administrator" : "visitor", {
        method: "POST",
        path,
        headers: { ...headers, Origin: server.origin, "Content-Type": "application/x-www-form-urlencoded" },
        body: formBody(form),
      });
    const person = { contactName: "李雷", phone: "13800000000" };
    for (const [number, headers] of MAILED_SPOOFS.entries()) {
      const statuses = [
        await send(`/public/events/${world.ids.events!.own}`, headers, {
          ...person,
          submissionKey: crypto.randomUUID(),
          organisationName: "远方精密机械有限公司",
          email: `registered-${number}@weft.example`,
          "people.0.name": "李雷",
          noticeVersion: PRIVACY_NOTICE_VERSION,
        }),
        await send("/public/membership/apply", headers, {
          ...person,
          submissionKey: crypto.randomUUID(),
          legalName: `远方精密机械有限公司${number}`,
          kind: "enterprise",
          email: `applied-${number}@weft.example`,
          noticeVersion: APPLICATION_NOTICE_VERSION,
        }),
        await send("/forgotten-password", headers, { email: people[MAILED[number]!].email }),
        await send("/settings/accounts/new", headers, {
          email: `invited-${number}@weft.example`,
          name: "新同事",
          role: "viewer",
          locale: "zh-CN",
          promoterId: "",
          organisations: "",
        }),
      ].map(({ status }) => status);
      expect(statuses.every((status) => status < 400)).toBe(true);
    }
    const mails = data.db
      .select()
      .from(outboxMessages)
      .where(gt(outboxMessages.id, world.ids.outbox?.own ?? 1))
      .all();
    const recipients = mails.map(({ recipient }) => recipient);
    for (const number of MAILED_SPOOFS.keys())
      for (const recipient of [
        `registered-${number}@weft.example`,
        `applied-${number}@weft.example`,
        `invited-${number}@weft.example`,
        people[MAILED[number]!].email,
      ])
        expect(recipients).toContain(recipient);
    expect(mails.flatMap(({ subject, body }) => wrongAddresses(`${subject} ${body}`, server.origin))).toEqual([]);
  });

  it("would be found in a mail whose links are made of what the caller said", () => {
    expect(wrongAddresses(`请打开 https://${EVIL}/set-password/x`, "http://localhost:3000")).toEqual([
      `https://${EVIL}/set-password/x`,
    ]);
  });
});
