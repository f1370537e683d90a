import { and, asc, desc, eq, gte, inArray, isNull, or } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { filesOf } from "~/files/file-queries.server";
import type { MessageKey } from "~/i18n/messages";
import { translateFor } from "~/i18n/messages.server";
import type { Translate } from "~/i18n/translate";
import { deviceNames } from "~/modules/accounts/device-names";
import { ROLE_LABELS } from "~/modules/accounts/role-labels";
import { COMPLAINT_STATE_LABELS } from "~/modules/conduct/conduct-labels";
import { conductOfOrganisation } from "~/modules/conduct/conduct-queries.server";
import { PRESENCE_MODE_LABELS, REGISTRATION_STATUS_LABELS } from "~/modules/events/event-labels";
import { answersInWords } from "~/modules/events/fields/answers-in-words.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { NOTHING_CHOSEN } from "~/modules/events/programme/choices";
import { choiceNames, claimsOfParties } from "~/modules/events/programme/programme-queries.server";
import { registrationStatus } from "~/modules/events/registration-status";
import { placesOfFirm } from "~/modules/events/stands/stand-queries.server";
import { STAND_FIRM_STATUS_LABELS } from "~/modules/events/stands/vocabulary";
import type { PresenceMode, RegistrationStatus } from "~/modules/events/vocabulary";
import { MANDATE_ROLE_LABELS } from "~/modules/governance/governance-labels";
import type { MandateRole } from "~/modules/governance/vocabulary";
import { maskedMail, maskedPhone } from "~/modules/organisations/contacts/contact-mask";
import { asPurpose, PURPOSE_LABELS, WAY_LABELS, type WithdrawalWay } from "~/modules/organisations/contacts/vocabulary";
import { PART_LABELS, type DirectoryPart } from "~/modules/organisations/directory/vocabulary";
import { FIELD_LABELS } from "~/modules/organisations/field-labels";
import { membershipPage } from "~/modules/organisations/membership/membership-page.server";
import {
  APPLICATION_STATE_LABELS,
  DUE_STATE_LABELS,
  MEMBERSHIP_STATUS_LABELS,
  type ApplicationState,
} from "~/modules/organisations/membership/vocabulary";
import { organisationDetail, visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import { firmFiles, sharedFiles } from "~/modules/organisations/profile/organisation-files.server";
import { profileFacts } from "~/modules/organisations/profile/profile-facts.server";
import { LEVEL_LABELS, STATE_LABELS } from "~/modules/organisations/recognitions/vocabulary";
import { recognitionsOfOrganisation } from "~/modules/organisations/recognitions/recognition-queries.server";
import { sitesOfOrganisation } from "~/modules/organisations/sites/site-queries.server";
import { SITE_KIND_LABELS } from "~/modules/organisations/sites/vocabulary";
import { stagesOfOrganisation } from "~/modules/organisations/stages/stage-queries.server";
import { STEP_LABELS } from "~/modules/organisations/stages/vocabulary";
import { CHAIN_ROLE_LABELS, KIND_LABELS, SIZE_LABELS } from "~/modules/organisations/vocabulary";
import type { WrittenKind, WrittenValue } from "~/transfer/tables/written-table";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";
import {
  apiTokens,
  calendarFeeds,
  complaints,
  contactConsents,
  contacts,
  dataConfirmations,
  dataProposalFields,
  dataProposals,
  directoryConsents,
  directoryEntries,
  dues,
  eventInvitations,
  events,
  governanceBodies,
  mandates,
  membershipApplications,
  outboxMessages,
  registeredPeople,
  registrations,
  representations,
  sessions,
  signIns,
  standFirms,
  users,
} from "~db/schema";
import { dataRequestsOfFirm } from "./data-request-queries.server";
import type { HeldKind, HeldTable } from "./held-table";
import { causeOfMail, type MailSubject } from "./mail-cause";
import { DATA_REQUEST_KIND_LABELS, DATA_REQUEST_STATE_LABELS } from "./vocabulary";

type Word = Extract<MessageKey, `held.column.${string}`>;
type Reader = (held: Held) => Omit<HeldTable, "kind">;

interface Held {
  context: Context;
  t: Translate;
  id: number;
  userId: number;
  /** The address of the person who is signed in: what was sent to it is not masked. */
  ownMail: string;
}

const table = (columns: readonly (readonly [Word, WrittenKind?])[], rows: WrittenValue[][]): ReturnType<Reader> => ({
  columns: columns.map(([header, kind]) => ({
    header,
    kind: kind ?? "text",
  })),
  rows,
});

const list = (values: readonly string[]) => values.join("；");
const day = (instant: number | null) => (instant === null ? null : dayOfInstant(instant));
const moment = (instant: number | null) =>
  instant === null ? null : `${dayOfInstant(instant)} ${timeOfInstant(instant)}`;
const yuan = (fen: number) => fen / 100;

/** Who is registered, each with the ticket and the sessions that were chosen. */
function peopleWithChoices(context: Context, of: readonly { id: number; eventId: number }[]) {
  const ids = of.map(({ id }) => id);
  const claims = claimsOfParties(context, ids);
  const named = context.db
    .select()
    .from(registeredPeople)
    .where(inArray(registeredPeople.registrationId, ids))
    .orderBy(asc(registeredPeople.id))
    .all();
  const namesAt = new Map<number, ReturnType<typeof choiceNames>>();
  const namesOf = (eventId: number) => {
    const names = namesAt.get(eventId) ?? choiceNames(context, eventId);
    namesAt.set(eventId, names);
    return names;
  };
  return ({ id, eventId }: { id: number; eventId: number }): string => {
    const chosen = new Map((claims.get(id) ?? []).map((claim) => [claim.id, claim]));
    return list(
      named
        .filter(({ registrationId }) => registrationId === id)
        .map((person) => {
          const claim = chosen.get(person.id);
          const hasChosen = claim && (claim.ticketTypeId !== null || claim.sessionIds.length > 0);
          const { ticketType, sessions } = hasChosen ? namesOf(eventId)(claim) : NOTHING_CHOSEN;
          const said = [ticketType, ...sessions].filter((line) => line !== null);
          const name = [person.name, person.duty].filter(Boolean).join(" ");
          return said.length === 0 ? name : `${name} (${said.join(", ")})`;
        }),
    );
  };
}

const READERS: Record<HeldKind, Reader> = {
  register: ({ context, t, id }) => {
    const firm = organisationDetail(context, id);
    const profile = profileFacts(context, id);
    const facts: [string, string | null][] = [
      [t(FIELD_LABELS.legalName), firm.legalName],
      [t(FIELD_LABELS.shortName), firm.shortName],
      [t(FIELD_LABELS.formerNames), list(firm.formerNames)],
      [t(FIELD_LABELS.englishName), firm.englishName],
      [t(FIELD_LABELS.creditCode), firm.creditCode],
      [t(FIELD_LABELS.creditCodeConfirmed), t(firm.creditCodeConfirmed ? "yes" : "no")],
      [t(FIELD_LABELS.kind), t(KIND_LABELS[firm.kind])],
      [t(FIELD_LABELS.sizeClass), firm.sizeClass === null ? null : t(SIZE_LABELS[firm.sizeClass])],
      [t(FIELD_LABELS.region), firm.regionName],
      [t("held.pastRegions"), list(profile.pastRegions.map(({ name, lastDay }) => `${name} – ${lastDay}`))],
      [t(FIELD_LABELS.address), firm.address],
      [t(FIELD_LABELS.industry), [firm.industryCode, firm.industry].filter(Boolean).join(" ")],
      [t(FIELD_LABELS.chainRoles), list(firm.chainRoles.map((role) => t(CHAIN_ROLE_LABELS[role])))],
      [t(FIELD_LABELS.products), list(firm.products)],
      [t(FIELD_LABELS.website), firm.website],
      [t(FIELD_LABELS.groupName), firm.groupName],
      [
        t("organisation.field.aboveScale"),
        list(profile.aboveScale.map(({ since, until }) => `${since} – ${until ?? ""}`)),
      ],
      [t(FIELD_LABELS.tags), list(firm.tags)],
      [t(FIELD_LABELS.promoterId), firm.promoterName],
      [t("held.changedOn"), dayOfInstant(firm.updatedAt)],
    ];
    return table(
      [["held.column.field"], ["held.column.value"]],
      facts.filter(([, value]) => value !== null && value !== ""),
    );
  },
  sites: ({ context, t, id }) =>
    table(
      [
        ["held.column.kind"],
        ["held.column.name"],
        ["held.column.region"],
        ["held.column.address"],
        ["held.column.from", "day"],
        ["held.column.until", "day"],
      ],
      sitesOfOrganisation(context, id).map((site) => [
        ...[t(SITE_KIND_LABELS[site.kind]), site.name, site.region, site.address, site.fromDay, site.untilDay],
      ]),
    ),
  stages: ({ context, t, id }) =>
    table(
      [["held.column.day", "day"], ["held.column.step"]],
      stagesOfOrganisation(context, id).steps.map((step) => [step.day, t(STEP_LABELS[step.step])]),
    ),
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
  membership: ({ context, t, id }) =>
    table(
      [["held.column.from", "day"], ["held.column.until", "day"], ["held.column.status"], ["held.column.class"]],
      membershipPage(context, id).spans.map((span) => [
        ...[span.fromDay, span.untilDay, t(MEMBERSHIP_STATUS_LABELS[span.status]), span.className],
      ]),
    ),
  dues: ({ context, t, id }) =>
    table(
      [
        ["held.column.year", "integer"],
        ["held.column.yuan", "decimal"],
        ["held.column.dueOn", "day"],
        ["held.column.status"],
        ["held.column.paidOn", "day"],
      ],
      (membershipPage(context, id).dues ?? []).map((due) => [
        ...[due.year, yuan(due.amountFen), due.dueDay, t(DUE_STATE_LABELS[due.state]), due.paidOn],
      ]),
    ),
  applications: ({ context, t, id }) =>
    table(
      [
        ["held.column.day", "day"],
        ["held.column.name"],
        ["held.column.contact"],
        ["held.column.status"],
        ["held.column.answeredOn", "day"],
      ],
      context.db
        .select()
        .from(membershipApplications)
        .where(eq(membershipApplications.organisationId, id))
        .orderBy(desc(membershipApplications.createdAt))
        .all()
        .map((row) => [
          ...[day(row.createdAt), row.legalName, row.contactName],
          ...[t(APPLICATION_STATE_LABELS[row.state as ApplicationState]), day(row.decidedAt)],
        ]),
    ),
  recognitions: ({ context, t, id }) =>
    table(
      [
        ["held.column.name"],
        ["held.column.level"],
        ["held.column.certificate"],
        ["held.column.issuedOn", "day"],
        ["held.column.until", "day"],
        ["held.column.status"],
      ],
      recognitionsOfOrganisation(context, id).map((row) => [
        ...[
          row.type,
          t(LEVEL_LABELS[row.level]),
          row.certificateNumber,
          row.issuedOn,
          row.validUntil,
          t(STATE_LABELS[row.state]),
        ],
      ]),
    ),
  invitations: ({ context, t, id }) =>
    table(
      [
        ["held.column.event"],
        ["held.column.day", "day"],
        ["held.column.name"],
        ["held.column.at"],
        ["held.column.declinedAt"],
        ["held.column.remindedAt"],
      ],
      context.db
        .select({
          invitation: eventInvitations,
          name: contacts.name,
          event: { titleZh: events.titleZh, titleEn: events.titleEn, startDay: events.startDay },
        })
        .from(eventInvitations)
        .innerJoin(events, eq(events.id, eventInvitations.eventId))
        .leftJoin(contacts, eq(contacts.id, eventInvitations.contactId))
        .where(eq(eventInvitations.organisationId, id))
        .orderBy(desc(events.startsAt), desc(eventInvitations.id))
        .all()
        .map(({ invitation, name, event }) => [
          ...[eventTitle(event, context.locale), event.startDay, name ?? t("invitation.contactGone")],
          ...[moment(invitation.sentAt), moment(invitation.declinedAt), moment(invitation.remindedAt)],
        ]),
    ),
  registrations: ({ context, t, id }) => {
    const found = context.db
      .select({
        registration: registrations,
        event: { titleZh: events.titleZh, titleEn: events.titleEn, startDay: events.startDay },
      })
      .from(registrations)
      .innerJoin(events, eq(events.id, registrations.eventId))
      .where(eq(registrations.organisationId, id))
      .orderBy(desc(events.startsAt), desc(registrations.id))
      .all();
    const people = peopleWithChoices(
      context,
      found.map(({ registration }) => registration),
    );
    return table(
      [
        ["held.column.event"],
        ["held.column.day", "day"],
        ["held.column.people"],
        ["held.column.status"],
        ["held.column.contact"],
        ["held.column.registeredAt"],
        ["held.column.answers"],
      ],
      found.map(({ registration, event }) => {
        const status = registrationStatus(
          { ...registration, status: registration.status as RegistrationStatus },
          context.now(),
        );
        return [
          ...[eventTitle(event, context.locale), event.startDay, people(registration)],
          ...[
            t(REGISTRATION_STATUS_LABELS[status]),
            [registration.contactName, registration.email, registration.phone].filter(Boolean).join(" "),
            moment(registration.createdAt),
            answersHeld(context, t, registration),
          ],
        ];
      }),
    );
  },
  signIns: ({ context, t, id }) =>
    table(
      [
        ["held.column.event"],
        ["held.column.day", "day"],
        ["held.column.name"],
        ["held.column.mode"],
        ["held.column.at"],
      ],
      context.db
        .select({ signIn: signIns, event: { titleZh: events.titleZh, titleEn: events.titleEn } })
        .from(signIns)
        .innerJoin(events, eq(events.id, signIns.eventId))
        .where(eq(signIns.organisationId, id))
        .orderBy(desc(signIns.day), desc(signIns.id))
        .all()
        .map(({ signIn, event }) => [
          ...[eventTitle(event, context.locale), signIn.day, signIn.personName],
          ...[t(PRESENCE_MODE_LABELS[signIn.mode as PresenceMode]), moment(signIn.recordedAt)],
        ]),
    ),
  stands: ({ context, t, id }) =>
    table(
      [
        ["held.column.event"],
        ["held.column.title"],
        ["held.column.status"],
        ["held.column.products"],
        ["held.column.people"],
        ["held.column.published"],
        ["held.column.yuan", "decimal"],
        ["held.column.registeredAt"],
        ["held.column.endedAt"],
      ],
      placesOfFirm(context, id).map(({ event, stand, place, people, paysFen }) => [
        ...[eventTitle(event, context.locale), eventTitle(stand, context.locale)],
        ...[t(STAND_FIRM_STATUS_LABELS[place.status]), place.products?.split("\n").join("；") ?? null, list(people)],
        ...[t(place.listed ? "yes" : "no"), paysFen === null ? null : yuan(paysFen)],
        ...[moment(place.askedAt), moment(place.withdrawnAt)],
      ]),
    ),
  mandates: ({ context, t, id }) =>
    table(
      [
        ["held.column.body"],
        ["held.column.name"],
        ["held.column.role"],
        ["held.column.from", "day"],
        ["held.column.until", "day"],
      ],
      context.db
        .select({ mandate: mandates, nameZh: governanceBodies.nameZh, nameEn: governanceBodies.nameEn })
        .from(mandates)
        .innerJoin(governanceBodies, eq(governanceBodies.id, mandates.bodyId))
        .where(eq(mandates.organisationId, id))
        .orderBy(desc(mandates.fromDay), desc(mandates.id))
        .all()
        .map(({ mandate, nameZh, nameEn }) => [
          ...[(context.locale === "en" && nameEn) || nameZh, mandate.personName],
          ...[t(MANDATE_ROLE_LABELS[mandate.role as MandateRole]), mandate.fromDay, mandate.untilDay],
        ]),
    ),
  pledges: ({ context, id }) =>
    table(
      [
        ["held.column.title"],
        ["held.column.version", "integer"],
        ["held.column.day", "day"],
        ["held.column.signatory"],
      ],
      conductOfOrganisation(context, id).signatures.map((row) => [
        ...[row.title, row.textNumber, row.signedOn, row.signatoryName],
      ]),
    ),
  commendations: ({ context, t, id }) =>
    table(
      [
        ["held.column.day", "day"],
        ["held.column.reason"],
        ["held.column.awardedBy"],
        ["held.column.consentedOn", "day"],
        ["held.column.published"],
      ],
      conductOfOrganisation(context, id).commendations.map((row) => [
        ...[row.day, row.reason, row.awardedBy, row.consentOn, t(row.published ? "yes" : "no")],
      ]),
    ),
  complaints: ({ context, t, id }) => {
    const today = dayOfInstant(context.now());
    // The same as on the desk: what the firm was informed of, and what it complained of itself.
    const lodged = context.db
      .select({
        number: complaints.number,
        day: complaints.receivedOn,
        state: complaints.state,
        subject: complaints.subject,
      })
      .from(complaints)
      .where(
        and(
          eq(complaints.complainantOrganisationId, id),
          eq(complaints.source, "portal"),
          or(isNull(complaints.expiresOn), gte(complaints.expiresOn, today)),
        ),
      )
      .orderBy(desc(complaints.id))
      .all();
    const state = (text: string) => t(COMPLAINT_STATE_LABELS[text as keyof typeof COMPLAINT_STATE_LABELS]);
    return table(
      [
        ["held.column.number"],
        ["held.column.side"],
        ["held.column.day", "day"],
        ["held.column.subject"],
        ["held.column.status"],
      ],
      [
        ...conductOfOrganisation(context, id).complaints.map((row) => [
          ...[row.number, t("held.complaint.about"), row.receivedOn, null, state(row.state)],
        ]),
        ...lodged.map((row) => [row.number, t("held.complaint.lodged"), row.day, row.subject, state(row.state)]),
      ],
    );
  },
  confirmations: ({ context, t, id }) =>
    table(
      [["held.column.at"], ["held.column.by"], ["held.column.side"]],
      context.db
        .select({ at: dataConfirmations.confirmedAt, byFirm: dataConfirmations.byFirm, by: users.name })
        .from(dataConfirmations)
        .leftJoin(users, eq(users.id, dataConfirmations.confirmedBy))
        .where(eq(dataConfirmations.organisationId, id))
        .orderBy(desc(dataConfirmations.confirmedAt), desc(dataConfirmations.id))
        .all()
        .map((row) => [moment(row.at), row.by, t(row.byFirm ? "held.confirmed.byFirm" : "held.confirmed.byStaff")]),
    ),
  proposals: ({ context, t, id }) =>
    table(
      [
        ["held.column.at"],
        ["held.column.field"],
        ["held.column.seen"],
        ["held.column.proposed"],
        ["held.column.decision"],
        ["held.column.remark"],
      ],
      context.db
        .select({ proposal: dataProposals, field: dataProposalFields })
        .from(dataProposals)
        .leftJoin(dataProposalFields, eq(dataProposalFields.proposalId, dataProposals.id))
        .where(eq(dataProposals.organisationId, id))
        .orderBy(desc(dataProposals.id), asc(dataProposalFields.field))
        .all()
        .map(({ proposal, field }) => [
          moment(proposal.proposedAt),
          field === null ? null : t(FIELD_LABELS[field.field as keyof typeof FIELD_LABELS]),
          ...[field?.seen, field?.proposed],
          field?.decision == null
            ? null
            : t(field.decision === "accepted" ? "held.proposal.accepted" : "held.proposal.declined"),
          proposal.remark,
        ]),
    ),
  requests: ({ context, t, id }) =>
    table(
      [
        ["held.column.day", "day"],
        ["held.column.kind"],
        ["held.column.name"],
        ["held.column.text"],
        ["held.column.dueOn", "day"],
        ["held.column.status"],
        ["held.column.answer"],
        ["held.column.answeredOn", "day"],
      ],
      dataRequestsOfFirm(context, id).map((row) => [
        ...[row.receivedOn, t(DATA_REQUEST_KIND_LABELS[row.kind]), row.personName, row.text, row.dueOn],
        ...[t(DATA_REQUEST_STATE_LABELS[row.state]), row.answer, row.answeredOn],
      ]),
    ),
  files: ({ context, t, id }) =>
    table(
      [
        ["held.column.name"],
        ["held.column.purpose"],
        ["held.column.bytes", "integer"],
        ["held.column.at"],
        ["held.column.by"],
      ],
      [firmFiles, sharedFiles].flatMap((subject) =>
        filesOf(context, subject, id).files.map((file) => [
          ...[file.name, t(subject.purposes[file.purpose] ?? "organisation.files.purpose.other")],
          ...[file.size, moment(file.uploadedAt), file.uploadedBy],
        ]),
      ),
    ),
  mails: (held) =>
    table(
      [["held.column.at"], ["held.column.recipient"], ["held.column.subject"], ["held.column.sentAt"]],
      mailsHeld(held).map((mail) => [
        moment(mail.createdAt),
        mail.recipient === held.ownMail ? mail.recipient : maskedMail(mail.recipient),
        ...[mail.subject, moment(mail.sentAt)],
      ]),
    ),
  account: ({ context, t, userId }) => {
    const user = context.db.select().from(users).where(eq(users.id, userId)).get();
    if (!user) return table([["held.column.field"], ["held.column.value"]], []);
    const facts: [string, string | null][] = [
      [t("held.column.name"), user.name],
      [t("held.column.email"), user.email],
      [t("held.column.role"), t(ROLE_LABELS[user.role as keyof typeof ROLE_LABELS])],
      [t("held.column.language"), user.locale],
      [t("held.column.since"), dayOfInstant(user.createdAt)],
      [t("held.lastSignIn"), moment(user.lastSignInAt)],
    ];
    return table(
      [["held.column.field"], ["held.column.value"]],
      facts.filter(([, value]) => value !== null),
    );
  },
  signInsToProduct: ({ context, userId }) =>
    table(
      [
        ["held.column.device"],
        ["held.column.network"],
        ["held.column.at"],
        ["held.column.lastSeenAt"],
        ["held.column.expiresAt"],
      ],
      context.db
        .select()
        .from(sessions)
        .where(eq(sessions.userId, userId))
        .orderBy(desc(sessions.createdAt))
        .all()
        .map((session) => {
          const device = deviceNames(session.userAgent);
          return [
            device === null ? session.userAgent : `${device.browser} · ${device.system}`,
            ...[session.address, moment(session.createdAt), moment(session.lastSeenAt), moment(session.expiresAt)],
          ];
        }),
    ),
  access: ({ context, t, id, userId }) => {
    const speaks = context.db
      .select({ at: representations.createdAt })
      .from(representations)
      .where(and(eq(representations.userId, userId), eq(representations.organisationId, id)))
      .all();
    const tokens = context.db.select().from(apiTokens).where(eq(apiTokens.userId, userId)).all();
    const feeds = context.db.select().from(calendarFeeds).where(eq(calendarFeeds.userId, userId)).all();
    return table(
      [
        ["held.column.kind"],
        ["held.column.name"],
        ["held.column.at"],
        ["held.column.lastUsedAt"],
        ["held.column.endedAt"],
      ],
      [
        ...speaks.map((row) => [t("held.access.representation"), null, moment(row.at), null, null]),
        ...tokens.map((row) => [
          ...[t("held.access.token"), row.name, moment(row.createdAt), moment(row.lastUsedAt), moment(row.endedAt)],
        ]),
        ...feeds.map((row) => [
          ...[t("held.access.calendar"), null, moment(row.createdAt), moment(row.lastUsedAt), moment(row.endedAt)],
        ]),
      ],
    );
  },
};

/** What the firm and its people answered at a registration, a line each. */
function answersHeld(context: Context, t: Translate, { id, eventId }: { id: number; eventId: number }): string | null {
  const lines = (answersInWords(context, eventId, id)[id] ?? []).flatMap(({ name, answered }) =>
    answered.map(({ label, value }) => {
      const answer = t("asked.ofPerson", { name: label, answer: value });
      return name === null ? answer : `${name} ${answer}`;
    }),
  );
  return lines.length === 0 ? null : lines.join("\n");
}

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

/**
 * Mails that are still kept and that belong to this firm by what they are about, or to the account of who is signed in. One address may
 * speak for several firms: by the address alone nobody could tell whose a mail is.
 */
function mailsHeld({ context, id, userId, ownMail }: Held) {
  const { db } = context;
  const idsOf = (rows: { id: number }[]) => new Set(rows.map((row) => row.id));
  const recognised = new Set(recognitionsOfOrganisation(context, id).map((row) => row.id));
  const belongs: Partial<Record<MailSubject, ReadonlySet<number>>> = {
    registration: idsOf(
      db.select({ id: registrations.id }).from(registrations).where(eq(registrations.organisationId, id)).all(),
    ),
    stand: idsOf(db.select({ id: standFirms.id }).from(standFirms).where(eq(standFirms.organisationId, id)).all()),
    due: idsOf(db.select({ id: dues.id }).from(dues).where(eq(dues.organisationId, id)).all()),
    recognition: recognised,
    complaint: new Set(conductOfOrganisation(context, id).complaints.map((row) => row.id)),
    organisation: new Set([id]),
    application: idsOf(
      db
        .select({ id: membershipApplications.id })
        .from(membershipApplications)
        .where(eq(membershipApplications.organisationId, id))
        .all(),
    ),
    dataRequest: new Set(dataRequestsOfFirm(context, id).map((row) => row.id)),
  };
  const people = new Set(
    idsOf(db.select({ id: contacts.id }).from(contacts).where(eq(contacts.organisationId, id)).all()),
  );
  const addresses = [
    ownMail,
    ...db
      .select({ email: registrations.email })
      .from(registrations)
      .where(eq(registrations.organisationId, id))
      .all()
      .map(({ email }) => email),
    ...db
      .select({ email: membershipApplications.email })
      .from(membershipApplications)
      .where(eq(membershipApplications.organisationId, id))
      .all()
      .map(({ email }) => email),
    ...db
      .select({ email: users.email })
      .from(representations)
      .innerJoin(users, eq(users.id, representations.userId))
      .where(eq(representations.organisationId, id))
      .all()
      .map(({ email }) => email),
  ];
  return db
    .select({
      ...{ causeKey: outboxMessages.causeKey, recipient: outboxMessages.recipient, subject: outboxMessages.subject },
      ...{ contactId: outboxMessages.contactId, createdAt: outboxMessages.createdAt, sentAt: outboxMessages.sentAt },
    })
    .from(outboxMessages)
    .where(
      or(
        inArray(
          outboxMessages.recipient,
          [...new Set(addresses)].filter((address) => address !== ""),
        ),
        people.size > 0 ? inArray(outboxMessages.contactId, [...people]) : undefined,
      ),
    )
    .orderBy(desc(outboxMessages.createdAt), desc(outboxMessages.id))
    .limit(MOST_MAILS)
    .all()
    .filter((mail) => {
      if (mail.contactId !== null) return people.has(mail.contactId);
      const cause = causeOfMail(mail.causeKey);
      if (cause === null) return false;
      if (cause.subject === "account") return mail.recipient === ownMail && (cause.id === null || cause.id === userId);
      return cause.id !== null && (belongs[cause.subject]?.has(cause.id) ?? false);
    });
}

const MOST_MAILS = 2_000;

/**
 * Everything that is held about a firm and about the person who is signed in for it, by kind. What belongs to another firm of the same
 * person is not among it, nor is what staff noted for themselves.
 */
export function holdingsOf(context: Context, id: number): HeldTable[] {
  authorize(context, "holdings.see", { id });
  visibleOrganisation(context, id);
  const userId = context.actor.userId ?? 0;
  const user = context.db.select({ email: users.email }).from(users).where(eq(users.id, userId)).get();
  const held: Held = { context, t: translateFor(context.locale), id, userId, ownMail: user?.email ?? "" };
  return (Object.keys(READERS) as HeldKind[]).map((kind) => ({ kind, ...READERS[kind](held) }));
}
