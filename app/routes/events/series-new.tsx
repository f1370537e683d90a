import { randomUUID } from "node:crypto";
import { Form as PlainForm, useLoaderData } from "@remix-run/react";
import { parseForm } from "~/forms/parse-form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { useRefusalText } from "~/modules/events/components/ActPage";
import { findEventToRun } from "~/modules/events/find-event.server";
import { createSeries, type SeriesSource } from "~/modules/events/series/create-series.server";
import { SeriesRuleForm } from "~/modules/events/series/components/SeriesRuleForm";
import { seriesDays, weekdayOf } from "~/modules/events/series/series-days";
import { chosenDaysForm, seriesForm, seriesTitleForm } from "~/modules/events/series/series-form";
import { findTemplate } from "~/modules/events/templates/template-queries.server";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { addDays, dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "series.new" };

/** The rule stands in the address, so that the days can be looked at before anything is written. */
export const loader = page("event.write", (context) => {
  const parameters = Object.fromEntries(context.url.searchParams);
  const template = parameters.event ? null : findTemplate(context, idParam(parameters, "template"));
  const event = template ? null : findEventToRun(context, idParam(parameters, "event"));
  const asked = parameters.rule !== undefined;
  const firstDay = event?.startDay ?? addDays(dayOfInstant(context.now()), 14);
  const values = {
    rule: "monthly_weekday",
    every: "1",
    count: asked ? "" : "6",
    ...parameters,
    ...(event ? { firstDay } : {}),
  };
  const rule = asked ? parseForm(seriesForm, values) : null;
  const title = asked && template ? parseForm(seriesTitleForm, values) : null;
  const problems = [rule, title].flatMap((result) => (result && !result.ok ? Object.values(result.fields) : []));
  return {
    source: event
      ? { name: "event", id: event.id, label: event.titleZh, firstDay: event.startDay }
      : { name: "template", id: template!.id, label: template!.name, firstDay: null },
    values: { firstDay, ...values } as Record<string, string>,
    problem: problems[0] ?? null,
    preview: rule?.ok && problems.length === 0 ? seriesDays(rule.data) : null,
    submissionKey: randomUUID(),
  };
});

export const action = act("event.write", (context) => {
  const { values } = context;
  const source: SeriesSource = values.event
    ? { eventId: idParam({ id: String(values.event) }) }
    : { templateId: idParam({ id: String(values.template) }), title: accepted(seriesTitleForm, values) };
  const { days, submissionKey } = accepted(chosenDaysForm, values);
  const id = createSeries(context, source, accepted(seriesForm, values), days, submissionKey);
  return seeOther(`/events/${id}?done=series`);
});

export default function NewSeries() {
  const t = useT();
  const refusal = useRefusalText();
  const { source, values, problem, preview, submissionKey } = useLoaderData<typeof loader>();
  const weekdays = t("calendar.weekdays").split(" ");
  const weekday = (day: string) => weekdays[(weekdayOf(day) + 6) % 7];
  const sent = [source.name, "titleZh", "titleEn", "rule", "every", "firstDay", "until", "count"];
  return (
    <div className="max-w-2xl">
      <PageHead title={t("series.new")} sub={source.label}>
        <LinkButton href={source.name === "event" ? `/events/${source.id}` : "/events/templates"}>
          {t("action.back")}
        </LinkButton>
      </PageHead>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      {problem ? <Notice tone="bad">{t(problem.key, problem.params)}</Notice> : null}
      <SeriesRuleForm source={source} values={values} />
      {preview ? (
        <Section title={t("series.preview")}>
          <p className="mb-2 text-[13px] text-ink-soft">{t("series.previewHint")}</p>
          {preview.monthsWithout.length > 0 ? (
            <Notice>
              {t("series.monthsWithout", { months: preview.monthsWithout.join(t("registration.separator")) })}
            </Notice>
          ) : null}
          <PlainForm method="post" action="/events/series/new">
            {sent.map((name) => (
              <input key={name} type="hidden" name={name} value={values[name] ?? ""} />
            ))}
            <input type="hidden" name="submissionKey" value={submissionKey} />
            <ul className="mb-3 rounded-lg border border-line bg-sheet">
              {preview.days.map((day) => (
                <li key={day} className="border-b border-line last:border-0">
                  {day === source.firstDay ? (
                    <span className="flex min-h-11 items-center px-4 text-ink-faint">
                      {day} {weekday(day)} · {t("series.thisEvent")}
                    </span>
                  ) : (
                    <label className="flex min-h-11 items-center gap-3 px-4 tabular-nums">
                      <input type="checkbox" name="days" value={day} defaultChecked />
                      {day} {weekday(day)}
                    </label>
                  )}
                </li>
              ))}
            </ul>
            <Button look="main">{t("series.create")}</Button>
          </PlainForm>
        </Section>
      ) : null}
    </div>
  );
}
