import { and, asc, eq } from "drizzle-orm";
import { eventTemplates, type KeptProgramme, promoters } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { ofOwnPromoter } from "~/access/promoter-care.server";
import { notFound } from "~/http/errors";
import type { TemplateInput } from "./template-form";

export type TemplateRecord = TemplateInput & { id: number; version: number; programme: KeptProgramme | null };

/** The templates of the actor's promoter; all of them for the hub's people. */
export function listTemplates(context: Context) {
  authorize(context, "event.write");
  return context.db
    .select({
      id: eventTemplates.id,
      name: eventTemplates.name,
      type: eventTemplates.type,
      venue: eventTemplates.venue,
      startTime: eventTemplates.startTime,
      endTime: eventTemplates.endTime,
      days: eventTemplates.days,
      promoterZh: promoters.shortNameZh,
      promoterEn: promoters.shortNameEn,
    })
    .from(eventTemplates)
    .innerJoin(promoters, eq(promoters.id, eventTemplates.promoterId))
    .where(ofOwnPromoter(context.actor, eventTemplates.promoterId))
    .orderBy(asc(eventTemplates.name), asc(eventTemplates.id))
    .all() as (Pick<TemplateRecord, "id" | "name" | "type" | "venue" | "startTime" | "endTime" | "days"> & {
    promoterZh: string;
    promoterEn: string;
  })[];
}

/** One template; those of another promoter do not exist for whoever works for one alone. */
export function findTemplate(context: Context, id: number): TemplateRecord {
  authorize(context, "event.write");
  const template = context.db
    .select()
    .from(eventTemplates)
    .where(and(eq(eventTemplates.id, id), ofOwnPromoter(context.actor, eventTemplates.promoterId)))
    .get();
  if (!template) throw notFound();
  return template as typeof template & TemplateRecord;
}
