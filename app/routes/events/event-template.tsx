import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { findEventToRun } from "~/modules/events/find-event.server";
import { keepTemplate } from "~/modules/events/templates/save-template.server";
import { keptTemplateForm } from "~/modules/events/templates/template-form";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "template.keep" };

export const loader = page("event.write", (context) => {
  const { id, titleZh } = findEventToRun(context, idParam(context.params));
  return { id, name: titleZh.slice(0, 80) };
});

export const action = act("event.write", (context) => {
  keepTemplate(context, idParam(context.params), accepted(keptTemplateForm, context.values).name);
  return seeOther("/events/templates?done=kept");
});

export default function KeepTemplate() {
  const t = useT();
  const { id, name } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("template.keep")} closeTo={`/events/${id}`}>
      <Form schema={keptTemplateForm} values={{ name }} cancelTo={`/events/${id}`}>
        <p className="mb-3 text-[13px] text-ink-soft">{t("template.keepHint")}</p>
        <TextField name="name" label={t("template.name")} required maxLength={80} />
      </Form>
    </Panel>
  );
}
