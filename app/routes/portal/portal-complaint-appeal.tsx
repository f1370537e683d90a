import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { stepForm } from "~/modules/conduct/complaint-form";
import { firmActedFor } from "~/modules/conduct/conduct-queries.server";
import { findOwnComplaint } from "~/modules/conduct/find-complaint.server";
import { answerOwnComplaint } from "~/modules/conduct/take-complaint-step.server";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "portal.conduct.appeal" };

export const loader = page("complaint.answer", (context) => {
  const complaint = findOwnComplaint(context, idParam(context.params));
  const { id, version, number } = complaint;
  return { id, version, number, firm: firmActedFor(context, complaint) };
});

export const action = act("complaint.answer", (context) => {
  const id = idParam(context.params);
  answerOwnComplaint(context, id, "appeal", accepted(stepForm, context.values));
  return seeOther(`/portal/complaints/${id}?saved=yes`);
});

export default function OwnAppeal() {
  const t = useT();
  const { id, version, number, firm } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-3xl">
      <PageHead
        title={t("portal.conduct.appeal")}
        sub={`${t("complaint.title", { number })} · ${t("portal.actingFor", { firm })}`}
      />
      <Form schema={stepForm} submitLabel={t("portal.conduct.appeal")} cancelTo={`/portal/complaints/${id}`} dock>
        <HiddenField name="version" value={version} />
        <TextAreaField name="text" label={t("complaint.stepText.appeal")} required rows={10} />
      </Form>
    </div>
  );
}
