import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, beforeEach, expect, it } from "vitest";
import { forgetTurns } from "~/access/rate-limit.server";
import { testWorld } from "~/access/testing";
import { auditEntries } from "~db/schema";
import { sendTestMail, shownMailSettings } from "./send-test-mail.server";

const FROM = "织网台 <weft@example.cn>";
const running: SMTPServer[] = [];
beforeEach(forgetTurns);
afterEach(async () => {
  for (const server of running.splice(0)) await new Promise<void>((resolve) => server.close(() => resolve()));
});

async function mailServer(options: SMTPServerOptions): Promise<number> {
  const server = new SMTPServer({ logger: false, ...options });
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.server.address() as AddressInfo).port;
}
const send = (smtpUrl: string) =>
  sendTestMail(testWorld().account("administrator"), { smtpUrl, mailFrom: FROM }, 3_000);

it("a mail server that takes the mail is quoted, and the test is in the audit", async () => {
  const port = await mailServer({ authOptional: true, disabledCommands: ["STARTTLS"] });
  const context = testWorld().account("administrator");
  const test = await sendTestMail(context, { smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: FROM });
  expect(test.fault).toBeNull();
  expect(test.recipient).toContain("@");
  expect(test.said).toMatch(/^250/);
  expect(context.db.select().from(auditEntries).all().at(-1)?.action).toBe("mail.test");
});

it("each way in which it goes wrong is told apart, and the password is never repeated", async () => {
  const closed = await mailServer({});
  await new Promise<void>((resolve) => running.pop()!.close(() => resolve()));
  expect((await send(`smtp://127.0.0.1:${closed}`)).fault).toBe("mailFault.refused");

  const strict = await mailServer({
    disabledCommands: ["STARTTLS"],
    onAuth: ({ password }, _session, done) => done(new Error(`no such password ${password}`)),
  });
  const refused = await send(`smtp://weft:topsecret@127.0.0.1:${strict}`);
  expect(refused.fault).toBe("mailFault.authentication");
  expect(refused.said).not.toContain("topsecret");

  const plain = await mailServer({ disabledCommands: ["STARTTLS"], authOptional: true });
  expect((await send(`smtps://127.0.0.1:${plain}`)).fault).toBe("mailFault.tls");

  const picky = await mailServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onMailFrom: (_address, _session, done) => done(Object.assign(new Error("not yours"), { responseCode: 550 })),
  });
  expect(await send(`smtp://127.0.0.1:${picky}`)).toMatchObject({
    fault: "mailFault.rejected",
    said: expect.stringContaining("not yours") as string,
  });
});

it("staff who are no administrators send none, and without a server nothing is tried", async () => {
  const world = testWorld();
  const settings = { smtpUrl: "smtp://127.0.0.1:1", mailFrom: FROM };
  await expect(sendTestMail(world.account("staff"), settings)).rejects.toThrow(/forbidden/);
  await expect(sendTestMail(world.account("administrator"), { smtpUrl: null, mailFrom: null })).rejects.toThrow(
    /conflict/,
  );
});

it("a page shows where mails go and never the password", () => {
  const shown = shownMailSettings({ smtpUrl: "smtps://we%40ft:top%2Fsecret@mail.example.cn", mailFrom: FROM });
  expect(shown).toEqual({ server: "mail.example.cn", port: "465", tls: true, user: "we@ft", sender: FROM });
});
