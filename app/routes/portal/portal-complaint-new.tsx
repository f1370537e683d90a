import { randomUUID } from "node:crypto";
import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, SelectField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { lodgedComplaintForm, newComplaintKey } from "~/modules/conduct/complaint-form";
import { ComplaintFields } from "~/modules/conduct/components/ComplaintFields";
import { ownConduct } from "~/modules/conduct/conduct-queries.server";
import { lodgeComplaint } from "~/modules/conduct/receive-complaint.server";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "portal.conduct.lodge" };

export const loader = page("complaint.lodge", (context) => ({
  firms: ownConduct(context).firms,
  submissionKey: randomUUID(),
}));

export const action = act("complaint.lodge", (context) => {
  const { submissionKey } = accepted(newComplaintKey, context.values);
  const id = lodgeComplaint(context, accepted(lodgedComplaintForm, context.values), submissionKey);
  return seeOther(`/portal/conduct?sent=${id}`);
});

export default function LodgeComplaint() {
  const t = useT();
  const { firms, submissionKey } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-3xl">
      <PageHead title={t("portal.conduct.lodge")} />
      <p className="mb-4 text-ink-soft">{t("portal.conduct.lodgeHint")}</p>
      <Form
        schema={lodgedComplaintForm}
        values={{ organisationId: firms.length === 1 ? firms[0]!.id : "", confidential: true }}
        submitLabel={t("portal.conduct.lodge")}
        cancelTo="/portal/conduct"
        dock
      >
        <HiddenField name="submissionKey" value={submissionKey} />
        <SelectField
          name="organisationId"
          label={t("portal.conduct.lodgeFor")}
          required
          options={firms.map(({ id, legalName }) => ({ value: String(id), label: legalName }))}
        />
        <ComplaintFields />
      </Form>
    </div>
  );
}
