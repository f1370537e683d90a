import { and, eq, ne } from "drizzle-orm";
import { standFirms } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { namedOrganisation } from "~/modules/organisations/named-organisation.server";
import { agreedShares } from "./cost-shares";
import { findStandFirm, findStandToRun, placeOfFirm, type StandRecord } from "./find-stand.server";
import type { NewPlaceInput, PlaceInput } from "./stand-form";
import { mailPlace } from "./stand-mail.server";
import { writePeople } from "./write-people.server";

/** What firms on a stand agreed to pay is never more than it costs. */
function refuseTooMuch(context: Context, stand: StandRecord, place: number | null, shareFen: number | null): void {
  if (stand.costFen === null || shareFen === null) return;
  const others = context.db
    .select({ id: standFirms.id, shareFen: standFirms.shareFen })
    .from(standFirms)
    .where(and(eq(standFirms.standId, stand.id), ne(standFirms.status, "withdrawn")))
    .all()
    .filter(({ id }) => id !== place);
  const left = stand.costFen - agreedShares(others);
  if (shareFen > left) throw invalidField("shareFen", "stand.problem.aboveCost", { yuan: left / 100 });
}

/**
 * Puts a firm on a stand, which needs no asking, and tells it so by mail; one that gave its place back comes again.
 * @returns the id of its place
 * @throws Refusal forbidden, not_found, invalid (firm not known, or on the stand already; shares above the cost)
 */
export function putOnStand(context: Context, eventId: number, standId: number, input: NewPlaceInput): number {
  authorize(context, "stand.write");
  return transact(context, () => {
    const { event, stand } = findStandToRun(context, eventId, standId);
    const { id: organisationId } = namedOrganisation(context, "firm", input.firm);
    const earlier = placeOfFirm(context, standId, organisationId);
    if (earlier && earlier.status !== "withdrawn") throw invalidField("firm", "stand.problem.onStand");
    const { products, shareFen } = input;
    // Who asked not to be named here is not named because somebody else puts it back.
    const listed = input.listed && earlier?.listed !== false;
    refuseTooMuch(context, stand, earlier?.id ?? null, shareFen);
    const now = context.now();
    const columns = { products, shareFen, listed };
    const id = earlier
      ? earlier.id
      : context.db
          .insert(standFirms)
          .values({
            standId,
            organisationId,
            status: "confirmed",
            ...columns,
            askedAt: now,
            confirmedAt: now,
            version: 1,
          })
          .returning({ id: standFirms.id })
          .get().id;
    if (earlier)
      context.db
        .update(standFirms)
        .set({ ...columns, status: "confirmed", confirmedAt: now, withdrawnAt: null, version: earlier.version + 1 })
        .where(eq(standFirms.id, id))
        .run();
    writePeople(context, { id, organisationId }, eventId, input);
    recordAudit(context, {
      action: "event.putOnStand",
      subjectKind: "event",
      subjectId: eventId,
      after: { standId, organisationId, ...columns, people: input.peopleIds.length + input.peopleNames.length },
    });
    mailPlace(context, "standConfirmed", event, stand, findStandFirm(context, standId, id));
    return id;
  });
}

/** @throws Refusal forbidden, not_found, conflict (changed meanwhile), invalid (shares above the cost) */
export function updatePlace(context: Context, eventId: number, standId: number, id: number, input: PlaceInput): void {
  authorize(context, "stand.write");
  transact(context, () => {
    const { stand } = findStandToRun(context, eventId, standId);
    const place = findStandFirm(context, standId, id);
    if (place.version !== input.version) throw conflict("error.conflict");
    const { products, shareFen, listed } = input;
    const columns = { products, shareFen, listed };
    if (place.status !== "withdrawn") refuseTooMuch(context, stand, id, shareFen);
    const areOthers = writePeople(context, place, eventId, input);
    if (changedFields(place, columns).length === 0 && !areOthers) return;
    context.db
      .update(standFirms)
      .set({ ...columns, version: place.version + 1 })
      .where(eq(standFirms.id, id))
      .run();
    const { organisationId } = place;
    recordAudit(context, {
      action: "event.updatePlace",
      subjectKind: "event",
      subjectId: eventId,
      before: { standId, organisationId, products: place.products, shareFen: place.shareFen, listed: place.listed },
      after: { standId, organisationId, ...columns, people: input.peopleIds.length + input.peopleNames.length },
    });
  });
}
