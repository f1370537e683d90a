import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { createEvent } from "../create-event.server";
import { eventOfTemplate } from "./event-of-template";
import type { FromTemplateInput } from "./template-form";
import { findTemplate } from "./template-queries.server";

/**
 * A draft of which a template says everything but the title and the day.
 * @throws Refusal forbidden, not_found
 */
export function createFromTemplate(
  context: Context,
  templateId: number,
  input: FromTemplateInput,
  submissionKey: string | null = null,
): number {
  authorize(context, "event.write");
  return createEvent(context, eventOfTemplate(findTemplate(context, templateId), input), submissionKey);
}
