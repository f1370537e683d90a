import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { promoterNames } from "~/modules/events/event-page.server";
import { TemplateFields } from "~/modules/events/templates/components/TemplateFields";
import { KeptProgrammeLines } from "~/modules/events/templates/components/KeptProgrammeLines";
import { updateTemplate } from "~/modules/events/templates/save-template.server";
import { editedTemplateForm, templateForm } from "~/modules/events/templates/template-form";
import { findTemplate } from "~/modules/events/templates/template-queries.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "template.edit" };

export const loader = page("event.write", (context) => ({
  template: findTemplate(context, idParam(context.params, "templateId")),
  promoters: promoterNames(context),
}));

export const action = act("event.write", (context) => {
  const { version } = accepted(editedTemplateForm, context.values);
  const id = idParam(context.params, "templateId");
  updateTemplate(context, id, version, accepted(templateForm, context.values));
  return seeOther("/events/templates?done=saved");
});

export default function EditTemplate() {
  const t = useT();
  const { template, promoters } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("template.edit")} closeTo="/events/templates">
      <Form schema={templateForm} values={template} cancelTo="/events/templates">
        <HiddenField name="version" value={template.version} />
        <TemplateFields promoters={promoters} />
        <KeptProgrammeLines programme={template.programme} />
      </Form>
    </Panel>
  );
}
