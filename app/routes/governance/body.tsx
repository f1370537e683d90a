import { Form, Outlet, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { can } from "~/access/can";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { MeetingStateTag } from "~/modules/governance/components/GovernanceTags";
import { SeatTable } from "~/modules/governance/components/SeatTable";
import {
  BODY_KIND_LABELS,
  MAJORITY_LABELS,
  MANDATE_ROLE_LABELS,
  MEETING_FORMAT_LABELS,
  PROXY_RULE_LABELS,
} from "~/modules/governance/governance-labels";
import { attendanceByMandate, bodyPage } from "~/modules/governance/governance-queries.server";
import { Button, LinkButton } from "~/ui/Button";
import { EmptyState, Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { dayOfInstant, isBusinessDay, localDateTime } from "~/values/business-day";

export const handle: PageHandle<{ body: { name: string } }> = { title: (_t, data) => data.body.name };

export const loader = page("governance.see", (context) => {
  const id = idParam(context.params);
  const asked = context.url.searchParams.get("day") ?? "";
  return {
    ...bodyPage(context, id, isBusinessDay(asked) ? asked : dayOfInstant(context.now())),
    attended: attendanceByMandate(context, id),
    mayWrite: can(context.actor, "governance.write"),
  };
});

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function BodyPage() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const { body, day, today, seats, chairs, mayWrite } = data;
  const path = `/governance/bodies/${body.id}`;
  const attended = new Map(data.attended.map((line) => [line.mandateId, line]));
  return (
    <>
      <PageHead
        title={body.name}
        sub={
          <>
            {t(BODY_KIND_LABELS[body.kind])}{" "}
            {body.dissolvedOn ? <Tag>{t("body.dissolved", { day: body.dissolvedOn })}</Tag> : null}
          </>
        }
      >
        {mayWrite ? (
          <>
            <LinkButton href={`${path}/edit`}>{t("action.edit")}</LinkButton>
            <LinkButton href={`/governance/meetings/new?body=${body.id}`}>{t("meeting.new")}</LinkButton>
            <LinkButton look="main" href={`${path}/mandates/new`}>
              {t("mandate.new")}
            </LinkButton>
          </>
        ) : null}
      </PageHead>
      <Section
        title={t("body.seatsOn", { day })}
        note={t("body.seatsCount", { seats: seats.length, voting: seats.filter(({ voting }) => voting).length })}
      >
        <DayChooser path={path} day={day} />
        {seats.length === 0 ? (
          <EmptyState title={t("body.seatsNone")} hint={t("body.seatsNoneHint")} />
        ) : (
          <SeatTable
            seats={seats}
            noticeUntil={day === today ? data.noticeUntil : ""}
            editPath={mayWrite ? `${path}/mandates` : null}
            attended={attended}
            label={t("body.seatsOn", { day })}
          />
        )}
        <OtherSeats title={t("body.comingSeats")} rows={data.coming} editPath={mayWrite ? `${path}/mandates` : null} />
        <OtherSeats title={t("body.pastSeats")} rows={data.past} editPath={mayWrite ? `${path}/mandates` : null} />
      </Section>
      {chairs.length > 0 ? (
        <Section title={t("body.chairs")}>
          <ol className="rounded-lg border border-line bg-sheet">
            {chairs.map((term) => (
              <Line key={term.id}>
                <span className="w-16 shrink-0 text-ink-faint">{t("body.chairTurn", { position: term.position })}</span>
                <span className="font-medium">{term.personName}</span>
                <Tag tone={term.when === "present" ? "ok" : "plain"}>{t(`body.chair.${term.when}`)}</Tag>
                <span className="text-[13px] text-ink-soft tabular-nums">
                  {term.untilDay === null
                    ? t("mandate.termOpen", { from: term.fromDay })
                    : t("mandate.term", { from: term.fromDay, until: term.untilDay })}
                </span>
                {term.vacantDaysBefore > 0 ? (
                  <Tag tone="warn">{t("body.chairVacant", { count: term.vacantDaysBefore })}</Tag>
                ) : null}
              </Line>
            ))}
          </ol>
        </Section>
      ) : null}
      <Section
        title={t("governance.meetings")}
        more={{ href: `/governance/meetings?filter.body=${body.id}`, label: t("action.all") }}
      >
        {data.meetings.length === 0 ? (
          <EmptyState title={t("body.meetingsNone")} />
        ) : (
          <ul className="rounded-lg border border-line bg-sheet">
            {data.meetings.map((meeting) => (
              <Line key={meeting.id}>
                <span className="whitespace-nowrap tabular-nums">
                  {localDateTime(meeting.startsAt).replace("T", " ")}
                </span>
                <a
                  href={`/governance/meetings/${meeting.id}`}
                  className="touch-target inline-flex items-center font-medium hover:underline"
                >
                  {meeting.title}
                </a>
                <span className="text-[13px] text-ink-faint">{t(MEETING_FORMAT_LABELS[meeting.format])}</span>
                <MeetingStateTag state={meeting.state} />
              </Line>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t("body.charter")}>
        <Charter data={data} />
      </Section>
      <Outlet />
    </>
  );
}

function Line({ children }: { children: ReactNode }) {
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 last:border-0">
      {children}
    </li>
  );
}

function DayChooser({ path, day }: { path: string; day: string }) {
  const t = useT();
  return (
    <Form method="get" action={path} className="mb-3 flex flex-wrap items-center gap-2 print:hidden">
      <label className="flex items-center gap-2 text-[13px] text-ink-soft">
        {t("body.lookAt")}
        <input
          key={day}
          type="date"
          name="day"
          defaultValue={day}
          className="min-h-11 rounded-md border border-line-strong bg-sheet px-2 sm:min-h-[34px]"
        />
      </label>
      <Button type="submit">{t("body.look")}</Button>
    </Form>
  );
}

function OtherSeats({ title, rows, editPath }: { title: string; rows: Loaded["past"]; editPath: string | null }) {
  const t = useT();
  if (rows.length === 0) return null;
  return (
    <details className="mt-3">
      <summary className="touch-target cursor-pointer text-ink-soft">{`${title} (${rows.length})`}</summary>
      <ul className="mt-2 rounded-lg border border-line bg-sheet">
        {rows.map((row) => (
          <Line key={row.id}>
            {editPath === null ? (
              <span className="font-medium">{row.personName}</span>
            ) : (
              <a
                href={`${editPath}/${row.id}`}
                className="touch-target inline-flex items-center font-medium hover:underline"
              >
                {row.personName}
              </a>
            )}
            <span>{t(MANDATE_ROLE_LABELS[row.role])}</span>
            <span className="text-ink-soft">{row.organisationName}</span>
            <span className="text-[13px] text-ink-faint tabular-nums">
              {row.untilDay === null
                ? t("mandate.termOpen", { from: row.fromDay })
                : t("mandate.term", { from: row.fromDay, until: row.untilDay })}
              {row.endReason ? ` · ${row.endReason}` : ""}
            </span>
          </Line>
        ))}
      </ul>
    </details>
  );
}

function Charter({ data: { body, meetings, today } }: { data: Loaded }) {
  const t = useT();
  const share = `${body.quorumNumerator}/${body.quorumDenominator}`;
  const quorum = {
    at_least_share: () => t("body.quorum.atLeast", { share }),
    more_than_share: () => t("body.quorum.moreThan", { share }),
    number: () => t("body.quorum.fixed", { count: body.quorumNumber ?? 0 }),
    none: () => t("body.quorum.none"),
  }[body.quorumRule]();
  const months = (count: number | null) => (count === null ? "–" : t("body.months", { count }));
  const held = meetings.filter(
    ({ state, startsAt }) => state === "held" && dayOfInstant(startsAt).slice(0, 4) === today.slice(0, 4),
  ).length;
  const proxy = t(PROXY_RULE_LABELS[body.proxyRule]);
  return (
    <Facts
      items={[
        { label: t("body.quorum"), value: quorum },
        { label: t("body.majority"), value: t(MAJORITY_LABELS[body.majority]) },
        {
          label: t("body.proxy"),
          value:
            body.proxyRule === "member"
              ? t("body.proxiesPerMemberText", { rule: proxy, count: body.proxiesPerMember })
              : proxy,
        },
        {
          label: t("body.meetingsPerYear"),
          value: body.meetingsPerYear === null ? "–" : t("body.cadence", { held, planned: body.meetingsPerYear }),
        },
        { label: t("body.termMonths"), value: months(body.termMonths) },
        { label: t("body.chairRotationMonths"), value: months(body.chairRotationMonths) },
        { label: t("body.foundedOn"), value: body.foundedOn ?? t("unknown") },
        {
          label: t("body.charterText"),
          value: <span className="whitespace-pre-line">{body.charter ?? t("unknown")}</span>,
        },
      ]}
    />
  );
}
