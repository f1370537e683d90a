import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { notFound } from "~/http/errors";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { textsOf } from "~/modules/reports/report-contents.server";
import { sectionTextForm } from "~/modules/reports/report-form";
import { SECTION_LABELS } from "~/modules/reports/report-labels";
import { findReport } from "~/modules/reports/report-queries.server";
import { saveReportText } from "~/modules/reports/save-report-text.server";
import { REPORT_SECTIONS, type ReportSectionId } from "~/modules/reports/vocabulary";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "report.text.edit" };

/** The annex is made by the system; every other section has room for words. */
function sectionParam(text: string | undefined): ReportSectionId {
  const section = REPORT_SECTIONS.find((name) => name === text && name !== "annex");
  if (!section) throw notFound();
  return section;
}

export const loader = page("report.write", (context) => {
  const report = findReport(context, idParam(context.params));
  const section = sectionParam(context.params.section);
  const text = textsOf(context, report.id)[section];
  return {
    id: report.id,
    version: report.version,
    section,
    values: { textZh: text?.zh ?? "", textEn: text?.en ?? "" },
  };
});

export const action = act("report.write", (context) => {
  const id = idParam(context.params);
  const section = sectionParam(context.params.section);
  saveReportText(context, id, section, accepted(sectionTextForm, context.values));
  return seeOther(`/reports/${id}?done=text#${section}`);
});

export default function EditText() {
  const t = useT();
  const { id, version, section, values } = useLoaderData<typeof loader>();
  const back = `/reports/${id}#${section}`;
  return (
    <Panel title={t("report.text.editOf", { section: t(SECTION_LABELS[section]) })} closeTo={back}>
      <Form schema={sectionTextForm} values={{ ...values, version }} cancelTo={back}>
        <HiddenField name="version" value={version} />
        <TextAreaField name="textZh" label={t("report.text.zh")} hint={t("report.text.hint")} rows={10} />
        <TextAreaField name="textEn" label={t("report.text.en")} rows={10} />
      </Form>
    </Panel>
  );
}
