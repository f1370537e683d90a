import { desc, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import { addDays, dayOfInstant } from "~/values/business-day";
import { personRequests } from "~db/schema";
import { transact } from "~db/transact";
import { erasePerson } from "./erase-person.server";
import { exportedRows, type ExportedRow } from "./export-person";
import { findPerson, type Trace } from "./find-person.server";
import { excerptOf, mentionsOf, type Certainty, type Person } from "./mentions";
import { PERSONAL_DATA, type KeepingReason } from "./personal-data";
import type { PersonRequestValues, RequestKind } from "./person-request-form";
import { sweepErased, type Sweep } from "./sweep-erased.server";

/** Within this time a person has an answer. */
export const DAYS_TO_ANSWER = 15;
/** Copies made before an erasure are deleted after so many days, by whoever keeps them. */
export const DAYS_OF_BACKUPS = 90;

/** What is kept of an erasure: numbers, no names. */
export interface ErasureResult {
  erased: Record<string, number>;
  kept: Record<string, number>;
  sweep: Sweep;
}

type Request = typeof personRequests.$inferSelect;

function request(context: Context, id: number): Request {
  const row = context.db.select().from(personRequests).where(eq(personRequests.id, id)).get();
  if (!row) throw notFound();
  return row;
}

function openRequest(context: Context, id: number, version?: number): Request {
  const row = request(context, id);
  if (row.doneAt !== null) throw conflict("person.isDone");
  if (version !== undefined && row.version !== version) throw conflict("error.conflict");
  return row;
}

/** Notes that a person asked; his words are kept until the request is done. */
export function recordPersonRequest(context: Context, values: PersonRequestValues): number {
  authorize(context, "person.manage");
  return transact(context, () => {
    const { id } = context.db
      .insert(personRequests)
      .values({ ...values, createdAt: context.now(), createdBy: context.actor.userId, version: 1 })
      .returning({ id: personRequests.id })
      .get();
    // Without the person's name: the entry stays when everything else is erased.
    recordAudit(context, {
      action: "person.request",
      subjectKind: "person",
      subjectId: id,
      after: { kind: values.kind, receivedOn: values.receivedOn },
    });
    return id;
  });
}

export function personRequestList(context: Context) {
  authorize(context, "person.manage");
  return context.db
    .select()
    .from(personRequests)
    .orderBy(desc(personRequests.id))
    .limit(200)
    .all()
    .map(({ id, kind, name, email, phone, receivedOn, doneAt }) => ({
      ...{ id, receivedOn, doneAt },
      kind: kind as RequestKind,
      dueDay: addDays(receivedOn, DAYS_TO_ANSWER),
      who: name ?? masked(email ?? phone ?? ""),
    }));
}

/** Numbers and addresses so that somebody who knows them recognises them. */
export function masked(text: string): string {
  return text.replace(/(\d{3})[\d\s()./-]{3,}(\d{4})/g, "$1****$2").replace(/([\w])[\w.+-]*@[\w.-]+/g, "$1***@\u2026");
}

/** The rows that are meant: the ones chosen, or, before anybody has looked, those that are sure. */
function chosenOf(row: Request, traces: readonly Trace[]): Set<string> {
  if (row.chosen !== null) return new Set(row.chosen);
  return new Set(traces.filter(({ certainty }) => certainty === "sure").map(({ key }) => key));
}

export interface ShownTrace {
  key: string;
  table: string;
  certainty: Certainty;
  chosen: boolean;
  /** What stands there, masked. */
  shown: string;
  /** What it belongs to, such as an organisation or an event. */
  within: string;
  path: string | null;
  kept: KeepingReason[];
}

/** A request with everything that was found, masked: opening the page is not looking at the data. */
export function personRequestPage(context: Context, id: number) {
  authorize(context, "person.manage");
  const row = request(context, id);
  const { kind, name, email, phone, receivedOn, doneAt, result, version } = row;
  const person: Person = { name, email, phone };
  const mentions = mentionsOf(person);
  const traces = doneAt === null ? findPerson(context, person, id) : [];
  const chosen = chosenOf(row, traces);
  return {
    ...{ id, receivedOn, doneAt, version },
    kind: kind as RequestKind,
    person: { name, email: email && masked(email), phone: phone && masked(phone) },
    dueDay: addDays(receivedOn, DAYS_TO_ANSWER),
    result: result as unknown as ErasureResult | { handedOut: number } | null,
    backupsGoneBy: doneAt === null ? null : addDays(dayOfInstant(doneAt), DAYS_OF_BACKUPS),
    traces: traces.map((trace): ShownTrace => ({
      ...{ key: trace.key, table: trace.table, certainty: trace.certainty, chosen: chosen.has(trace.key) },
      shown: masked(
        Object.entries(PERSONAL_DATA[trace.table]?.columns ?? {})
          .filter(([column, holding]) => trace.columns.includes(column) || holding === "name")
          .map(([column]) =>
            column === "password_hash" ? "" : excerptOf(String(trace.values[column] ?? ""), mentions),
          )
          .filter((text) => text !== "")
          .join(" \u00b7 "),
      ),
      ...contextOf(context, trace),
      kept: [...new Set(Object.values(trace.kept))],
    })),
  };
}

/** By the references of the row: where somebody who knows the person would recognise it. */
function contextOf(context: Context, { table, values }: Trace): { within: string; path: string | null } {
  const client = context.db.$client;
  const id = (column: string) => (typeof values[column] === "number" ? values[column] : null);
  const label = (sql: string, number: number) => String(client.prepare(sql).pluck().get(number) ?? "");
  const [event, organisation] = [id("event_id"), table === "organisations" ? id("id") : id("organisation_id")];
  if (event !== null)
    return { within: label("SELECT title_zh FROM events WHERE id = ?", event), path: `/events/${event}` };
  if (organisation !== null)
    return {
      within: label("SELECT legal_name FROM organisations WHERE id = ?", organisation),
      path: `/organisations/${organisation}`,
    };
  const own = id("id");
  const paths: Record<string, string> = {
    users: "/settings/accounts/",
    outbox_messages: "/outbox/",
    events: "/events/",
    imports: "/imports/",
    jobs: "/jobs/",
    reports: "/reports/",
  };
  const start = paths[table];
  return { within: "", path: start !== undefined && own !== null ? `${start}${own}` : null };
}

/** Keeps which of the rows are the person: staff know him, the product only knows the words. */
export function chooseTraces(context: Context, id: number, version: number, keys: readonly string[]): void {
  authorize(context, "person.manage");
  transact(context, () => {
    const row = openRequest(context, id, version);
    const found = new Set(findPerson(context, row, id).map(({ key }) => key));
    const chosen = keys.filter((key) => found.has(key));
    context.db
      .update(personRequests)
      .set({ chosen, version: version + 1 })
      .where(eq(personRequests.id, id))
      .run();
  });
}

function chosenTraces(context: Context, row: Request): Trace[] {
  const traces = findPerson(context, row, row.id);
  const chosen = chosenOf(row, traces);
  return traces.filter(({ key }) => chosen.has(key));
}

/** Everything about the person, in full; that it was handed out is kept, without saying whose it was. */
export function handOutRecord(context: Context, id: number): { person: Person; rows: ExportedRow[]; at: number } {
  authorize(context, "person.manage");
  return transact(context, () => {
    const row = openRequest(context, id);
    const person = { name: row.name, email: row.email, phone: row.phone };
    const rows = exportedRows(chosenTraces(context, row), person);
    recordAudit(context, {
      action: "person.export",
      subjectKind: "person",
      subjectId: id,
      after: { count: rows.length },
    });
    return { person, rows, at: context.now() };
  });
}

/** Closes a request for access once the person has the record; what told who he is goes. */
export function closeAccessRequest(context: Context, id: number, version: number): void {
  authorize(context, "person.manage");
  transact(context, () => {
    const row = openRequest(context, id, version);
    if (row.kind !== "access") throw conflict("person.eraseInstead");
    finish(context, row, { handedOut: chosenTraces(context, row).length });
  });
}

function finish(context: Context, row: Request, result: Record<string, unknown>): void {
  context.db
    .update(personRequests)
    .set({
      ...{ name: null, email: null, phone: null, chosen: null, result },
      ...{ doneAt: context.now(), doneBy: context.actor.userId, version: row.version + 1 },
    })
    .where(eq(personRequests.id, row.id))
    .run();
  recordAudit(context, {
    action: row.kind === "erasure" ? "person.erase" : "person.close",
    subjectKind: "person",
    subjectId: row.id,
    after: result,
  });
}

/** What an erasure would do: how many rows go, and how many stay, and why. */
export function erasurePreview(context: Context, id: number) {
  authorize(context, "person.manage");
  const row = openRequest(context, id);
  const traces = chosenTraces(context, row);
  const counted = (which: (trace: Trace) => boolean) => {
    const counts: Record<string, number> = {};
    for (const { table } of traces.filter(which)) counts[table] = (counts[table] ?? 0) + 1;
    return counts;
  };
  const staysWhole = ({ kept, columns }: Trace) => columns.length > 0 && columns.every((column) => kept[column]);
  const reasons: Record<string, KeepingReason[]> = {};
  for (const { table, kept } of traces)
    for (const reason of Object.values(kept)) reasons[table] = [...new Set([...(reasons[table] ?? []), reason])];
  return {
    id,
    version: row.version,
    kind: row.kind as RequestKind,
    /** What is typed to confirm. */
    confirmBy: row.name ?? masked(row.email ?? row.phone ?? ""),
    goes: counted((trace) => !staysWhole(trace)),
    stays: reasons,
    nothing: traces.length === 0,
    backupsGoneBy: addDays(dayOfInstant(context.now()), DAYS_OF_BACKUPS),
  };
}

/**
 * Erases the person for good, in one transaction, and then what is left of him in unused places of the files.
 * @param typed the name, or where there is none the address or number, so that the right person goes
 */
export function carryOutErasure(context: Context, id: number, version: number, typed: string): ErasureResult {
  authorize(context, "person.manage");
  const plain = (text: string) => text.replace(/\s/g, "").toLowerCase();
  const { person, done } = transact(context, () => {
    const row = openRequest(context, id, version);
    if (row.kind !== "erasure") throw conflict("person.notAnErasure");
    const who = { name: row.name, email: row.email, phone: row.phone };
    if (plain(typed) !== plain(who.name ?? who.email ?? who.phone ?? ""))
      throw invalidField("typed", "person.typedDiffers");
    const erased = erasePerson(context, who, chosenTraces(context, row));
    const empty: Sweep = { looked: false, left: 0, rewritten: false };
    finish(context, row, { erased: erased.erased, kept: erased.kept, sweep: empty });
    return { person: who, done: erased };
  });
  // Words that another row still holds, of a namesake or for a reason, are not looked for.
  const stillThere = new Set(
    findPerson(context, person).flatMap(({ values }) => Object.values(values).map((value) => String(value ?? ""))),
  );
  const texts = [...stillThere].join("\n");
  const own = [person.name, person.email, person.phone].filter((word): word is string => word !== null);
  const words = [...new Set([...own, ...done.literals])].filter((word) => !texts.includes(word));
  const result = { erased: done.erased, kept: done.kept, sweep: sweepErased(context, words) };
  transact(context, () => {
    context.db
      .update(personRequests)
      .set({ result: { ...result } })
      .where(eq(personRequests.id, id))
      .run();
  });
  return result;
}
