import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { deliverDueMail, openMailServer, type MailServer } from "~/mail/deliver-mail.server";
import { mayStillReceive } from "~/modules/organisations/contacts/contact-mail.server";
import { invitingWorld } from "./invitation-fixtures.testing";
import { continueInvitations } from "./send-invitations.server";
import { invitationRounds } from "~db/schema";

const MINUTE = 60_000;
const FIRMS = 300;
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A real mail server on loopback that keeps what it takes. */
async function listen(port: number, letters: ParsedMail[]): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    closeTimeout: 50,
    logger: false,
    onData: (stream, _session, callback) => {
      void simpleParser(stream).then((letter) => {
        letters.push(letter);
        callback();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= new Promise<void>((resolve) => server.close(() => resolve())));
  closing.push(stop);
  return { port: (server.server.address() as AddressInfo).port, stop };
}

describe("three hundred invitations while the mail server is down for an hour", () => {
  it("are all sent, each once, and each with a way out that a mail program can take by one click", async () => {
    const { db, staff, firm, contact, invite, advance, mails } = invitingWorld();
    const ids = Array.from({ length: FIRMS }, (_, index) => {
      const id = firm();
      contact(id, `firm${index}@firm.example`);
      return id;
    });
    invite(ids);
    const { id: roundId } = db.select().from(invitationRounds).get()!;
    await continueInvitations(staff, roundId, () => undefined, new AbortController().signal);

    const letters: ParsedMail[] = [];
    const first = await listen(0, letters);
    const open = (): MailServer => {
      const server = openMailServer(`smtp://127.0.0.1:${first.port}`, "织网台 <weft@example.cn>", {
        ...{ connectMs: 2_000, silenceMs: 2_000 },
      });
      closing.push(() => Promise.resolve(server.close()));
      return server;
    };
    const server = open();
    const round = () => deliverDueMail({ db, now: staff.now, send: server.send, mayStillReceive });
    expect(await round()).toEqual({ sent: 50, failed: 0 });
    await first.stop();
    for (let minute = 0; minute < 60; minute += 1) {
      for (;;) if (((done) => done.sent + done.failed === 0)(await round())) break;
      advance(MINUTE);
    }
    expect(letters).toHaveLength(50);
    expect(mails().filter(({ status }) => status === "queued")).toHaveLength(FIRMS - 50);

    await listen(first.port, letters);
    for (let minute = 0; minute < 24 * 60 && letters.length < FIRMS; minute += 10) {
      for (;;) if (((done) => done.sent + done.failed === 0)(await round())) break;
      advance(10 * MINUTE);
    }
    const recipients = letters.map(({ to }) => [to ?? []].flat()[0]!.value[0]!.address);
    expect(new Set(recipients).size).toBe(FIRMS);
    expect(letters).toHaveLength(FIRMS);
    expect(new Set(mails().map(({ status }) => status))).toEqual(new Set(["sent"]));
    for (const { headers, text, attachments } of letters) {
      const list = headers.get("list") as { unsubscribe?: { url?: string }; "unsubscribe-post"?: { name?: string } };
      expect(text).toContain(list.unsubscribe?.url);
      expect(JSON.stringify(list["unsubscribe-post"])).toContain("One-Click");
      expect(attachments.some(({ contentType }) => contentType.startsWith("application/ics"))).toBe(true);
    }
  });
});
