import { randomUUID } from "node:crypto";
import { PRIVACY_NOTICE_VERSION } from "~/modules/events/privacy-notice";
import type { Database } from "~db/client.server";
import { formBody, type Answer } from "./http-client";
import type { RunningServer } from "./running-server";

/** What the server said it had saved. */
export interface Acknowledged {
  organisations: string[];
  contacts: string[];
  registrations: string[];
}

export function nothingYet(): Acknowledged {
  return { organisations: [], contacts: [], registrations: [] };
}

export interface Writing {
  server: RunningServer;
  staffCookie: string;
  organisationId: number;
  eventId: number;
  acknowledged: Acknowledged;
  /** True when the writers should end after the write they are at. */
  ended: () => boolean;
}

let callers = 0;

export function postForm(
  server: RunningServer,
  path: string,
  values: Record<string, string>,
  cookie = "",
): Promise<Answer> {
  callers += 1;
  const caller = `10.${(callers >> 16) & 255}.${(callers >> 8) & 255}.${callers & 255}`;
  return server.client.ask({
    method: "POST",
    path,
    body: formBody(values),
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      Accept: "text/html",
      Origin: server.origin,
      "X-Forwarded-For": caller,
      ...(cookie ? { Cookie: cookie } : {}),
    },
  });
}

export async function createOrganisation(writing: Writing, name: string, note = ""): Promise<Answer> {
  const values = { legalName: name, kind: "enterprise", products: "液压油缸", note };
  const answer = await postForm(writing.server, "/organisations/new", values, writing.staffCookie);
  if (answer.status === 303) writing.acknowledged.organisations.push(name);
  return answer;
}

async function createContact(writing: Writing, name: string): Promise<void> {
  const path = `/organisations/${writing.organisationId}/contacts/new`;
  const { status } = await postForm(writing.server, path, { name, phone: "13800000000" }, writing.staffCookie);
  if (status === 303) writing.acknowledged.contacts.push(name);
}

async function register(writing: Writing): Promise<void> {
  const submissionKey = randomUUID();
  const { status } = await postForm(writing.server, `/public/events/${writing.eventId}`, {
    organisationName: "远方精密机械有限公司",
    contactName: "李雷",
    email: `${submissionKey}@weft.example`,
    "people.0.name": "李雷",
    "people.1.name": "韩梅",
    noticeVersion: PRIVACY_NOTICE_VERSION,
    submissionKey,
  });
  if (status === 303) writing.acknowledged.registrations.push(submissionKey);
}

const CLIENTS = 8;

/** Eight people who write until they are told to end or the server is gone. */
export async function writeTogether(writing: Writing): Promise<void> {
  const one = async (client: number) => {
    for (let turn = 0; !writing.ended(); turn += 1) {
      const name = `断电${randomUUID().slice(0, 13)}`;
      try {
        const kind = (client + turn) % 3;
        if (kind === 0) await createOrganisation(writing, `${name}有限公司`);
        else if (kind === 1) await createContact(writing, name);
        else await register(writing);
      } catch {
        // The server was killed in the middle: whether this one was saved, nobody was told.
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, client) => one(client)));
}

/** Acknowledged writes that are not there, and writes of which only a part is there. */
export function lostOrHalf(db: Database, acknowledged: Acknowledged): string[] {
  const column = (sql: string) => new Set(db.$client.prepare(sql).pluck().all() as string[]);
  const missing = (kind: string, names: readonly string[], present: Set<string>) =>
    names.filter((name) => !present.has(name)).map((name) => `${kind} ${name} was acknowledged and is not there`);
  const half = (what: string, sql: string) =>
    (db.$client.prepare(sql).pluck().all() as unknown[]).map((id) => `${what} ${String(id)}`);
  return [
    ...missing("organisation", acknowledged.organisations, column("SELECT legal_name FROM organisations")),
    ...missing("contact", acknowledged.contacts, column("SELECT name FROM contacts")),
    ...missing("registration", acknowledged.registrations, column("SELECT submission_key FROM registrations")),
    ...half(
      "organisation without its audit entry",
      "SELECT id FROM organisations o WHERE legal_name LIKE '断电%' AND NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.subject_kind = 'organisation' AND a.subject_id = o.id)",
    ),
    ...half(
      "organisation that cannot be found",
      "SELECT id FROM organisations o WHERE NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.kind = 'organisation' AND d.subject_id = o.id)",
    ),
    ...half(
      "registration without all its people",
      "SELECT id FROM registrations r WHERE seats <> (SELECT count(*) FROM registered_people p WHERE p.registration_id = r.id)",
    ),
    ...half(
      "registration without its mail",
      "SELECT id FROM registrations r WHERE submission_key LIKE '%-%-%-%-%' AND NOT EXISTS (SELECT 1 FROM outbox_messages m WHERE m.recipient = r.email)",
    ),
  ];
}
