import { eq } from "drizzle-orm";
import { eventTemplates, type KeptProgramme } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { findEventToRun } from "../find-event.server";
import { existingCoHosts } from "../write-event.server";
import { eventTitle } from "../event-time-text";
import { keptProgramme } from "../programme/copy-programme.server";
import { templateLength, templateOfEvent } from "./event-of-template";
import type { TemplateInput } from "./template-form";
import { findTemplate, type TemplateRecord } from "./template-queries.server";

/**
 * Keeps what recurs of an event under a name, for the promoter that holds it; for one that holds it beside the owner, its own.
 * @throws Refusal forbidden, not_found
 */
export function keepTemplate(context: Context, eventId: number, name: string): number {
  authorize(context, "event.write");
  return transact(context, () => {
    const event = findEventToRun(context, eventId);
    const promoterId = context.actor.promoterId ?? event.promoterId;
    const programme = keptProgramme(context, event);
    return addTemplate(context, { ...templateOfEvent(event), name, promoterId, programme });
  });
}

function addTemplate(context: Context, input: TemplateInput & { programme: KeptProgramme | null }): number {
  const now = context.now();
  const { id } = context.db
    .insert(eventTemplates)
    .values({ ...input, version: 1, createdAt: now, updatedAt: now })
    .returning({ id: eventTemplates.id })
    .get();
  recordAudit(context, {
    action: "eventTemplate.create",
    subjectKind: "eventTemplate",
    subjectId: id,
    after: { ...input },
  });
  return id;
}

/** @throws Refusal forbidden, not_found, conflict (changed meanwhile), invalid (a session would lie outside) */
export function updateTemplate(context: Context, id: number, version: number, input: TemplateInput): void {
  authorize(context, "event.write");
  transact(context, () => {
    const template = findTemplate(context, id);
    if (template.version !== version) throw conflict("error.conflict");
    existingCoHosts(context, { promoterId: input.promoterId, coHostIds: [] }, template.promoterId);
    refuseSessionsOutside(context, template, input);
    const before = Object.fromEntries(Object.keys(input).map((key) => [key, template[key as keyof TemplateInput]]));
    if (changedFields(before, input).length === 0) return;
    context.db
      .update(eventTemplates)
      .set({ ...input, version: version + 1, updatedAt: context.now() })
      .where(eq(eventTemplates.id, id))
      .run();
    recordAudit(context, {
      action: "eventTemplate.update",
      subjectKind: "eventTemplate",
      subjectId: id,
      before,
      after: { ...input },
    });
  });
}

/** The sessions that a template keeps lie within its times. */
function refuseSessionsOutside(context: Context, { programme }: TemplateRecord, input: TemplateInput): void {
  const length = templateLength(input);
  const outside = programme?.sessions.find(({ ends }) => ends > length);
  if (outside)
    throw invalidField("endTime", "event.problem.sessionOutside", { session: eventTitle(outside, context.locale) });
}
