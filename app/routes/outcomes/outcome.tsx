import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { eventTitle } from "~/modules/events/event-time-text";
import { OutcomeStageTag } from "~/modules/events/outcomes/components/OutcomeStageTag";
import { OUTCOME_KIND_LABELS } from "~/modules/events/outcomes/outcome-labels";
import { outcomePage } from "~/modules/events/outcomes/outcome-queries.server";
import { isStepOverdue } from "~/modules/events/outcomes/outcome-stages";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { moneyText } from "~/values/money-text";

export const handle: PageHandle<{ outcome: { title: string } }> = { title: (_t, data) => data.outcome.title };

export const loader = page("outcome.see", (context) => {
  const shown = outcomePage(context, idParam(context.params));
  return { ...shown, mayWrite: shown.mayRun && can(context.actor, "outcome.write") };
});

export default function OutcomePage() {
  const t = useT();
  const locale = useLocale();
  const { outcome, event, parties, owner, stages, next, today, mayWrite } = useLoaderData<typeof loader>();
  const path = `/outcomes/${outcome.id}`;
  const link = "touch-target inline-flex items-center text-weft hover:underline";
  return (
    <>
      <PageHead title={outcome.title} sub={<OutcomeStageTag stage={outcome.stage} />}>
        {mayWrite ? <LinkButton href={`${path}/edit`}>{t("action.edit")}</LinkButton> : null}
        {mayWrite && next.length > 0 ? (
          <LinkButton look="main" href={`${path}/stages/new`}>
            {t("outcome.move")}
          </LinkButton>
        ) : null}
      </PageHead>
      {isStepOverdue(outcome, today) ? (
        <Notice tone="warn">
          {t("stuck.outcome.text", { title: outcome.title, step: outcome.nextStep ?? "", day: outcome.nextStepDue! })}
        </Notice>
      ) : null}
      <Section title={t("outcome.facts")}>
        <Facts
          items={[
            {
              label: t("outcome.event"),
              value: (
                <a href={`/events/${event.id}`} className={link}>
                  {eventTitle(event, locale)}
                </a>
              ),
            },
            { label: t("outcome.kind"), value: t(OUTCOME_KIND_LABELS[outcome.kind]) },
            { label: t("outcome.day"), value: outcome.day },
            {
              label: t("outcome.value"),
              value: outcome.valueFen === null ? t("outcome.valueUnknown") : moneyText(outcome.valueFen, locale),
            },
            {
              label: t("outcome.parties"),
              value: (
                <ul>
                  {parties.map((party) => (
                    <li key={party.id}>
                      <a href={`/organisations/${party.id}`} className={link}>
                        {party.name}
                      </a>
                    </li>
                  ))}
                </ul>
              ),
            },
            ...(outcome.otherParties === null
              ? []
              : [
                  {
                    label: t("outcome.otherParties"),
                    value: <span className="whitespace-pre-line">{outcome.otherParties}</span>,
                  },
                ]),
            { label: t("outcome.owner"), value: owner ?? t("outcome.noOwner") },
            {
              label: t("outcome.nextStep"),
              value:
                outcome.nextStep === null ? "–" : [outcome.nextStep, outcome.nextStepDue].filter(Boolean).join(" · "),
            },
            ...(outcome.note === null
              ? []
              : [{ label: t("outcome.note"), value: <span className="whitespace-pre-line">{outcome.note}</span> }]),
          ]}
        />
      </Section>
      <Section title={t("outcome.history")}>
        <ol className="rounded-lg border border-line bg-sheet">
          {stages.map((stage) => (
            <li key={stage.id} className="border-b border-line px-4 py-2 last:border-0">
              <span className="flex flex-wrap items-center gap-x-3">
                <OutcomeStageTag stage={stage.stage} />
                <span>{stage.day}</span>
                {stage.by ? <span className="text-[13px] text-ink-faint">{stage.by}</span> : null}
              </span>
              {stage.note ? <span className="block break-words whitespace-pre-line">{stage.note}</span> : null}
            </li>
          ))}
        </ol>
      </Section>
      <Outlet />
    </>
  );
}
