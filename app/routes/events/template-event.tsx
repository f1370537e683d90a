import { randomUUID } from "node:crypto";
import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, HiddenField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { KeptProgrammeLines } from "~/modules/events/templates/components/KeptProgrammeLines";
import { createFromTemplate } from "~/modules/events/templates/create-from-template.server";
import { fromTemplateForm, newFromTemplateForm } from "~/modules/events/templates/template-form";
import { findTemplate } from "~/modules/events/templates/template-queries.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { addDays, dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "template.event" };

export const loader = page("event.write", (context) => ({
  template: findTemplate(context, idParam(context.params, "templateId")),
  day: addDays(dayOfInstant(context.now()), 14),
  submissionKey: randomUUID(),
}));

export const action = act("event.write", (context) => {
  const { submissionKey } = accepted(newFromTemplateForm, context.values);
  const input = accepted(fromTemplateForm, context.values);
  const id = createFromTemplate(context, idParam(context.params, "templateId"), input, submissionKey);
  return seeOther(`/events/${id}?done=saved`);
});

export default function EventOfTemplate() {
  const t = useT();
  const { template, day, submissionKey } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("template.event")} closeTo="/events/templates">
      <Form schema={fromTemplateForm} values={{ day }} submitLabel={t("event.new")} cancelTo="/events/templates">
        <HiddenField name="submissionKey" value={submissionKey} />
        <p className="mb-3 text-[13px] text-ink-soft">{t("template.eventHint", { name: template.name })}</p>
        <TextField name="titleZh" label={t("event.titleZh")} required maxLength={120} />
        <TextField name="titleEn" label={t("event.titleEn")} maxLength={200} />
        <KeptProgrammeLines programme={template.programme} />
        <DayField name="day" label={t("event.date")} required />
      </Form>
    </Panel>
  );
}
