import { eq } from "drizzle-orm";
import { represents } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { dataConfirmations, organisations } from "~db/schema";
import { transact } from "~db/transact";
import { organisationInCare } from "../organisation-care.server";

/**
 * Somebody has looked at everything and says that it is right: the firm's own representative, or staff.
 * @param version what the person saw; another one has to be looked at first
 */
export function confirmData(context: Context, id: number, version: number): void {
  authorize(context, "profile.confirm", { id });
  transact(context, () => {
    const organisation = organisationInCare(context, id);
    if (organisation.version !== version) throw conflict("confirmation.changedMeanwhile");
    const confirmedAt = context.now();
    const byFirm = represents(context.actor, id);
    context.db.update(organisations).set({ confirmedAt }).where(eq(organisations.id, id)).run();
    context.db
      .insert(dataConfirmations)
      .values({ organisationId: id, version, byFirm, confirmedBy: context.actor.userId, confirmedAt })
      .run();
    recordAudit(context, {
      action: "organisation.confirmData",
      subjectKind: "organisation",
      subjectId: id,
      after: { version, byFirm },
    });
  });
}
