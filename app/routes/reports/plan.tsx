import { useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { fingerprintOf } from "~/forms/fingerprint-of.server";
import { seenFingerprint } from "~/forms/fingerprint";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { notFound } from "~/http/errors";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { PlanTable } from "~/modules/reports/components/PlanTable";
import { planCells } from "~/modules/reports/plan-targets";
import { planForm } from "~/modules/reports/report-form";
import { reportingPromoterId } from "~/modules/reports/report-scope.server";
import { planTargetsOf, setPlanTargets } from "~/modules/reports/set-plan-targets.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";
import { isPeriod } from "~/values/period";

export const handle: PageHandle<{ year: number }> = {
  title: (t, data) => t("plan.title", { year: String(data.year) }),
};

function yearOf(text: string | null, today: string): number {
  if (text === null) return Number(today.slice(0, 4));
  if (!/^\d{4}$/.test(text) || !isPeriod(text)) throw notFound();
  return Number(text);
}

const sentForm = (year: number) =>
  planForm(planCells(year).map((cell) => cell.field)).extend({ seen: seenFingerprint() });

export const loader = page("figure.see", (context) => {
  const year = yearOf(context.url.searchParams.get("year"), dayOfInstant(context.now()));
  const targets = planTargetsOf(context, reportingPromoterId(context), year);
  return {
    year,
    targets,
    seen: fingerprintOf(targets),
    mayWrite: can(context.actor, "plan.write"),
    saved: context.url.searchParams.get("done") === "saved",
  };
});

export const action = act("plan.write", (context) => {
  const year = yearOf(context.url.searchParams.get("year"), dayOfInstant(context.now()));
  const { targets, seen } = accepted(sentForm(year), context.values);
  setPlanTargets(context, reportingPromoterId(context), year, targets, seen);
  return seeOther(`/plan?year=${year}&done=saved`);
});

export default function Plan() {
  const t = useT();
  const { year, targets, seen, mayWrite, saved } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("plan.title", { year: String(year) })}>
        <LinkButton href={`/plan?year=${year - 1}`}>{t("plan.previousYear")}</LinkButton>
        <LinkButton href={`/plan?year=${year + 1}`}>{t("plan.nextYear")}</LinkButton>
      </PageHead>
      {saved ? <Notice tone="ok">{t("plan.saved")}</Notice> : null}
      <p className="mb-4 max-w-3xl text-ink-soft">{t("plan.hint")}</p>
      {mayWrite ? (
        <Form key={year} schema={sentForm(year)} values={{ targets, seen }} action={`/plan?year=${year}`}>
          <HiddenField name="seen" value={seen} />
          <PlanTable year={year} targets={targets} editable />
        </Form>
      ) : (
        <PlanTable year={year} targets={targets} editable={false} />
      )}
    </>
  );
}
