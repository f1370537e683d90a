import { eq } from "drizzle-orm";
import { standFirms } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { findStandFirm, findStandToRun, type StandFirmRecord } from "./find-stand.server";
import { mailPlace } from "./stand-mail.server";
import type { StandFirmStatus } from "./vocabulary";

/** Writes where a firm stands and since when; part of the transaction of its verb. */
export function movePlace(context: Context, eventId: number, place: StandFirmRecord, status: StandFirmStatus): void {
  const at = context.now();
  context.db
    .update(standFirms)
    .set({
      status,
      ...(status === "confirmed" ? { confirmedAt: at, withdrawnAt: null } : { withdrawnAt: at }),
      version: place.version + 1,
    })
    .where(eq(standFirms.id, place.id))
    .run();
  const { standId, organisationId } = place;
  recordAudit(context, {
    action: status === "confirmed" ? "event.confirmPlace" : "event.withdrawPlace",
    subjectKind: "event",
    subjectId: eventId,
    before: { standId, organisationId, status: place.status },
    after: { standId, organisationId, status },
  });
}

/**
 * A firm that asked has its place, and is told so by mail; said twice is said once.
 * @throws Refusal forbidden, not_found, conflict (it gave the place back)
 */
export function confirmPlace(context: Context, eventId: number, standId: number, id: number): void {
  authorize(context, "stand.write");
  transact(context, () => {
    const { event, stand } = findStandToRun(context, eventId, standId);
    const place = findStandFirm(context, standId, id);
    if (place.status === "confirmed") return;
    if (place.status === "withdrawn") throw conflict("stand.refused.withdrawn");
    movePlace(context, eventId, place, "confirmed");
    mailPlace(context, "standConfirmed", event, stand, place);
  });
}

/** A firm that does not come to the stand after all, or whose asking is declined; it is told so by mail. */
export function withdrawPlace(context: Context, eventId: number, standId: number, id: number): void {
  authorize(context, "stand.write");
  transact(context, () => {
    const { event, stand } = findStandToRun(context, eventId, standId);
    const place = findStandFirm(context, standId, id);
    if (place.status === "withdrawn") return;
    movePlace(context, eventId, place, "withdrawn");
    mailPlace(context, place.status === "asked" ? "standDeclined" : "standWithdrawn", event, stand, place);
  });
}
