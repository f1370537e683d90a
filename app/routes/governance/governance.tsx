import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { FigureStrip } from "~/figures/FigureStrip";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { GovernanceTabs } from "~/modules/governance/components/GovernanceTabs";
import { BODY_KIND_LABELS } from "~/modules/governance/governance-labels";
import { bodiesOfOthers, bodyRows, governanceFigures } from "~/modules/governance/governance-queries.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { periodName } from "~/ui/period-name";
import { Tag } from "~/ui/Tag";
import { WideTable } from "~/ui/WideTable";
import { dayOfInstant } from "~/values/business-day";
import { isPeriod, quarterOfDay } from "~/values/period";

export const handle: PageHandle = { title: "governance.title" };

export const loader = page("governance.see", (context) => {
  const asked = context.url.searchParams.get("period") ?? "";
  const period = isPeriod(asked) ? asked : quarterOfDay(dayOfInstant(context.now()));
  return {
    period,
    figures: governanceFigures(context, period),
    bodies: bodyRows(context),
    others: bodiesOfOthers(context),
    mayWrite: can(context.actor, "governance.write"),
  };
});

export default function Governance() {
  const t = useT();
  const { period, figures, bodies, others, mayWrite } = useLoaderData<typeof loader>();
  const newBody = (
    <LinkButton href="/governance/new" look="main">
      {t("body.new")}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={t("governance.title")} sub={t("governance.lead")}>
        {mayWrite ? newBody : null}
      </PageHead>
      <GovernanceTabs current="bodies" />
      <Section title={t("governance.figures", { period: periodName(t, period) })}>
        <FigureStrip figures={figures} />
      </Section>
      <Section title={t("governance.bodies")}>
        {bodies.length === 0 ? (
          <EmptyState title={t("body.none")} hint={t("body.noneHint")}>
            {mayWrite ? newBody : null}
          </EmptyState>
        ) : (
          <BodyTable bodies={bodies} />
        )}
      </Section>
      {others.length > 0 ? (
        <Section title={t("governance.bodiesOfOthers")}>
          <ul className="rounded-lg border border-line bg-sheet">
            {others.map(({ id, name, kind, promoter }) => (
              <li key={id} className="border-b border-line px-4 py-2.5 last:border-0">
                {name}{" "}
                <span className="text-[13px] text-ink-faint">
                  {t(BODY_KIND_LABELS[kind])} · {promoter}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Outlet />
    </>
  );
}

type Body = ReturnType<typeof useLoaderData<typeof loader>>["bodies"][number];

function BodyTable({ bodies }: { bodies: readonly Body[] }) {
  const t = useT();
  const isOfSeveral = new Set(bodies.map(({ promoter }) => promoter)).size > 1;
  return (
    <WideTable label={t("governance.bodies")}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t("governance.bodies")}</th>
            <th scope="col" className="short">
              {t("body.kind")}
            </th>
            {isOfSeveral ? (
              <th scope="col" className="short">
                {t("event.promoterLabel")}
              </th>
            ) : null}
            <th scope="col" className="short">
              {t("body.chair")}
            </th>
            <th scope="col">{t("body.seats")}</th>
            <th scope="col" className="short">
              {t("body.lastHeld")}
            </th>
            <th scope="col" className="short">
              {t("body.next")}
            </th>
          </tr>
        </thead>
        <tbody>
          {bodies.map((body) => (
            <tr key={body.id}>
              <td>
                <a
                  href={`/governance/bodies/${body.id}`}
                  className="touch-target inline-flex items-center font-medium hover:underline"
                >
                  {body.name}
                </a>
                {body.dissolvedOn ? (
                  <span className="ml-2">
                    <Tag>{t("body.dissolved", { day: body.dissolvedOn })}</Tag>
                  </span>
                ) : null}
              </td>
              <td className="short">{t(BODY_KIND_LABELS[body.kind])}</td>
              {isOfSeveral ? <td className="short">{body.promoter}</td> : null}
              <td className="short">{body.chair ?? "–"}</td>
              <td>{t("body.seatsCount", { seats: body.seats, voting: body.voting })}</td>
              <td className="short">{body.lastHeld ?? "–"}</td>
              <td className="short">{body.next ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
