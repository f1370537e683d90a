import { eq } from "drizzle-orm";
import { standFirms } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { standingsOf } from "~/modules/organisations/membership/standings.server";
import { visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import { dayOfInstant } from "~/values/business-day";
import { findStandOfFirm } from "./find-stand.server";
import { isOpenToFirms } from "./open-to-firms";
import { movePlace } from "./settle-place.server";
import type { OwnPlaceInput } from "./stand-form";
import { writePeople } from "./write-people.server";

/**
 * A firm asks for a place on a stand, or changes what it said of its place, which keeps its state.
 * @throws Refusal forbidden, not_found, conflict (too late, no member, changed meanwhile)
 */
export function askForPlace(context: Context, organisationId: number, standId: number, input: OwnPlaceInput): void {
  authorize(context, "stand.join", { id: organisationId });
  transact(context, () => {
    visibleOrganisation(context, organisationId);
    const { event, stand, own } = findStandOfFirm(context, organisationId, standId);
    const now = context.now();
    const today = dayOfInstant(now);
    if (!isOpenToFirms({ ...stand, event }, today)) throw conflict("stand.refused.closed");
    if (standingsOf(context, [organisationId], today).get(organisationId)?.counts !== true)
      throw conflict("stand.refused.notMember");
    if ((own?.version ?? 0) !== input.version) throw conflict("error.conflict");
    const { products, listed } = input;
    const isNew = own === undefined || own.status === "withdrawn";
    const columns = {
      ...{ products, listed, version: (own?.version ?? 0) + 1 },
      ...(isNew ? { status: "asked", askedAt: now, confirmedAt: null, withdrawnAt: null } : {}),
      // What was agreed ended with the place.
      ...(own?.status === "withdrawn" ? { shareFen: null } : {}),
    };
    const id =
      own?.id ??
      context.db
        .insert(standFirms)
        .values({ standId, organisationId, status: "asked", askedAt: now, ...columns })
        .returning({ id: standFirms.id })
        .get().id;
    const areOthers = writePeople(context, { id, organisationId }, event.id, input);
    if (own && !isNew && changedFields(own, { products, listed }).length === 0 && !areOthers) return;
    if (own) context.db.update(standFirms).set(columns).where(eq(standFirms.id, own.id)).run();
    recordAudit(context, {
      action: isNew ? "event.askForPlace" : "event.updatePlace",
      subjectKind: "event",
      subjectId: event.id,
      ...(own ? { before: { standId, organisationId, products: own.products, listed: own.listed } } : {}),
      after: {
        ...{ standId, organisationId, products, listed },
        people: input.peopleIds.length + input.peopleNames.length,
      },
    });
  });
}

/**
 * A firm gives its place back, or asks no longer; said twice is said once.
 * @throws Refusal forbidden, not_found, conflict (too late: it speaks with the promoter)
 */
export function givePlaceBack(context: Context, organisationId: number, standId: number): void {
  authorize(context, "stand.join", { id: organisationId });
  transact(context, () => {
    const { event, stand, own } = findStandOfFirm(context, organisationId, standId);
    if (own === undefined || own.status === "withdrawn") return;
    if (!isOpenToFirms({ ...stand, event }, dayOfInstant(context.now()))) throw conflict("stand.refused.closed");
    movePlace(context, event.id, own, "withdrawn");
  });
}
