import { Outlet, useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { MembershipTag } from "~/modules/organisations/components/MembershipTag";
import { className, listMembershipClasses } from "~/modules/organisations/membership/membership-classes.server";
import { ruleText } from "~/modules/organisations/membership/rule-text";
import { listRuleSets } from "~/modules/organisations/membership/save-status-rules.server";
import { DEFAULT_RULES } from "~/modules/organisations/membership/status-rules";
import { TERM_KIND_LABELS } from "~/modules/organisations/membership/vocabulary";
import { LinkButton } from "~/ui/Button";
import type { PageHandle } from "~/ui/page-title";
import { EmptyState, PageHead, Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

export const handle: PageHandle = { title: "membership.settings" };

export const loader = page("membership.configure", (context) => ({
  classes: listMembershipClasses(context).map((one) => ({
    id: one.id,
    name: className(one, context.locale),
    termKind: one.termKind,
    termMonths: one.termMonths,
    rolloverDay: one.rolloverDay,
    retired: one.retiredAt !== null,
  })),
  ruleSets: listRuleSets(context),
}));

const ROW = "flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-1.5 last:border-0";

export default function MembershipSettings() {
  const t = useT();
  const { classes, ruleSets } = useLoaderData<typeof loader>();
  const shown = [
    ...ruleSets.map(({ effectiveFrom, rules, note }) => ({
      key: effectiveFrom,
      title: t("membership.settings.rulesFrom", { day: effectiveFrom }),
      rules,
      note,
    })),
    { key: "default", title: t("membership.settings.rulesDefault"), rules: DEFAULT_RULES, note: null },
  ];
  return (
    <>
      <PageHead title={t("membership.settings")}>
        <LinkButton href="/settings/membership/rules">{t("membership.settings.rulesEdit")}</LinkButton>
        <LinkButton look="main" href="/settings/membership/classes/new">
          {t("membership.settings.classNew")}
        </LinkButton>
      </PageHead>
      <DoneNotice sentences={{ saved: "membership.settings.saved" }} />
      <Section title={t("membership.settings.classes")}>
        {classes.length === 0 ? (
          <EmptyState title={t("membership.settings.noClasses")} hint={t("membership.settings.noClassesHint")} />
        ) : (
          <ul className="rounded-lg border border-line bg-sheet">
            {classes.map((one) => (
              <li key={one.id} className={ROW}>
                <a
                  href={`/settings/membership/classes/${one.id}`}
                  className="touch-target inline-flex items-center font-medium hover:underline"
                >
                  {one.name}
                </a>
                <span className="text-ink-soft">
                  {[
                    t(TERM_KIND_LABELS[one.termKind]),
                    one.termMonths === null ? null : t("membership.offset.months", { count: one.termMonths }),
                    one.rolloverDay,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
                {one.retired ? <Tag>{t("membership.settings.retiredTag")}</Tag> : null}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {shown.map(({ key, title, rules, note }) => (
        <Section key={key} title={title} note={note ?? t("membership.settings.rulesHint")}>
          <ol className="rounded-lg border border-line bg-sheet">
            {rules.map((rule, index) => (
              <li key={index} className={ROW}>
                <span className="w-6 text-ink-soft tabular-nums">{index + 1}</span>
                <span className="w-28">
                  <MembershipTag membership={rule.status} />
                </span>
                <span>{ruleText(t, rule)}</span>
                <span className="ml-auto text-[13px] text-ink-soft">
                  {t(rule.counts ? "membership.counts" : "membership.countsNot")}
                </span>
              </li>
            ))}
          </ol>
        </Section>
      ))}
      <Outlet />
    </>
  );
}
