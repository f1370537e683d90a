import { isRepresentative } from "~/access/roles";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { contacts, directoryConsents, directoryEntries } from "~db/schema";
import { transact } from "~db/transact";
import { standingConsent } from "../contacts/contact-consent";
import { currentNotice } from "../contacts/notice-queries.server";
import type { WithdrawalWay } from "../contacts/vocabulary";
import type { DirectoryValues } from "./directory-form";
import { DIRECTORY_PARTS, type DirectoryPart } from "./vocabulary";
import { organisationInCare } from "../organisation-care.server";

/** A firm in the portal can only have said so there. */
function wayOf(context: Context, way: WithdrawalWay): WithdrawalWay {
  return isRepresentative(context.actor) ? "portal" : way;
}

/**
 * Records what a firm agrees to show, and what it says of itself: parts that are ticked are agreed to, the others withdrawn, all at
 * once and from now on.
 * @throws Refusal (conflict) when the notice or the entry changed since the form was opened
 */
export function agreeDirectory(context: Context, organisationId: number, values: DirectoryValues): void {
  authorize(context, "directory.agree", { id: organisationId });
  transact(context, () => {
    organisationInCare(context, organisationId);
    const notice = currentNotice(context, "directory").version;
    if (values.noticeVersion !== notice) throw conflict("directory.noticeChanged");
    const way = wayOf(context, values.way);
    const wanted = DIRECTORY_PARTS.filter((part) => values.part[part]);
    const before = standing(context, organisationId);
    saveEntry(context, organisationId, values);
    withdraw(
      context,
      organisationId,
      before.filter(({ part }) => !wanted.includes(part)).map(({ part }) => part),
      way,
    );
    const last = lastInstant(context, organisationId);
    for (const part of wanted) {
      if (before.some((each) => each.part === part && each.noticeVersion === notice)) continue;
      context.db
        .insert(directoryConsents)
        .values({
          ...{ organisationId, part, noticeVersion: notice, givenHow: way, evidence: values.evidence },
          // Given after everything before it, also within one millisecond.
          givenAt: Math.max(context.now(), last + 1),
          givenBy: context.actor.userId,
        })
        .run();
    }
    recordAudit(context, {
      action: "directory.agree",
      subjectKind: "organisation",
      subjectId: organisationId,
      before: { parts: before.map(({ part }) => part), noticeVersion: before[0]?.noticeVersion ?? null },
      after: { parts: wanted, noticeVersion: wanted.length > 0 ? notice : null },
      about: { way, evidence: values.evidence },
    });
  });
}

/** Takes a firm out of the directory, at once. */
export function leaveDirectory(context: Context, organisationId: number, way: WithdrawalWay): void {
  authorize(context, "directory.agree", { id: organisationId });
  transact(context, () => {
    organisationInCare(context, organisationId);
    const before = standing(context, organisationId).map(({ part }) => part);
    withdraw(context, organisationId, [...DIRECTORY_PARTS], wayOf(context, way));
    recordAudit(context, {
      action: "directory.leave",
      subjectKind: "organisation",
      subjectId: organisationId,
      before: { parts: before },
      after: { parts: [] },
      about: { way: wayOf(context, way) },
    });
  });
}

function consentRows(context: Context, organisationId: number) {
  return context.db.select().from(directoryConsents).where(eq(directoryConsents.organisationId, organisationId)).all();
}

function standing(context: Context, organisationId: number): { part: DirectoryPart; noticeVersion: string }[] {
  const all = consentRows(context, organisationId);
  return DIRECTORY_PARTS.flatMap((part) => {
    const consent = standingConsent(all.filter((each) => each.part === part));
    return consent ? [{ part, noticeVersion: consent.noticeVersion }] : [];
  });
}

function lastInstant(context: Context, organisationId: number): number {
  return Math.max(
    0,
    ...consentRows(context, organisationId).flatMap(({ givenAt, withdrawnAt }) => [givenAt, withdrawnAt ?? 0]),
  );
}

function withdraw(context: Context, organisationId: number, parts: DirectoryPart[], way: WithdrawalWay): void {
  if (parts.length === 0) return;
  context.db
    .update(directoryConsents)
    .set({
      // Not before anything was given, whatever the clock did meanwhile.
      withdrawnAt: Math.max(context.now(), lastInstant(context, organisationId)),
      withdrawnHow: way,
      withdrawnBy: context.actor.userId,
    })
    .where(
      and(
        eq(directoryConsents.organisationId, organisationId),
        inArray(directoryConsents.part, parts),
        isNull(directoryConsents.withdrawnAt),
      ),
    )
    .run();
}

function saveEntry(context: Context, organisationId: number, values: DirectoryValues): void {
  const { descriptionZh, descriptionEn, phone, contactId } = values;
  if (contactId !== null) {
    const own = and(eq(contacts.id, contactId), eq(contacts.organisationId, organisationId));
    if (!context.db.select({ id: contacts.id }).from(contacts).where(own).get())
      throw invalidField("contactId", "field.notAChoice");
  }
  if (values.part.person && contactId === null) throw invalidField("contactId", "directory.personNeeded");
  const entry = context.db
    .select()
    .from(directoryEntries)
    .where(eq(directoryEntries.organisationId, organisationId))
    .orderBy(desc(directoryEntries.updatedAt), desc(directoryEntries.id))
    .get();
  if ((entry?.version ?? 0) !== values.version) throw conflict("error.conflict");
  const said = { descriptionZh, descriptionEn, phone, contactId };
  const stamp = { updatedAt: context.now(), updatedBy: context.actor.userId, version: values.version + 1 };
  if (!entry) {
    context.db
      .insert(directoryEntries)
      .values({ organisationId, ...said, ...stamp })
      .run();
  } else {
    context.db
      .update(directoryEntries)
      .set({ ...said, ...stamp, updatedAt: Math.max(stamp.updatedAt, entry.updatedAt) })
      .where(eq(directoryEntries.id, entry.id))
      .run();
  }
  recordAudit(context, {
    action: "directory.describe",
    subjectKind: "organisation",
    subjectId: organisationId,
    before: {
      descriptionZh: entry?.descriptionZh ?? null,
      descriptionEn: entry?.descriptionEn ?? null,
      phone: entry?.phone ?? null,
      contactId: entry?.contactId ?? null,
    },
    after: said,
  });
}
