import { and, asc, eq, ne } from "drizzle-orm";
import { exhibitionStands, organisations, standFirms } from "~db/schema";
import type { Context } from "~/access/context";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { oneLine } from "~/mail/one-line";
import { representativesOf } from "~/modules/organisations/representatives.server";
import { eventTimeText, eventTitle } from "../event-time-text";
import type { EventRecord } from "../find-event.server";
import { STAND_FIRM_STATUS_LABELS } from "./vocabulary";
import { placeIdOf, type StandFirmRecord, type StandRecord } from "./find-stand.server";

type StandMail =
  "standConfirmed" | "standDeclined" | "standWithdrawn" | "standCancelled" | "standReopened" | "standChanged";

/** Firms learn of their place while there is a fair to come to that was announced. */
function isAhead(context: Context, { publishedAt, endsAt }: EventRecord): boolean {
  return publishedAt !== null && endsAt > context.now();
}

/** Writes to each of those who speak for the firm. @param cause what happened, as often as it may happen */
function write(
  context: Context,
  kind: StandMail,
  { event, stand, place, cause }: { event: EventRecord; stand: StandRecord; place: StandFirmRecord; cause: string },
  params: Record<string, string> = {},
): number {
  const { organisationId } = place;
  const firm = context.db
    .select({ legalName: organisations.legalName })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .get()!.legalName;
  const people = representativesOf(context, organisationId);
  for (const { userId, name, email, locale } of people) {
    const t = translateFor(locale);
    const title = oneLine(eventTitle(event, locale));
    enqueueMail(context, {
      causeKey: `${kind}:${place.id}:${cause}:${userId}`,
      recipient: email,
      locale,
      subject: t(`mail.${kind}.subject`, { title }),
      body: t(`mail.${kind}.body`, {
        title,
        name: oneLine(name),
        firm: oneLine(firm),
        time: eventTimeText(event, locale),
        place: oneLine(event.venue ?? t("event.mode.online")),
        stand: [eventTitle({ titleZh: stand.nameZh, titleEn: stand.nameEn }, locale), stand.hall]
          .filter((part) => part !== null)
          .map(oneLine)
          .join(" · "),
        contact: event.organiserContact ? oneLine(event.organiserContact) : t("mail.event.noContact"),
        status: t(STAND_FIRM_STATUS_LABELS[place.status]),
        link: `${context.origin}/portal/organisations/${organisationId}/stands/${stand.id}`,
        ...params,
      }),
    });
  }
  return people.length;
}

/** The firm has its place, was declined, or has it no longer. Nobody is told before the fair is announced, nor once it is cancelled or over. */
export function mailPlace(
  context: Context,
  kind: "standConfirmed" | "standDeclined" | "standWithdrawn",
  event: EventRecord,
  stand: StandRecord,
  place: StandFirmRecord,
): void {
  if (!isAhead(context, event) || event.cancelledAt !== null) return;
  write(context, kind, { event, stand, place, cause: String(place.version) });
}

/** Of two places of a firm, which a merge may leave, the one that counts: nobody is written to twice. */
function placesAt(context: Context, eventId: number) {
  return context.db
    .select({ stand: exhibitionStands, place: standFirms })
    .from(standFirms)
    .innerJoin(exhibitionStands, eq(exhibitionStands.id, standFirms.standId))
    .where(
      and(
        eq(exhibitionStands.eventId, eventId),
        ne(standFirms.status, "withdrawn"),
        eq(standFirms.id, placeIdOf(exhibitionStands.id, standFirms.organisationId)),
      ),
    )
    .orderBy(asc(standFirms.id))
    .all() as { stand: StandRecord; place: StandFirmRecord }[];
}

/** The fair is announced: whoever was put on a stand before learns of it. */
export function mailPlacesOfAnnounced(context: Context, event: EventRecord): void {
  for (const { stand, place } of placesAt(context, event.id))
    if (place.status === "confirmed") mailPlace(context, "standConfirmed", event, stand, place);
}

/** Tells every firm that has a place or asked for one what became of the fair. @returns number of mails */
export function mailFirmsOnStands(
  context: Context,
  event: EventRecord,
  kind: "cancelled" | "reopened" | "changed",
  params: Record<string, string>,
): number {
  if (!isAhead(context, event)) return 0;
  const told = { cancelled: "standCancelled", reopened: "standReopened", changed: "standChanged" } as const;
  return placesAt(context, event.id)
    .map(({ stand, place }) =>
      write(context, told[kind], { event, stand, place, cause: String(event.version) }, params),
    )
    .reduce((sum, mails) => sum + mails, 0);
}

/** The stand itself has another name or number: who is on it is told where to find it. */
export function mailStandMoved(context: Context, event: EventRecord, stand: StandRecord): void {
  if (!isAhead(context, event) || event.cancelledAt !== null) return;
  for (const { place } of placesAt(context, event.id).filter(({ stand: { id } }) => id === stand.id))
    write(context, "standChanged", { event, stand, place, cause: `stand:${stand.version}` });
}
