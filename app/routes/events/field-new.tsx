import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { findEventToRun } from "~/modules/events/find-event.server";
import { FieldFields } from "~/modules/events/fields/components/FieldFields";
import { addField } from "~/modules/events/fields/save-field.server";
import { fieldForm } from "~/modules/events/fields/field-form";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "asked.new" };

export const loader = page("event.write", (context) => {
  const { id } = findEventToRun(context, idParam(context.params));
  return { id };
});

export const action = act("event.write", (context) => {
  const id = idParam(context.params);
  addField(context, id, accepted(fieldForm, context.values));
  return seeOther(`/events/${id}/fields?done=saved`);
});

export default function NewField() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  const back = `/events/${id}/fields`;
  return (
    <Panel title={t("asked.new")} closeTo={back}>
      <Form schema={fieldForm} values={{ askedOf: "person" }} cancelTo={back}>
        <FieldFields version={0} />
      </Form>
    </Panel>
  );
}
