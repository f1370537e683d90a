import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { outboxMessages } from "~db/schema";
import { transact } from "~db/transact";
import { testWorld } from "~/access/testing";
import { deliverDueMail, messageIdOf, openMailServer, startMailDelivery, type MailServer } from "./deliver-mail.server";
import { enqueueMail, type OutgoingMail } from "./enqueue-mail.server";
import { pauseAfter } from "./retry-schedule";

const MINUTE = 60_000;
const FROM = "织网台 <weft@example.cn>";
const running: { close: (done: () => void) => void }[] = [];
const opened: MailServer[] = [];

afterEach(async () => {
  for (const server of opened.splice(0)) server.close();
  for (const server of running.splice(0)) await new Promise<void>((resolve) => server.close(resolve));
});

/** A real mail server on loopback; `letters` is what it accepted. */
async function mailServer(
  options: SMTPServerOptions = {},
  port = 0,
): Promise<{ url: string; port: number; letters: ParsedMail[]; server: SMTPServer }> {
  const letters: ParsedMail[] = [];
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
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  running.push(server);
  const bound = (server.server.address() as AddressInfo).port;
  return { url: `smtp://127.0.0.1:${bound}`, port: bound, letters, server };
}

function open(url: string, silenceMs = 2_000): MailServer {
  const server = openMailServer(url, FROM, { connectMs: 2_000, silenceMs });
  opened.push(server);
  return server;
}

function outbox() {
  const world = testWorld();
  const post = (values: Partial<OutgoingMail> = {}) =>
    transact(world.system, () =>
      enqueueMail(world.system, {
        causeKey: "event-1",
        recipient: "li@firm.example",
        locale: "zh-CN",
        subject: "报名确认",
        body: "您好\n已为您保留座位。",
        ...values,
      }),
    );
  const messages = () => world.db.select().from(outboxMessages).all();
  const deliver = (server: MailServer) => deliverDueMail({ db: world.db, now: world.system.now, send: server.send });
  return { world, post, messages, deliver };
}

/** Cuts every connection without an answer, as a server does that is killed. */
function hangUp(server: SMTPServer): void {
  for (const connection of (server as unknown as { connections: Set<{ _socket: { destroy: () => void } }> })
    .connections)
    connection._socket.destroy();
}

const smtpError = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

describe("putting a mail into the outbox", () => {
  it("happens only together with its cause", () => {
    const { world, messages } = outbox();
    const mail = { causeKey: "a", recipient: "li@firm.example", locale: "zh-CN", subject: "s", body: "b" } as const;
    expect(() => enqueueMail(world.system, mail)).toThrow("transaction");
    expect(() =>
      transact(world.system, () => {
        enqueueMail(world.system, mail);
        throw new Error("the change failed");
      }),
    ).toThrow();
    expect(messages()).toEqual([]);
  });
  it("never happens twice for the same cause", () => {
    const { post, messages } = outbox();
    expect(post()).toBe(true);
    expect(post({ subject: "another" })).toBe(false);
    expect(post({ causeKey: "event-2" })).toBe(true);
    expect(messages().map((message) => message.subject)).toEqual(["报名确认", "报名确认"]);
  });
  it.each([
    "a@b.cn, c@d.cn",
    "a@b.cn\r\nBcc: c@d.cn",
    '"a b"@c.cn',
    "<a@b.cn>",
    "a@b",
    "Li <a@b.cn>",
    `${"(".repeat(10_000)}a@b.cn`,
  ])("refuses the recipient %.30s", (recipient) => {
    const { post, messages } = outbox();
    expect(() => post({ recipient })).toThrow();
    expect(messages()).toEqual([]);
  });
});

describe("a mail server that takes mails", () => {
  it("gets each once, readable, from us, to one person", async () => {
    const { post, messages, deliver, world } = outbox();
    const { url, letters } = await mailServer();
    post();
    expect(await deliver(open(url))).toEqual({ sent: 1, failed: 0 });
    expect(await deliver(open(url))).toEqual({ sent: 0, failed: 0 });
    const [letter] = letters;
    expect(letters).toHaveLength(1);
    expect(letter?.subject).toBe("报名确认");
    expect(letter?.text?.trim()).toBe("您好\n已为您保留座位。");
    expect(letter?.html).toBe(false);
    expect(letter?.from?.value).toEqual([{ name: "织网台", address: "weft@example.cn" }]);
    expect([letter?.to].flat()[0]?.value).toEqual([{ name: "", address: "li@firm.example" }]);
    expect(letter?.messageId).toBe(messageIdOf(messages()[0]!, "weft@example.cn"));
    expect(letter?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(messages()[0]).toMatchObject({ status: "sent", attempts: 1, sentAt: world.system.now(), lastError: null });
    expect(messages()[0]?.body).not.toBe("");
  });
  it("gets the calendar file with it, in a way that calendars read", async () => {
    const { post, deliver } = outbox();
    const { url, letters } = await mailServer();
    const calendar = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:液压讲座\r\nEND:VCALENDAR\r\n";
    post({ calendar });
    await deliver(open(url));
    const file = letters[0]!.attachments.find(({ contentType }) => contentType.startsWith("text/calendar"));
    expect(file!.content.toString("utf8")).toBe(calendar);
    expect(letters[0]!.text?.trim()).toBe("您好\n已为您保留座位。");
  });

  it("leaves no working link behind in the outbox", async () => {
    const { post, messages, deliver } = outbox();
    const { url, letters } = await mailServer();
    post({ body: "https://weft.example/set-password/secret", confidential: true });
    await deliver(open(url));
    expect(letters[0]?.text).toContain("secret");
    expect(messages()[0]).toMatchObject({ status: "sent", body: "" });
  });
  it("is given no header that a text smuggled in", async () => {
    const { post, deliver } = outbox();
    const { url, letters } = await mailServer();
    const attacks = [
      "a\r\nBcc: all@evil.example",
      "a\nX-Evil: 1",
      "a\r\n\r\nbody",
      "a\u2028Bcc: x@evil.example",
      "=?utf-8?Q?a=0D=0ABcc:_x@evil.example?=",
      "\u0000a",
      "a".repeat(5_000),
    ];
    attacks.forEach((attack, index) =>
      post({
        causeKey: `subject-${index}`,
        subject: attack,
        body: `.\r\n${attack}\r\n.\r\nMAIL FROM:<x@evil.example>\r\n`,
      }),
    );
    await deliver(open(url));
    expect(letters).toHaveLength(attacks.length);
    const allowed = [
      "from",
      "to",
      "subject",
      "message-id",
      "auto-submitted",
      "content-language",
      "date",
      "mime-version",
      "content-type",
      "content-transfer-encoding",
    ];
    for (const letter of letters) {
      expect([...letter.headers.keys()].filter((header) => !allowed.includes(header))).toEqual([]);
      expect([letter.to].flat()[0]?.value.map((entry) => entry.address)).toEqual(["li@firm.example"]);
      expect(letter.bcc).toBeUndefined();
    }
  });
});

describe("a mail server in trouble", () => {
  it("that says 'later' is asked again later, and the mail arrives once", async () => {
    const { post, messages, deliver, world } = outbox();
    let busy = true;
    const { url, letters } = await mailServer({
      onRcptTo: (_address, _session, callback) => callback(busy ? smtpError(451, "greylisted") : null),
    });
    post();
    expect(await deliver(open(url))).toEqual({ sent: 0, failed: 1 });
    expect(messages()[0]).toMatchObject({ status: "queued", attempts: 1 });
    expect(messages()[0]?.lastError).toContain("greylisted");
    busy = false;
    expect(await deliver(open(url))).toEqual({ sent: 0, failed: 0 });
    world.advance(MINUTE);
    expect(await deliver(open(url))).toEqual({ sent: 1, failed: 0 });
    expect(letters).toHaveLength(1);
  });
  it("that knows no such mailbox is believed at once, and the others still get theirs", async () => {
    const { post, messages, deliver } = outbox();
    const { url, letters } = await mailServer({
      onRcptTo: ({ address }, _session, callback) =>
        callback(address.startsWith("gone") ? smtpError(550, "no such mailbox") : null),
    });
    post({ causeKey: "1", recipient: "gone@firm.example" });
    post({ causeKey: "2" });
    expect(await deliver(open(url))).toEqual({ sent: 1, failed: 1 });
    expect(messages().map((message) => message.status)).toEqual(["failed", "sent"]);
    expect(messages()[0]?.lastError).toContain("no such mailbox");
    expect(letters).toHaveLength(1);
  });
  it("that dies after the text was sent is asked again, and the second arrival carries the same id", async () => {
    const { post, messages, deliver, world } = outbox();
    const seen: string[] = [];
    let dying = true;
    const dropped = await mailServer({
      onData: (stream, _session, callback) => {
        void simpleParser(stream).then((letter) => {
          seen.push(letter.messageId ?? "");
          if (!dying) return callback();
          dying = false;
          hangUp(dropped.server);
        });
      },
    });
    const { url } = dropped;
    post();
    expect(await deliver(open(url))).toEqual({ sent: 0, failed: 1 });
    world.advance(MINUTE);
    expect(await deliver(open(url))).toEqual({ sent: 1, failed: 0 });
    expect(messages()[0]).toMatchObject({ status: "sent", attempts: 2 });
    expect(seen).toHaveLength(2);
    expect(new Set(seen).size).toBe(1);
  });
  it("that is silent is left after a while and asked again", async () => {
    const { post, messages, deliver, world } = outbox();
    let silent = true;
    const { url, letters } = await mailServer({
      onMailFrom: (_address, _session, callback) => {
        if (!silent) callback();
      },
    });
    post();
    expect(await deliver(open(url, 150))).toEqual({ sent: 0, failed: 1 });
    silent = false;
    world.advance(MINUTE);
    expect(await deliver(open(url))).toEqual({ sent: 1, failed: 0 });
    expect(letters).toHaveLength(1);
    expect(messages()[0]?.status).toBe("sent");
  });
  it("that is down for an hour loses nothing and doubles nothing", async () => {
    const { post, messages, deliver, world } = outbox();
    const first = await mailServer();
    await new Promise<void>((resolve) => first.server.close(resolve));
    running.length = 0;
    for (let count = 0; count < 8; count += 1) post({ causeKey: `event-${count}`, subject: `第 ${count} 封` });
    for (let minute = 0; minute < 60; minute += 1) {
      expect((await deliver(open(first.url))).sent).toBe(0);
      world.advance(MINUTE);
    }
    expect(messages().every((message) => message.status === "queued" && message.attempts <= 7)).toBe(true);
    const { url, letters } = await mailServer({}, first.port);
    for (let minute = 0; minute < 70; minute += 1) {
      await deliver(open(url));
      world.advance(MINUTE);
    }
    expect(letters.map((letter) => letter.subject).sort()).toEqual(
      Array.from({ length: 8 }, (_, count) => `第 ${count} 封`),
    );
    expect(messages().every((message) => message.status === "sent")).toBe(true);
  });
  it("for a whole day ends in a failure that says why, after 13 tries", async () => {
    const { post, messages, world } = outbox();
    post();
    const started = world.system.now();
    const tries: number[] = [];
    const send = () => {
      tries.push(world.system.now() - started);
      return Promise.reject(new Error("connect ECONNREFUSED"));
    };
    for (let minute = 0; minute <= 30 * 60; minute += 1) {
      await deliverDueMail({ db: world.db, now: world.system.now, send });
      world.advance(MINUTE);
    }
    expect(messages()[0]).toMatchObject({ status: "failed", lastError: "connect ECONNREFUSED", attempts: 13 });
    expect(tries).toHaveLength(13);
    expect(tries.at(-1)).toBe(24 * 60 * MINUTE);
    expect(pauseAfter(10)).toBe(6 * 60 * MINUTE);
  });
});

describe("a crash of ours", () => {
  it("between sending and noting it repeats at most that one mail, a minute later, under the same id", async () => {
    const { post, world, messages } = outbox();
    post({ causeKey: "1" });
    post({ causeKey: "2" });
    const seen: number[] = [];
    const crash = new Error("killed");
    const killed = deliverDueMail({
      db: world.db,
      now: world.system.now,
      send: (message) => {
        seen.push(message.id);
        world.db.$client.pragma("query_only = ON");
        return Promise.resolve();
      },
    });
    await expect(killed.catch(() => Promise.reject(crash))).rejects.toBe(crash);
    world.db.$client.pragma("query_only = OFF");
    const send = (message: { id: number }) => {
      seen.push(message.id);
      return Promise.resolve();
    };
    await deliverDueMail({ db: world.db, now: world.system.now, send });
    expect(seen).toEqual([1, 2]);
    world.advance(MINUTE);
    await deliverDueMail({ db: world.db, now: world.system.now, send });
    expect(seen).toEqual([1, 2, 1]);
    expect(messages().every((message) => message.status === "sent")).toBe(true);
  });
});

describe("delivery in the background", () => {
  it("sends what is put into the outbox and stops when it is told to", async () => {
    const { post, world, messages } = outbox();
    let arrive: () => void;
    const arrival = new Promise<void>((resolve) => (arrive = resolve));
    const { url } = await mailServer({
      onData: (stream, _session, callback) => {
        stream.resume().on("end", () => {
          callback();
          arrive();
        });
      },
    });
    const delivery = startMailDelivery({
      db: world.db,
      now: world.system.now,
      server: open(url),
      report: () => undefined,
      everyMs: 5,
    });
    post();
    await arrival;
    await delivery.stop();
    expect(messages()[0]?.status).toBe("sent");
  });
  it("keeps everything in the outbox while no mail server is set", async () => {
    const { post, world, messages } = outbox();
    const delivery = startMailDelivery({
      db: world.db,
      now: world.system.now,
      server: null,
      report: () => undefined,
      everyMs: 5,
    });
    post();
    await delivery.stop();
    expect(messages()[0]).toMatchObject({ status: "queued", attempts: 0 });
  });
});
