import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { createEvent } from "../create-event.server";
import { instantOf } from "../event-form";
import { takeProgramme } from "../programme/copy-programme.server";
import { eventOfTemplate } from "./event-of-template";
import type { FromTemplateInput } from "./template-form";
import { findTemplate } from "./template-queries.server";

/**
 * A draft of which a template says everything but the title and the day, with its programme.
 * @throws Refusal forbidden, not_found
 */
export function createFromTemplate(
  context: Context,
  templateId: number,
  input: FromTemplateInput,
  submissionKey: string | null = null,
): number {
  authorize(context, "event.write");
  return transact(context, () => {
    const template = findTemplate(context, templateId);
    const values = eventOfTemplate(template, input);
    const id = createEvent(context, values, submissionKey);
    takeProgramme(context, { id, startsAt: instantOf(values.startsAt) }, template.programme);
    return id;
  });
}
