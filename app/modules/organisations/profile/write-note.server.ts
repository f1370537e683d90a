import { and, desc, eq, isNull } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { notFound } from "~/http/errors";
import { organisationNotes, users } from "~db/schema";
import { transact } from "~db/transact";
import type { NoteValues } from "./note-form";
import { organisationInCare } from "../organisation-care.server";

/** Writes an entry into the log of notes about an organisation; only the promoter's people read it. */
export function writeNote(context: Context, organisationId: number, { day, body }: NoteValues): number {
  authorize(context, "organisation.write");
  return transact(context, () => {
    organisationInCare(context, organisationId);
    const { id } = context.db
      .insert(organisationNotes)
      .values({ organisationId, day, body, createdBy: context.actor.userId, createdAt: context.now() })
      .returning({ id: organisationNotes.id })
      .get();
    recordAudit(context, {
      action: "organisation.writeNote",
      subjectKind: "organisation",
      subjectId: organisationId,
      after: { noteId: id, day, body },
    });
    return id;
  });
}

/** Takes an entry out of sight, or back into it; the log of the record keeps what it said. */
export function setNoteRemoved(context: Context, organisationId: number, noteId: number, removed: boolean): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    organisationInCare(context, organisationId);
    const which = and(eq(organisationNotes.id, noteId), eq(organisationNotes.organisationId, organisationId));
    const note = context.db.select().from(organisationNotes).where(which).get();
    if (!note) throw notFound();
    if ((note.removedAt !== null) === removed) return;
    context.db
      .update(organisationNotes)
      .set({ removedAt: removed ? context.now() : null })
      .where(which)
      .run();
    recordAudit(context, {
      action: removed ? "organisation.removeNote" : "organisation.restoreNote",
      subjectKind: "organisation",
      subjectId: organisationId,
      after: { noteId, day: note.day },
    });
  });
}

const SHOWN = 200;

/** The entries that are in sight, latest day first. */
export function notesOf(context: Context, organisationId: number) {
  authorize(context, "home.see");
  organisationInCare(context, organisationId);
  return context.db
    .select({ id: organisationNotes.id, day: organisationNotes.day, body: organisationNotes.body, by: users.name })
    .from(organisationNotes)
    .leftJoin(users, eq(users.id, organisationNotes.createdBy))
    .where(and(eq(organisationNotes.organisationId, organisationId), isNull(organisationNotes.removedAt)))
    .orderBy(desc(organisationNotes.day), desc(organisationNotes.id))
    .limit(SHOWN)
    .all();
}
