import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { eventsNotHeld } from "~/modules/reports/events-not-held.server";
import { freezeReport } from "~/modules/reports/freeze-report.server";
import { freezeRefusal, freezeWarnings } from "~/modules/reports/freeze-rules";
import { reportContents } from "~/modules/reports/report-contents.server";
import { freezeForm } from "~/modules/reports/report-form";
import { findReport } from "~/modules/reports/report-queries.server";
import { Notice } from "~/ui/Notice";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";
import { periodName } from "~/ui/period-name";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "report.freeze" };

export const loader = page("report.freeze", (context) => {
  const report = findReport(context, idParam(context.params));
  const contents = reportContents(context, report);
  const { unfinished, drafts } = eventsNotHeld(context, report);
  return {
    id: report.id,
    version: report.version,
    period: report.period,
    refusal: freezeRefusal(report, dayOfInstant(context.now()), unfinished),
    warnings: freezeWarnings(contents, drafts),
    figures: contents.figures.length,
    records: contents.figures.reduce((sum, figure) => sum + figure.records.length, 0),
  };
});

export const action = act("report.freeze", (context) => {
  const id = idParam(context.params);
  freezeReport(context, id, accepted(freezeForm, context.values).version);
  return seeOther(`/reports/${id}?done=frozen`);
});

export default function FreezeReport() {
  const t = useT();
  const { id, version, period, refusal, warnings, figures, records } = useLoaderData<typeof loader>();
  const back = `/reports/${id}`;
  return (
    <Panel title={t("report.freeze.title", { period: periodName(t, period) })} closeTo={back}>
      {refusal ? (
        <Notice tone="warn">{t(refusal.key, refusal.params)}</Notice>
      ) : (
        <>
          <p className="mb-4">{t("report.freeze.what", { figures, records })}</p>
          <h3 className="mb-1 font-semibold">{t("report.freeze.warnings")}</h3>
          {warnings.length === 0 ? <p>{t("report.freeze.noWarnings")}</p> : null}
          <ul className="list-disc pl-5">
            {warnings.map(({ key, params, section }) => (
              <li key={`${key} ${section ?? ""}`}>{t(key, { ...params, section: section ? t(section) : "" })}</li>
            ))}
          </ul>
          <Form schema={freezeForm} values={{ version }} submitLabel={t("report.freeze.do")} cancelTo={back}>
            <HiddenField name="version" value={version} />
          </Form>
        </>
      )}
    </Panel>
  );
}
