import { and, eq, inArray, lt, ne, or, sql } from "drizzle-orm";
import { amongMany } from "~db/among-many";
import {
  auditEntries,
  eventInvitations,
  events,
  exhibitionStands,
  importRows,
  imports,
  personAnswers,
  registeredPeople,
  registrationAnswers,
  registrations,
  signIns,
  standFirms,
  standPeople,
} from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { eraseAuditDetails } from "~/access/erase-audit-details.server";
import { recordAudit } from "~/access/record-audit.server";
import { addDays, dayOfInstant } from "~/values/business-day";

/** The privacy notice promises six months. */
export const DAYS_KEPT = 183;

const EVENTS_AT_ONCE = 50;

/**
 * Erases the names, addresses and phone numbers of people at events that ended six months ago, and what was answered for them: in
 * registrations, in sign-ins and the lists they were imported from, in invitations, on stands and in the details of the audit log. Numbers, firms and the chain of the audit
 * log stay as they are.
 * @returns number of events
 */
export function erasePastPeople(context: Context): number {
  authorize(context, "registration.list");
  return transact(context, () => {
    const { db } = context;
    const lastDay = addDays(dayOfInstant(context.now()), -DAYS_KEPT);
    const stillNamed = or(
      sql`EXISTS (SELECT 1 FROM registrations r WHERE r.event_id = events.id AND r.email <> '')`,
      sql`EXISTS (SELECT 1 FROM sign_ins s WHERE s.event_id = events.id AND s.person_name <> '')`,
      sql`EXISTS (SELECT 1 FROM event_invitations i WHERE i.event_id = events.id AND (i.address_hash <> '' OR i.contact_id IS NOT NULL))`,
      sql`EXISTS (SELECT 1 FROM imports i JOIN import_rows w ON w.import_id = i.id WHERE i.kind = 'attendance' AND i.options ->> '$.about' = events.id AND w.after IS NOT NULL)`,
      sql`EXISTS (SELECT 1 FROM exhibition_stands x JOIN stand_firms f ON f.stand_id = x.id JOIN stand_people p ON p.stand_firm_id = f.id WHERE x.event_id = events.id)`,
    );
    const due = db
      .select({ id: events.id })
      .from(events)
      .where(and(lt(events.endDay, lastDay), stillNamed))
      .orderBy(events.id)
      .limit(EVENTS_AT_ONCE)
      .all()
      .map((event) => event.id);
    if (due.length === 0) return 0;
    const ofDue = db.select({ id: registrations.id }).from(registrations).where(inArray(registrations.eventId, due));
    const registrationIds = ofDue.all().map((registration) => registration.id);
    db.update(registeredPeople)
      .set({ name: "", duty: null })
      .where(inArray(registeredPeople.registrationId, ofDue))
      .run();
    const peopleOfDue = db
      .select({ id: registeredPeople.id })
      .from(registeredPeople)
      .where(inArray(registeredPeople.registrationId, ofDue));
    db.delete(personAnswers).where(inArray(personAnswers.registeredPersonId, peopleOfDue)).run();
    db.delete(registrationAnswers).where(inArray(registrationAnswers.registrationId, ofDue)).run();
    db.update(registrations)
      .set({ contactName: "", email: "", phone: null, decisionReason: null })
      .where(inArray(registrations.eventId, due))
      .run();
    db.update(signIns)
      .set({ personName: "" })
      .where(and(inArray(signIns.eventId, due), ne(signIns.personName, "")))
      .run();
    db.update(eventInvitations)
      .set({ contactId: null, addressHash: "" })
      .where(inArray(eventInvitations.eventId, due))
      .run();
    const places = db
      .select({ id: standFirms.id })
      .from(standFirms)
      .innerJoin(exhibitionStands, eq(exhibitionStands.id, standFirms.standId))
      .where(inArray(exhibitionStands.eventId, due));
    db.delete(standPeople).where(inArray(standPeople.standFirmId, places)).run();
    const lists = db
      .select({ id: imports.id })
      .from(imports)
      .where(and(eq(imports.kind, "attendance"), amongMany(sql`${imports.options} ->> '$.about'`, due)));
    db.update(importRows)
      .set({ cells: [], corrections: null, problems: [], before: null, after: null })
      .where(inArray(importRows.importId, lists))
      .run();
    eraseDetails(context, due, registrationIds);
    recordAudit(context, {
      action: "event.erasePeople",
      subjectKind: "event",
      subjectId: null,
      after: { events: due },
    });
    return due.length;
  });
}

/** What the log says about people in registrations and at the door of these events. */
function eraseDetails(context: Context, eventIds: number[], registrationIds: number[]): void {
  const ofRegistrations = and(
    eq(auditEntries.subjectKind, "registration"),
    amongMany(auditEntries.subjectId, registrationIds),
  );
  const ofDoors = and(
    eq(auditEntries.subjectKind, "event"),
    inArray(auditEntries.subjectId, eventIds),
    inArray(auditEntries.action, ["signIn.record", "signIn.undo"]),
  );
  eraseAuditDetails(context, or(ofRegistrations, ofDoors));
}
