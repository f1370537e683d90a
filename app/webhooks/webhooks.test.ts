import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { createEvent } from "~/modules/events/create-event.server";
import { eventInput, registrationInput } from "~/modules/events/event-fixtures.testing";
import { cancelEvent } from "~/modules/events/cancel-event.server";
import { publishEvent } from "~/modules/events/publish-event.server";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { createOrganisation } from "~/modules/organisations/create-organisation.server";
import { updateOrganisation } from "~/modules/organisations/update-organisation.server";
import { webhookDeliveries, webhooks } from "~db/schema";
import { transact } from "~db/transact";
import { deliverDueWebhooks } from "./deliver-webhooks.server";
import {
  createWebhook,
  DAYS_KEPT,
  endWebhook,
  forgetOldDeliveries,
  resumeWebhook,
  testWebhook,
} from "./save-webhook.server";
import { sendWebhook, type SendOptions } from "./send-webhook.server";
import { WEBHOOK_EVENTS } from "./webhook-events";
import { listWebhooks, webhookDetail } from "./webhook-queries.server";
import { sealOpenSecrets } from "./webhook-secret.server";

const firm = { legalName: "湘凯液压股份有限公司", kind: "enterprise" as const };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A system of somebody else, on this machine. */
async function receiver(answer: RequestListener = (_request, response) => response.writeHead(204).end()) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString("utf8");
      received.push({ path: request.url ?? "", headers: request.headers, body });
      answer(request, response);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { received, port, url: `http://receiver.example:${port}/weft` };
}

const toThisMachine: SendOptions = {
  allowInternal: true,
  resolve: () => Promise.resolve([{ address: "127.0.0.1", family: 4 }]),
};

function deskOf(world: ReturnType<typeof testWorld>) {
  const administrator = world.account("administrator");
  const deliver = () =>
    deliverDueWebhooks({
      db: world.db,
      auditKey: administrator.auditKey,
      now: administrator.now,
      send: (message, at) => sendWebhook(message, at, toThisMachine),
    });
  return { administrator, deliver };
}

const queued = (world: ReturnType<typeof testWorld>) =>
  world.db
    .select()
    .from(webhookDeliveries)
    .all()
    .map(({ event }) => event);

describe("what another system is told", () => {
  it("is what it asked for, written with the change and gone with it", () => {
    const world = testWorld();
    const { administrator } = deskOf(world);
    createWebhook(administrator, { url: "https://a.example", events: ["organisation.created"] });
    const staff = world.account("staff");
    expect(() =>
      transact(staff, () => {
        createOrganisation(staff, firm);
        throw new Error("the disk is full");
      }),
    ).toThrow("the disk is full");
    expect(queued(world)).toEqual([]);
    const { id } = createOrganisation(staff, { ...firm, note: "内部备注" });
    updateOrganisation(staff, id, { version: 1, shortName: "湘凯" });
    expect(queued(world)).toEqual(["organisation.created"]);
    const [{ body } = { body: "" }] = world.db.select().from(webhookDeliveries).all();
    expect(JSON.parse(body)).toEqual({
      event: "organisation.created",
      at: new Date(staff.now()).toISOString(),
      record: { kind: "organisation", id },
    });
  });

  it("covers events from their publication to their end, and seats once they are sure", () => {
    const world = testWorld();
    const { administrator } = deskOf(world);
    createWebhook(administrator, { url: "https://a.example", events: [...WEBHOOK_EVENTS] });
    const staff = world.account("staff");
    const id = createEvent(staff, eventInput(world.promoterId));
    publishEvent(staff, id);
    registerForEvent(world.visitor, id, registrationInput());
    registerForEvent(staff, id, registrationInput({ email: "wang@firm.example" }));
    cancelEvent(staff, id, "讲师生病");
    expect(queued(world)).toEqual(["event.published", "registration.confirmed", "event.cancelled"]);
  });

  it("is chosen by administrators alone, and its secret is shown once", () => {
    const world = testWorld();
    const { administrator } = deskOf(world);
    const input = { url: "https://a.example", events: [WEBHOOK_EVENTS[0]] };
    for (const role of ["staff", "viewer", "firm_representative"] as const)
      expect(() => createWebhook(world.account(role), input)).toThrow("forbidden");
    const { id, secret } = createWebhook(administrator, input);
    const shown = JSON.stringify([listWebhooks(administrator), webhookDetail(administrator, id)]);
    const audited = JSON.stringify(world.db.$client.prepare("SELECT * FROM audit_entries").all());
    expect(shown + audited).not.toContain(secret);
  });
});

describe("a message to another system", () => {
  it("arrives signed, and the log says when and how it was answered", async () => {
    const world = testWorld();
    const { administrator, deliver } = deskOf(world);
    const { received, url } = await receiver();
    const { id, secret } = createWebhook(administrator, { url, events: ["organisation.created"] }, toThisMachine);
    testWebhook(administrator, id);
    expect(await deliver()).toEqual({ sent: 1, failed: 0 });
    expect(await deliver()).toEqual({ sent: 0, failed: 0 });
    const [message] = received;
    const [, at, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(message!.headers["weft-signature"]))!;
    expect(createHmac("sha256", secret).update(`${at}.${message!.body}`).digest("hex")).toBe(signature);
    expect(message!.headers).toMatchObject({ "weft-event": "test", "content-type": "application/json" });
    const [delivery] = webhookDetail(administrator, id).deliveries;
    expect(delivery).toMatchObject({ status: "sent", answeredStatus: 204, attempts: 1 });
    expect(delivery!.tookMs).toBeGreaterThanOrEqual(0);
  });

  it("that is not taken is tried again as mails are, and after a day nothing more is sent until it is resumed", async () => {
    const world = testWorld();
    const { administrator, deliver } = deskOf(world);
    let status = 500;
    const { received, url } = await receiver((_request, response) => response.writeHead(status).end());
    const { id } = createWebhook(administrator, { url, events: ["organisation.created"] }, toThisMachine);
    createOrganisation(administrator, firm);
    expect(await deliver()).toEqual({ sent: 0, failed: 1 });
    expect(await deliver()).toEqual({ sent: 0, failed: 0 });
    world.advance(60_000);
    expect(await deliver()).toEqual({ sent: 0, failed: 1 });
    for (let turn = 0; turn < 30; turn += 1) {
      world.advance(6 * HOUR);
      await deliver();
    }
    expect(received).toHaveLength(13);
    expect(webhookDetail(administrator, id)).toMatchObject({
      deliveries: [{ status: "failed", answeredStatus: 500, attempts: 13 }],
    });
    expect(webhookDetail(administrator, id).pausedAt).not.toBeNull();
    createOrganisation(administrator, { ...firm, legalName: "停用期间的公司" });
    expect(() => testWebhook(administrator, id)).toThrow("webhook.isPaused");
    status = 200;
    resumeWebhook(administrator, id);
    createOrganisation(administrator, { ...firm, legalName: "恢复以后的公司" });
    expect(await deliver()).toEqual({ sent: 1, failed: 0 });
    endWebhook(administrator, id);
    createOrganisation(administrator, { ...firm, legalName: "停用以后的公司" });
    expect(await deliver()).toEqual({ sent: 0, failed: 0 });
  });

  it("does not wait for the messages to a system that is silent", async () => {
    const world = testWorld();
    const { administrator } = deskOf(world);
    const silent = createWebhook(administrator, { url: "https://silent.example", events: ["organisation.created"] }).id;
    const quick = createWebhook(administrator, { url: "https://quick.example", events: ["organisation.created"] }).id;
    createOrganisation(administrator, firm);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const round = deliverDueWebhooks({
      db: world.db,
      auditKey: administrator.auditKey,
      now: administrator.now,
      send: async ({ url }) => {
        if (url.includes("silent")) await released;
        else release();
        return 200;
      },
    });
    expect(await round).toEqual({ sent: 2, failed: 0 });
    for (const id of [silent, quick]) expect(webhookDetail(administrator, id).deliveries[0]!.status).toBe("sent");
  });

  it("is forgotten after its time", async () => {
    const world = testWorld();
    const { administrator, deliver } = deskOf(world);
    const { url } = await receiver();
    testWebhook(administrator, createWebhook(administrator, { url, events: ["report.frozen"] }, toThisMachine).id);
    await deliver();
    world.advance(DAYS_KEPT * DAY);
    expect(forgetOldDeliveries(administrator)).toBe(0);
    world.advance(1);
    expect(forgetOldDeliveries(administrator)).toBe(1);
  });
});

describe("the secret of a signature", () => {
  it("is sealed where it is kept, for its own system alone", async () => {
    const world = testWorld();
    const { administrator, deliver } = deskOf(world);
    const { received, url } = await receiver();
    const first = createWebhook(administrator, { url, events: ["report.frozen"] }, toThisMachine);
    const second = createWebhook(administrator, { url, events: ["report.frozen"] }, toThisMachine);
    const kept = () => world.db.select().from(webhooks).all();
    expect(JSON.stringify(kept())).not.toContain(first.secret);
    testWebhook(administrator, first.id);
    await deliver();
    const [, at = "", signature = ""] = /^t=(\d+),v1=(\w+)$/.exec(String(received[0]!.headers["weft-signature"])) ?? [];
    expect(createHmac("sha256", first.secret).update(`${at}.${received[0]!.body}`).digest("hex")).toBe(signature);

    // Another row's seal, and another key beside the database, open nothing; what waits says so and is not sent.
    world.db.update(webhooks).set({ secret: kept()[0]!.secret }).where(eq(webhooks.id, second.id)).run();
    testWebhook(administrator, second.id);
    expect(await deliver()).toEqual({ sent: 0, failed: 1 });
    expect(webhookDetail(administrator, second.id).deliveries[0]!.lastError).toBe("secret cannot be opened");
    expect(received).toHaveLength(1);
  });

  it("that an older version left open is sealed at the next start and stays what the receiver knows", async () => {
    const world = testWorld();
    const { administrator, deliver } = deskOf(world);
    const { received, url } = await receiver();
    const { id, secret } = createWebhook(administrator, { url, events: ["report.frozen"] }, toThisMachine);
    world.db.update(webhooks).set({ secret }).where(eq(webhooks.id, id)).run();
    expect([sealOpenSecrets(administrator), sealOpenSecrets(administrator)]).toEqual([1, 0]);
    expect(JSON.stringify(world.db.select().from(webhooks).all())).not.toContain(secret);
    testWebhook(administrator, id);
    await deliver();
    const [, at = "", signature = ""] = /^t=(\d+),v1=(\w+)$/.exec(String(received[0]!.headers["weft-signature"])) ?? [];
    expect(createHmac("sha256", secret).update(`${at}.${received[0]!.body}`).digest("hex")).toBe(signature);
  });
});

describe("an address that nothing would ever be sent to", () => {
  it.each([
    ["http://receiver.example/", "webhook.problem.notHttps"],
    ["https://localhost/weft", "webhook.problem.internal"],
    ["https://LOCALHOST./weft", "webhook.problem.internal"],
    ["https://intranet/weft", "webhook.problem.internal"],
    ["https://nas.local/weft", "webhook.problem.internal"],
    ["https://crm.internal/weft", "webhook.problem.internal"],
    ["https://10.0.0.5/weft", "webhook.problem.internal"],
    ["https://0x7f.1/weft", "webhook.problem.internal"],
    ["https://[::1]/weft", "webhook.problem.internal"],
  ])("is refused at once: %s", (url, key) => {
    const { administrator } = deskOf(testWorld());
    const input = { url, events: ["report.frozen" as const] };
    expect(() => createWebhook(administrator, input)).toThrow(
      expect.objectContaining({ kind: "invalid", fields: { url: { key } } }),
    );
    expect(listWebhooks(administrator)).toEqual([]);
    if (url !== "https://intranet/weft") return;
    expect(createWebhook(administrator, input, { allowInternal: true }).id).toBe(1);
  });
});

describe("where messages never go", () => {
  const message = { id: 1, url: "https://receiver.example/weft", secret: "s", event: "test", body: "{}" };
  const to = (...addresses: string[]): SendOptions => ({
    resolve: () => Promise.resolve(addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }))),
  });

  it.each([
    ["127.0.0.1"],
    ["10.0.0.5"],
    ["169.254.169.254"],
    ["::1"],
    ["::ffff:127.0.0.1"],
    ["fd00::1"],
    ["1.1.1.1", "192.168.1.1"],
  ])("to a name that means %s", async (...addresses) => {
    await expect(sendWebhook(message, 0, to(...addresses))).rejects.toThrow("internal address");
  });

  it.each([
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://[::ffff:10.0.0.1]/",
  ])("to %s", async (url) => {
    await expect(sendWebhook({ ...message, url }, 0)).rejects.toThrow("internal address");
  });

  it("without https, or with a password in the address", async () => {
    const plain = { ...message, url: "http://receiver.example/" };
    await expect(sendWebhook(plain, 0, to("1.1.1.1"))).rejects.toThrow("not https");
    const named = { ...message, url: "https://user:word@receiver.example/" };
    await expect(sendWebhook(named, 0, to("1.1.1.1"))).rejects.toThrow("user in address");
  });

  it("to another address than the one that was looked at, however the name changes", async () => {
    const { received, url } = await receiver();
    let asked = 0;
    const resolve = () => {
      asked += 1;
      return Promise.resolve([{ address: asked === 1 ? "127.0.0.1" : "192.0.2.1", family: 4 }]);
    };
    expect(await sendWebhook({ ...message, url }, 0, { allowInternal: true, resolve })).toBe(204);
    expect([asked, received.length]).toEqual([1, 1]);
    expect(received[0]!.headers.host).toContain("receiver.example");
  });

  it("on to where an answer points, and a long or missing answer ends", async () => {
    const target = await receiver();
    const pointing = await receiver((_request, response) => response.writeHead(307, { Location: target.url }).end());
    expect(await sendWebhook({ ...message, url: pointing.url }, 0, toThisMachine)).toBe(307);
    expect(target.received).toEqual([]);
    const endless = await receiver((_request, response) => {
      response.writeHead(200);
      const pour = (): void => {
        while (response.writable && response.write("x".repeat(16_384)));
      };
      response.on("drain", pour);
      pour();
    });
    expect(await sendWebhook({ ...message, url: endless.url }, 0, toThisMachine)).toBe(200);
    const silent = await receiver(() => undefined);
    await expect(
      sendWebhook({ ...message, url: silent.url }, 0, { ...toThisMachine, timeoutMs: 200 }),
    ).rejects.toThrow();
  });
});
