import { Outlet, useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { MembershipTag } from "~/modules/organisations/components/MembershipTag";
import { DueStateTag } from "~/modules/organisations/membership/components/DueStateTag";
import { membershipPage } from "~/modules/organisations/membership/membership-page.server";
import { moneyText } from "~/values/money-text";
import { ruleText } from "~/modules/organisations/membership/rule-text";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { LinkButton } from "~/ui/Button";
import type { PageHandle } from "~/ui/page-title";
import { EmptyState, Facts, Section } from "~/ui/Page";

export const handle: PageHandle = { title: "membership.title" };

export const loader = page("membership.see", (context) => {
  const id = idParam(context.params);
  return { head: organisationHead(context, id), membership: membershipPage(context, id) };
});

const DONE = {
  begun: "membership.done.begun",
  renewed: "membership.done.renewed",
  suspended: "membership.done.suspended",
  resumed: "membership.done.resumed",
  reclassified: "membership.done.reclassified",
  ended: "membership.done.ended",
  takenBack: "membership.done.takenBack",
  pinned: "membership.done.pinned",
} as const;

type Data = ReturnType<typeof useLoaderData<typeof loader>>["membership"];

export default function OrganisationMembership() {
  const t = useT();
  const { head, membership: data } = useLoaderData<typeof loader>();
  return (
    <>
      <OrganisationHead head={head} current="membership">
        {data.mayWrite ? <Acts data={data} /> : null}
      </OrganisationHead>
      <DoneNotice sentences={DONE} />
      {data.membership === null ? (
        <EmptyState title={t("membership.none")} hint={t("membership.noneHint")}>
          {data.mayWrite ? (
            <LinkButton look="main" href={`/organisations/${data.id}/membership/beginning`}>
              {t("membership.begin")}
            </LinkButton>
          ) : null}
        </EmptyState>
      ) : (
        <>
          <Section title={t("membership.today")}>
            <Today data={data} />
          </Section>
          <Section title={t("membership.spans")} note={t("membership.spansHint")}>
            <Spans data={data} />
          </Section>
          <Records data={data} />
        </>
      )}
      {data.dues === null ? null : (
        <Section title={t("membership.dues")}>
          <DuesOfMember dues={data.dues} openable={data.mayWrite} />
        </Section>
      )}
      <Outlet />
    </>
  );
}

function Acts({ data }: { data: Data }) {
  const t = useT();
  const path = `/organisations/${data.id}/membership`;
  if (data.membership === null) return null;
  if (data.membership.leftOn !== null)
    return (
      <>
        <LinkButton href={`${path}/leaving/removal`}>{t("membership.takeBackLeaving")}</LinkButton>
        {data.membership.leftOn < data.today ? (
          <LinkButton look="main" href={`${path}/beginning`}>
            {t("membership.begin")}
          </LinkButton>
        ) : null}
      </>
    );
  return (
    <>
      <LinkButton href={`${path}/leaving`}>{t("membership.end")}</LinkButton>
      <LinkButton href={`${path}/status`}>{t("membership.pin")}</LinkButton>
      {data.suspendedUntil ? (
        <LinkButton href={`${path}/resumption`}>{t("membership.resume")}</LinkButton>
      ) : (
        <LinkButton href={`${path}/suspension`}>{t("membership.suspend")}</LinkButton>
      )}
      <LinkButton href={`${path}/class`}>{t("membership.changeClass")}</LinkButton>
      {data.renewal?.allowed ? (
        <LinkButton look="main" href={`${path}/renewal`}>
          {t("membership.renew")}
        </LinkButton>
      ) : null}
    </>
  );
}

function Today({ data }: { data: Data }) {
  const t = useT();
  const range = useRange();
  const { cause, renewal, membership } = data;
  const pin = data.pins.find((one) => one.fromDay <= data.today && one.untilDay >= data.today);
  const renewalText =
    renewal === null
      ? null
      : renewal.allowed
        ? t("membership.renewalNow", { until: renewal.term.untilDay })
        : renewal.opensOn !== null
          ? t("membership.renewalOpens", { day: renewal.opensOn })
          : null;
  const items = [
    {
      label: t("membership.today"),
      value: (
        <span className="flex flex-wrap items-center gap-2">
          <MembershipTag membership={data.status} />
          {t(data.counts ? "membership.counts" : "membership.countsNot")}
        </span>
      ),
    },
    ...(cause === null
      ? []
      : [
          {
            label: t("membership.why"),
            value:
              cause.kind === "pin"
                ? t("membership.why.pin", { until: cause.untilDay, reason: pin?.reason ?? "" })
                : t("membership.why.rule", { number: cause.number, rule: ruleText(t, cause.rule) }),
          },
        ]),
    { label: t("membership.class"), value: data.className ?? t("membership.class.none") },
    {
      label: t("membership.termNow"),
      value: [
        data.termEnd === null ? t("membership.termNow.none") : t("membership.termNow.until", { until: data.termEnd }),
        renewalText,
      ]
        .filter(Boolean)
        .join(" · "),
    },
    { label: t("membership.joinedOn"), value: range(membership!.joinedOn, membership!.leftOn) },
  ];
  if (data.isStaff && membership!.leftReason)
    items.push({ label: t("membership.leftReason"), value: membership!.leftReason });
  return <Facts items={items} />;
}

function useRange() {
  const t = useT();
  return (from: string, until: string | null) =>
    until === null ? t("membership.rangeOpen", { from }) : t("membership.range", { from, until });
}

function Spans({ data }: { data: Data }) {
  const t = useT();
  const range = useRange();
  return (
    <ul className="rounded-lg border border-line bg-sheet">
      {data.spans.map((span) => (
        <li
          key={span.fromDay}
          aria-current={
            span.fromDay <= data.today && (span.untilDay === null || span.untilDay >= data.today) ? "date" : undefined
          }
          className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-1.5 last:border-0 aria-[current=date]:bg-weft-wash"
        >
          <span className="w-60 tabular-nums">{range(span.fromDay, span.untilDay)}</span>
          <MembershipTag membership={span.status} />
          <span className="text-ink-soft">{span.className ?? t("membership.class.none")}</span>
          {data.memberships > 1 ? (
            <span className="ml-auto text-[13px] text-ink-soft">
              {t("membership.membershipNumber", { number: span.number })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Records({ data }: { data: Data }) {
  const t = useT();
  const range = useRange();
  const path = `/organisations/${data.id}/membership`;
  const back = (href: string, label: string, of: string) => (
    <a
      href={href}
      aria-label={`${label} ${of}`}
      className="touch-target ml-auto inline-flex items-center text-weft hover:underline"
    >
      {label}
    </a>
  );
  const row = "flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-1.5 last:border-0";
  return (
    <>
      {data.terms.length > 0 ? (
        <Section title={t("membership.terms")}>
          <ul className="rounded-lg border border-line bg-sheet">
            {data.terms.map((term, index) => (
              <li key={term.id} className={row}>
                <span className="tabular-nums">{range(term.fromDay, term.untilDay)}</span>
                {index === 0 && data.terms.length > 1 && data.mayWrite && data.membership?.leftOn === null
                  ? back(`${path}/terms/${term.id}/removal`, t("membership.removeTerm"), term.untilDay)
                  : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {data.suspensions.length > 0 ? (
        <Section title={t("membership.suspensions")}>
          <ul className="rounded-lg border border-line bg-sheet">
            {data.suspensions.map((one) => (
              <li key={one.id} className={row}>
                <span className="tabular-nums">{range(one.fromDay, one.untilDay)}</span>
                <span className="text-ink-soft">{one.reason}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {data.pins.length > 0 ? (
        <Section title={t("membership.pins")}>
          <ul className="rounded-lg border border-line bg-sheet">
            {data.pins.map((one) => (
              <li key={one.id} className={row}>
                <span className="tabular-nums">{range(one.fromDay, one.untilDay)}</span>
                <MembershipTag membership={one.status} />
                <span className="text-ink-soft">{one.reason}</span>
                {data.mayWrite && one.untilDay >= data.today
                  ? back(`${path}/pins/${one.id}/removal`, t("membership.unpin"), one.untilDay)
                  : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function DuesOfMember({ dues, openable }: { dues: NonNullable<Data["dues"]>; openable: boolean }) {
  const t = useT();
  const locale = useLocale();
  if (dues.length === 0) return <EmptyState title={t("membership.dues.empty")} />;
  return (
    <ul className="rounded-lg border border-line bg-sheet">
      {dues.map((due) => (
        <li
          key={due.id}
          className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-1.5 last:border-0"
        >
          {openable ? (
            <a href={`/dues/${due.id}`} className="touch-target inline-flex items-center font-medium hover:underline">
              {due.year}
            </a>
          ) : (
            <span className="font-medium">{due.year}</span>
          )}
          <span className="tabular-nums">{moneyText(due.amountFen, locale)}</span>
          <DueStateTag state={due.state} />
          <span className="text-ink-soft tabular-nums">{due.paidOn ?? due.dueDay}</span>
        </li>
      ))}
    </ul>
  );
}
