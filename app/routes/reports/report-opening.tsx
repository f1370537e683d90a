import { Form as PlainForm, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { useRefusal } from "~/forms/Form";
import type { MessageKey } from "~/i18n/messages";
import { openReport } from "~/modules/reports/open-report.server";
import { openReportForm } from "~/modules/reports/report-form";
import { reportOfPeriod } from "~/modules/reports/report-queries.server";
import { reportingPromoterId } from "~/modules/reports/report-scope.server";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { periodName } from "~/ui/period-name";

export const handle: PageHandle = { title: "report.open" };

/** The way to the report of a period: leads to it, or offers to begin it. */
export const loader = page("report.see", (context) => {
  const { period, promoterId } = accepted(openReportForm, Object.fromEntries(context.url.searchParams));
  const present = reportOfPeriod(context, period, promoterId ?? reportingPromoterId(context));
  if (present) throw seeOther(`/reports/${present.id}`);
  return { period, promoterId, mayWrite: can(context.actor, "report.write") };
});

export const action = act("report.write", (context) => {
  const { period, promoterId } = accepted(openReportForm, context.values);
  return seeOther(`/reports/${openReport(context, period, promoterId ?? reportingPromoterId(context))}`);
});

export default function OpenReport() {
  const t = useT();
  const { period, promoterId, mayWrite } = useLoaderData<typeof loader>();
  const refusal = useRefusal();
  const name = periodName(t, period);
  const problem = refusal ? (refusal.fields.period ?? refusal.refused) : null;
  return (
    <>
      <PageHead title={t("report.list.title")} sub={name} />
      {problem ? <Notice tone="bad">{t(problem.key as MessageKey, problem.params)}</Notice> : null}
      <EmptyState title={t("report.open.none", { period: name })} hint={t("report.list.emptyHint")}>
        {mayWrite ? (
          <PlainForm method="post" action="/reports/open">
            <input type="hidden" name="period" value={period} />
            {promoterId ? <input type="hidden" name="promoterId" value={promoterId} /> : null}
            <Button look="main">{t("report.openOf", { period: name })}</Button>
          </PlainForm>
        ) : null}
      </EmptyState>
    </>
  );
}
