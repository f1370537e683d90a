import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { exhibitionStands, standFirms, standPeople } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { findStandToRun } from "./find-stand.server";

/**
 * A stand that no firm has a place on or asks for.
 * @throws Refusal forbidden, not_found, conflict (firms are on it)
 */
export function removeStand(context: Context, eventId: number, standId: number): void {
  authorize(context, "stand.write");
  transact(context, () => {
    const { stand } = findStandToRun(context, eventId, standId);
    const { count } = context.db
      .select({ count: sql<number>`count(*)` })
      .from(standFirms)
      .where(and(eq(standFirms.standId, standId), ne(standFirms.status, "withdrawn")))
      .get()!;
    if (count > 0) throw conflict("stand.refused.hasFirms", { count });
    const places = context.db.select({ id: standFirms.id }).from(standFirms).where(eq(standFirms.standId, standId));
    context.db.delete(standPeople).where(inArray(standPeople.standFirmId, places)).run();
    context.db.delete(standFirms).where(eq(standFirms.standId, standId)).run();
    context.db.delete(exhibitionStands).where(eq(exhibitionStands.id, standId)).run();
    recordAudit(context, {
      action: "event.removeStand",
      subjectKind: "event",
      subjectId: eventId,
      before: { standId, nameZh: stand.nameZh },
    });
  });
}
