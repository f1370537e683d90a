import { eq } from "drizzle-orm";
import { eventTemplates } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { findTemplate } from "./template-queries.server";

/** Events that were made from it stay as they are. @throws Refusal forbidden, not_found */
export function removeTemplate(context: Context, id: number): void {
  authorize(context, "event.write");
  transact(context, () => {
    const before = { ...findTemplate(context, id) };
    context.db.delete(eventTemplates).where(eq(eventTemplates.id, id)).run();
    recordAudit(context, { action: "eventTemplate.remove", subjectKind: "eventTemplate", subjectId: id, before });
  });
}
