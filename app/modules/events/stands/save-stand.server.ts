import { and, eq, ne, sql } from "drizzle-orm";
import { exhibitionStands, standFirms } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { findEventToRun } from "../find-event.server";
import { agreedShares } from "./cost-shares";
import { findStandToRun, type StandRecord } from "./find-stand.server";
import type { StandInput } from "./stand-form";
import { mailStandMoved } from "./stand-mail.server";

export const MOST_STANDS = 30;

/**
 * A stand at an event, which may be a fair of others.
 * @throws Refusal forbidden, not_found, conflict (too many)
 */
export function addStand(context: Context, eventId: number, { version: _version, ...columns }: StandInput): number {
  authorize(context, "stand.write");
  return transact(context, () => {
    findEventToRun(context, eventId);
    const { count } = context.db
      .select({ count: sql<number>`count(*)` })
      .from(exhibitionStands)
      .where(eq(exhibitionStands.eventId, eventId))
      .get()!;
    if (count >= MOST_STANDS) throw conflict("stand.refused.tooMany", { max: MOST_STANDS });
    const now = context.now();
    const { id } = context.db
      .insert(exhibitionStands)
      .values({ eventId, ...columns, version: 1, createdAt: now, updatedAt: now })
      .returning({ id: exhibitionStands.id })
      .get();
    recordAudit(context, {
      action: "event.addStand",
      subjectKind: "event",
      subjectId: eventId,
      after: { standId: id, ...columns },
    });
    return id;
  });
}

/** @throws Refusal forbidden, not_found, conflict (changed meanwhile), invalid (firms agreed on more than it costs) */
export function updateStand(context: Context, eventId: number, standId: number, input: StandInput): void {
  authorize(context, "stand.write");
  transact(context, () => {
    const { event, stand } = findStandToRun(context, eventId, standId);
    const { version, ...columns } = input;
    if (stand.version !== version) throw conflict("error.conflict");
    if (changedFields(stand, columns).length === 0) return;
    const agreed = agreedShares(
      context.db
        .select({ shareFen: standFirms.shareFen })
        .from(standFirms)
        .where(and(eq(standFirms.standId, standId), ne(standFirms.status, "withdrawn")))
        .all(),
    );
    if (columns.costFen !== null && agreed > columns.costFen)
      throw invalidField("costFen", "stand.problem.belowShares", { yuan: agreed / 100 });
    context.db
      .update(exhibitionStands)
      .set({ ...columns, version: version + 1, updatedAt: context.now() })
      .where(eq(exhibitionStands.id, standId))
      .run();
    const before = Object.fromEntries(Object.keys(columns).map((key) => [key, stand[key as keyof StandRecord]]));
    recordAudit(context, {
      action: "event.updateStand",
      subjectKind: "event",
      subjectId: eventId,
      before: { standId, ...before },
      after: { standId, ...columns },
    });
    const { nameZh, nameEn, hall } = columns;
    if (changedFields(stand, { nameZh, nameEn, hall }).length > 0)
      mailStandMoved(context, event, { ...stand, ...columns, version: version + 1 });
  });
}
