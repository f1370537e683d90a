import { asc, desc, eq } from "drizzle-orm";
import type { Translate } from "~/i18n/translate";
import { maskedMail, maskedPhone } from "~/modules/organisations/contacts/contact-mask";
import { asPurpose, PURPOSE_LABELS, WAY_LABELS, type WithdrawalWay } from "~/modules/organisations/contacts/vocabulary";
import { type DirectoryPart, PART_LABELS } from "~/modules/organisations/directory/vocabulary";
import type { WrittenKind, WrittenValue } from "~/transfer/tables/written-table";
import { contactConsents, contacts, directoryConsents, directoryEntries } from "~db/schema";
import { table, list, day, type Readers, type Word } from "./held-reader.server";

/** Its contacts, and what they and the firm agreed to. */
export const heldOfContacts = {
  contacts: ({ context, t, id, ownMail }) =>
    table(
      [
        ["held.column.name"],
        ["held.column.duty"],
        ["held.column.phone"],
        ["held.column.email"],
        ["held.column.purposes"],
        ["held.column.since", "day"],
      ],
      context.db
        .select()
        .from(contacts)
        .where(eq(contacts.organisationId, id))
        .orderBy(desc(contacts.isMain), asc(contacts.id))
        .all()
        .map((contact) => {
          // To colleagues as on every page: enough to recognise.
          const own = contact.email?.toLowerCase() === ownMail;
          return [
            ...[contact.name, contact.duty, own ? contact.phone : maskedPhone(contact.phone)],
            ...[
              own ? contact.email : maskedMail(contact.email),
              purposeWords(t, contact.purposes),
              day(contact.createdAt),
            ],
          ];
        }),
    ),
  consents: ({ context, t, id }) =>
    table(
      [["held.column.name"], ["held.column.purpose"], ...CONSENT_COLUMNS],
      context.db
        .select({ name: contacts.name, consent: contactConsents })
        .from(contactConsents)
        .innerJoin(contacts, eq(contacts.id, contactConsents.contactId))
        .where(eq(contacts.organisationId, id))
        .orderBy(asc(contactConsents.givenAt), asc(contactConsents.id))
        .all()
        .map(({ name, consent }) => [name, purposeWords(t, [consent.purpose]), ...consentCells(t, consent)]),
    ),
  directory: ({ context, t, id }) => {
    const consents = context.db
      .select()
      .from(directoryConsents)
      .where(eq(directoryConsents.organisationId, id))
      .orderBy(asc(directoryConsents.givenAt), asc(directoryConsents.id))
      .all();
    const entry = context.db
      .select()
      .from(directoryEntries)
      .where(eq(directoryEntries.organisationId, id))
      .orderBy(desc(directoryEntries.updatedAt), desc(directoryEntries.id))
      .get();
    const said = [entry?.descriptionZh, entry?.descriptionEn, entry?.phone].filter(
      (text) => text != null && text !== "",
    );
    return table(
      [["held.column.part"], ...CONSENT_COLUMNS],
      [
        ...consents.map((consent) => [t(PART_LABELS[consent.part as DirectoryPart]), ...consentCells(t, consent)]),
        ...said.map((text) => [text, null, day(entry!.updatedAt), null, null, null]),
      ],
    );
  },
} satisfies Readers;

const CONSENT_COLUMNS = [
  ["held.column.noticeVersion"],
  ["held.column.givenOn", "day"],
  ["held.column.givenHow"],
  ["held.column.withdrawnOn", "day"],
  ["held.column.withdrawnHow"],
] as const satisfies readonly (readonly [Word, WrittenKind?])[];

function consentCells(
  t: Translate,
  consent: Pick<
    typeof contactConsents.$inferSelect,
    "noticeVersion" | "givenAt" | "givenHow" | "withdrawnAt" | "withdrawnHow"
  >,
): WrittenValue[] {
  const way = (text: string | null) => (text === null ? null : t(WAY_LABELS[text as WithdrawalWay]));
  return [
    ...[consent.noticeVersion, day(consent.givenAt), way(consent.givenHow)],
    ...[day(consent.withdrawnAt), way(consent.withdrawnHow)],
  ];
}

function purposeWords(t: Translate, purposes: readonly string[]): string {
  return list(
    purposes.flatMap((text) => {
      const purpose = asPurpose(text);
      return purpose === null ? [] : [t(PURPOSE_LABELS[purpose])];
    }),
  );
}
