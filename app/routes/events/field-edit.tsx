import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { FieldFields } from "~/modules/events/fields/components/FieldFields";
import { fieldForm } from "~/modules/events/fields/field-form";
import { fieldToEdit } from "~/modules/events/fields/field-pages.server";
import { updateField } from "~/modules/events/fields/save-field.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "asked.edit" };

export const loader = page("event.write", (context) =>
  fieldToEdit(context, idParam(context.params), idParam(context.params, "fieldId")),
);

export const action = act("event.write", (context) => {
  const id = idParam(context.params);
  updateField(context, id, idParam(context.params, "fieldId"), accepted(fieldForm, context.values));
  return seeOther(`/events/${id}/fields?done=saved`);
});

export default function EditField() {
  const t = useT();
  const { id, eventId, version, closedAt, answers, ...values } = useLoaderData<typeof loader>();
  const back = `/events/${eventId}/fields`;
  if (closedAt !== null)
    return (
      <Panel title={t("asked.edit")} closeTo={back}>
        <Notice tone="plain">{t("asked.refused.closed")}</Notice>
        <LinkButton href={`${back}/${id}/reopening`}>{t("asked.reopen")}</LinkButton>
      </Panel>
    );
  return (
    <Panel title={t("asked.edit")} closeTo={back}>
      {answers > 0 ? (
        <p className="mb-4 text-[13px] text-ink-faint">{t("asked.answered", { count: answers })}</p>
      ) : null}
      <Form schema={fieldForm} values={values} cancelTo={back}>
        <FieldFields version={version} />
      </Form>
      <p className="mt-6 border-t border-line pt-4">
        <LinkButton href={`${back}/${id}/removal`} look="danger">
          {t("asked.remove")}
        </LinkButton>
      </p>
    </Panel>
  );
}
