import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, SelectField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { coverForm } from "~/modules/reports/report-form";
import { CONFIDENTIALITY_LABELS } from "~/modules/reports/report-labels";
import { findReport } from "~/modules/reports/report-queries.server";
import { updateReportCover } from "~/modules/reports/update-report-cover.server";
import { CONFIDENTIALITY_LEVELS } from "~/modules/reports/vocabulary";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "report.cover.edit" };

export const loader = page("report.write", (context) => {
  const { id, version, preparer, reviewer, signatory, confidentiality } = findReport(context, idParam(context.params));
  return { id, version, values: { preparer, reviewer, signatory, confidentiality } };
});

export const action = act("report.write", (context) => {
  const id = idParam(context.params);
  updateReportCover(context, id, accepted(coverForm, context.values));
  return seeOther(`/reports/${id}?done=cover`);
});

export default function EditCover() {
  const t = useT();
  const { id, version, values } = useLoaderData<typeof loader>();
  const back = `/reports/${id}`;
  return (
    <Panel title={t("report.cover.edit")} closeTo={back}>
      <Form schema={coverForm} values={{ ...values, version }} cancelTo={back}>
        <HiddenField name="version" value={version} />
        <TextField name="preparer" label={t("report.cover.preparer")} />
        <TextField name="reviewer" label={t("report.cover.reviewer")} />
        <TextField name="signatory" label={t("report.cover.signatory")} />
        <SelectField
          name="confidentiality"
          label={t("report.cover.confidentiality")}
          required
          options={CONFIDENTIALITY_LEVELS.map((value) => ({ value, label: t(CONFIDENTIALITY_LABELS[value]) }))}
        />
      </Form>
    </Panel>
  );
}
