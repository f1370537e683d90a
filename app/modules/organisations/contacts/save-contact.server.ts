import { and, eq, ne } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import { DEFAULT_LOCALE } from "~/i18n/locales";
import { contacts } from "~db/schema";
import { transact } from "~db/transact";
import type { ContactChange, ContactValues } from "./contact-form";
import { organisationInCare } from "../organisation-care.server";

type NewContact = Pick<ContactValues, "name" | "duty" | "phone" | "email"> &
  Partial<Pick<ContactValues, "purposes" | "locale" | "isMain">>;

interface SavedContact {
  organisationId: number;
  contactId?: number | null;
  /** `updatedAt` of the contact the person saw. */
  seenAt?: number;
  values: NewContact;
}

/** Adds a contact to an organisation or changes one. The entries are kept with the organisation, as part of its story. */
export function saveContact(context: Context, { organisationId, contactId = null, seenAt, values }: SavedContact) {
  authorize(context, "contact.write");
  organisationInCare(context, organisationId);
  return transact(context, () => {
    if (contactId !== null) return change(context, organisationId, contactId, seenAt, () => values);
    const { name, duty, phone, email, purposes = ["general"], isMain = false } = values;
    const locale = values.locale ?? DEFAULT_LOCALE;
    const now = context.now();
    const { id } = context.db
      .insert(contacts)
      .values({ organisationId, name, duty, phone, email, purposes, locale, isMain, createdAt: now, updatedAt: now })
      .returning({ id: contacts.id })
      .get();
    if (isMain) onlyMain(context, organisationId, id);
    recordAudit(context, {
      action: "contact.add",
      subjectKind: "organisation",
      subjectId: organisationId,
      after: { contactId: id, name, duty, phone, email, purposes, locale, isMain },
    });
    return id;
  });
}

/** Changes a contact by somebody who was not shown the number and the address: they stay where nothing was typed. */
export function changeContact(
  context: Context,
  {
    organisationId,
    contactId,
    seenAt,
    values,
  }: Required<Omit<SavedContact, "values">> & {
    values: Omit<ContactChange, "locale"> & Partial<Pick<ContactChange, "locale">>;
  },
) {
  authorize(context, "contact.write");
  organisationInCare(context, organisationId);
  return transact(context, () => {
    if (contactId === null) throw notFound();
    return change(context, organisationId, contactId, seenAt, (before) => {
      const { removePhone, removeEmail, ...typed } = values;
      const phone = removePhone ? null : (typed.phone ?? before.phone);
      const email = removeEmail ? null : (typed.email ?? before.email);
      if (phone === null && email === null) throw invalidField("phone", "contact.phoneOrMail");
      return { ...typed, phone, email };
    });
  });
}

function change(
  context: Context,
  organisationId: number,
  contactId: number,
  seenAt: number | undefined,
  wanted: (before: typeof contacts.$inferSelect) => NewContact,
): number {
  const owned = and(eq(contacts.id, contactId), eq(contacts.organisationId, organisationId));
  const before = context.db.select().from(contacts).where(owned).get();
  if (!before) throw notFound();
  if (seenAt !== undefined && before.updatedAt !== seenAt) throw conflict("error.conflict");
  const values = wanted(before);
  const { name, duty, phone, email, purposes = before.purposes, isMain = before.isMain } = values;
  const after = { name, duty, phone, email, purposes: [...purposes], locale: values.locale ?? before.locale, isMain };
  const seen = {
    name: before.name,
    duty: before.duty,
    phone: before.phone,
    email: before.email,
    purposes: before.purposes,
    locale: before.locale,
    isMain: before.isMain,
  };
  if (JSON.stringify(seen) === JSON.stringify(after)) return contactId;
  // Two changes within a millisecond must still differ for whoever has the contact open.
  context.db
    .update(contacts)
    .set({ ...after, updatedAt: Math.max(context.now(), before.updatedAt + 1) })
    .where(owned)
    .run();
  if (isMain) onlyMain(context, organisationId, contactId);
  recordAudit(context, {
    action: "contact.update",
    subjectKind: "organisation",
    subjectId: organisationId,
    before: seen,
    after,
    about: { contactId },
  });
  return contactId;
}

function onlyMain(context: Context, organisationId: number, contactId: number): void {
  context.db
    .update(contacts)
    .set({ isMain: false })
    .where(and(eq(contacts.organisationId, organisationId), ne(contacts.id, contactId), eq(contacts.isMain, true)))
    .run();
}
