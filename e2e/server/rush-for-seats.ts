import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { asc, eq } from "drizzle-orm";
import { PRIVACY_NOTICE_VERSION } from "~/modules/events/privacy-notice";
import { openDataFolder } from "~/server/data-folder.server";
import { registrations, representations, users } from "~db/schema";
import { transact } from "~db/transact";
import { bareEvent, bareOrganisation, barePromoter } from "./bare-records";
import { buildProduct } from "./build-product";
import { formBody, HttpClient, type Answer } from "./http-client";
import { formsOf } from "./page-forms";
import { newCookie, systemContext } from "./people";
import { freePort, RunningServer } from "./running-server";

export interface Rush {
  clients: number;
  seats: number;
  /** Share of the clients who send the same form twice at the same moment. */
  twice?: number;
  /** Share of those who get a seat who give it up at once. */
  givenUp?: number;
  /** Numbers of seats that staff set one after the other meanwhile. */
  capacities?: readonly number[];
  /** Writes down how many seats are taken after each write; left out where the wait is measured. */
  observing?: boolean;
}

export interface AfterRush {
  /** Answers of each client's form or forms. */
  answers: Answer[][];
  /** In the order in which they were written; `client` is the place in `answers`. */
  rows: { client: number; status: string; waitingSince: number | null }[];
  /** Seats and how many were taken, after each write that is in the log. */
  observed: { capacity: number; taken: number }[];
  /** What staff were answered. */
  capacityAnswers: number[];
  giveUpAnswers: number[];
}

/**
 * As many firms as there are clients, each with an account of its own, register one person for the same event of the built product in
 * the same moment, each over a connection of its own.
 */
export async function rushForSeats({
  clients,
  seats,
  twice = 0,
  givenUp = 0,
  capacities = [],
  observing = true,
}: Rush): Promise<AfterRush> {
  buildProduct();
  const folder = mkdtempSync(path.join(tmpdir(), "weft-rush-"));
  const port = await freePort();
  const data = openDataFolder(folder);
  const context = systemContext(data, `http://localhost:${port}`);
  const { eventId, cookies, staffCookie } = transact(context, () => fill(context, clients, seats));
  // What a reader would see if the database were opened after each write.
  data.db.$client.exec(`
    CREATE TABLE observed (request_id TEXT NOT NULL, capacity INTEGER NOT NULL, taken INTEGER NOT NULL);
    CREATE INDEX observed_by_request ON observed (request_id)`);
  if (observing)
    data.db.$client.exec(`CREATE TRIGGER observe AFTER INSERT ON audit_entries BEGIN
      DELETE FROM observed WHERE request_id = NEW.request_id;
      INSERT INTO observed SELECT NEW.request_id, capacity, (SELECT coalesce(sum(seats), 0) FROM registrations
        WHERE event_id = ${eventId} AND status IN ('confirmed', 'offered')) FROM events WHERE id = ${eventId};
    END`);
  const server = await RunningServer.start({ folder, port, env: { WEFT_TRUSTED_PROXY: "loopback" } });
  const crowd = new HttpClient(port, clients);
  const desk = new HttpClient(port, 1);
  const post = (client: HttpClient, address: string, cookie: string, caller: string, body: string) =>
    client.ask({
      method: "POST",
      path: address,
      headers: {
        Origin: server.origin,
        Cookie: cookie,
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Forwarded-For": caller,
      },
      body,
    });
  const callerOf = (client: number) => `10.1.${client >> 8}.${client & 255}`;
  try {
    const capacityAnswers: number[] = [];
    const giveUpAnswers: number[] = [];
    const setCapacities = async () => {
      const address = `/events/${eventId}/edit`;
      for (const capacity of capacities) {
        const { text } = await desk.ask({ path: address, headers: { Cookie: staffCookie, Accept: "text/html" } });
        const form = formsOf(text, address).find(({ names }) => names.has("capacity"));
        if (!form) throw new Error(`no form that changes the number of seats: ${text.slice(0, 500)}`);
        const body = new URLSearchParams(form.fillings.brief.map(([name, value]) => [name, String(value)]));
        body.set("capacity", String(capacity));
        capacityAnswers.push((await post(desk, form.action, staffCookie, "10.2.0.1", body.toString())).status);
      }
    };
    const ownRow = (key: string) =>
      data.db
        .select({ id: registrations.id, status: registrations.status })
        .from(registrations)
        .where(eq(registrations.submissionKey, key))
        .get();
    const keys = cookies.map((): string => randomUUID());
    const register = async (cookie: string, client: number) => {
      const body = formBody({
        organisationId: String(client + 1),
        email: `person-${client}@firm.example`,
        "people.0.name": `来宾${client}`,
        noticeVersion: PRIVACY_NOTICE_VERSION,
        submissionKey: keys[client]!,
      });
      const send = () => post(crowd, `/public/events/${eventId}`, cookie, callerOf(client), body);
      const answered = await Promise.all(client < clients * twice ? [send(), send()] : [send()]);
      const row = ownRow(keys[client]!);
      if (row?.status === "confirmed" && client % 100 < givenUp * 100) {
        const address = `/portal/registrations/${row.id}/cancellation`;
        giveUpAnswers.push((await post(crowd, address, cookie, callerOf(client), "")).status);
      }
      return answered;
    };
    const [answers] = await Promise.all([Promise.all(cookies.map(register)), setCapacities()]);
    const clientOf = new Map(keys.map((key, client) => [key, client]));
    const rows = data.db
      .select()
      .from(registrations)
      .orderBy(asc(registrations.id))
      .all()
      .map(({ submissionKey, status, waitingSince }) => {
        return { client: clientOf.get(submissionKey)!, status, waitingSince };
      });
    const observed = data.db.$client.prepare("SELECT capacity, taken FROM observed").all() as AfterRush["observed"];
    return { answers, rows, observed, capacityAnswers, giveUpAnswers };
  } finally {
    crowd.close();
    desk.close();
    await server.stop();
    data.db.$client.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export function fill(context: ReturnType<typeof systemContext>, clients: number, seats: number) {
  const { db } = context;
  const now = context.now();
  const promoterId = barePromoter(context, { regionCode: "430100" });
  const eventId = bareEvent(context, promoterId, { capacity: seats, waitingRule: "first_come" });
  const person = (name: string, role: "staff" | "firm_representative") =>
    db
      .insert(users)
      .values({ email: `${name}@weft.example`, name, role, locale: "zh-CN", createdAt: now })
      .returning({ id: users.id })
      .get().id;
  const cookies = Array.from({ length: clients }, (_, client) => {
    const name = `企业${client}有限公司`;
    const organisationId = bareOrganisation(context, promoterId, name);
    const userId = person(`person-${client}`, "firm_representative");
    db.insert(representations).values({ userId, organisationId, createdAt: now }).run();
    return newCookie(context, { userId, name: "firm A" });
  });
  const staffCookie = newCookie(context, { userId: person("staff", "staff"), name: "staff" });
  return { eventId, cookies, staffCookie };
}
