import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { ConductTabs } from "~/modules/conduct/components/ConductTabs";
import { pledgeRows } from "~/modules/conduct/conduct-queries.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "pledge.title" };

export const loader = page("pledge.see", (context) => ({
  pledges: pledgeRows(context),
  mayWrite: can(context.actor, "pledge.write"),
}));

export default function PledgeList() {
  const t = useT();
  const { pledges, mayWrite } = useLoaderData<typeof loader>();
  const newPledge = mayWrite ? (
    <LinkButton href="/conduct/pledges/new" look="main">
      {t("pledge.new")}
    </LinkButton>
  ) : null;
  return (
    <>
      <PageHead title={t("pledge.title")}>{newPledge}</PageHead>
      <ConductTabs current="pledges" />
      {pledges.length === 0 ? (
        <EmptyState title={t("pledge.none")} hint={t("pledge.noneHint")}>
          {newPledge}
        </EmptyState>
      ) : (
        <ul className="rounded-lg border border-line bg-sheet">
          {pledges.map((pledge) => (
            <li
              key={pledge.id}
              className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 last:border-0"
            >
              <a
                href={`/conduct/pledges/${pledge.id}`}
                className="touch-target inline-flex items-center font-medium hover:underline"
              >
                {pledge.title}
              </a>
              <span className="text-[13px] text-ink-faint tabular-nums">
                {[
                  pledge.textNumber === null
                    ? t("pledge.notYet")
                    : t("pledge.textNumber", { number: pledge.textNumber, day: pledge.validFrom ?? "" }),
                  pledge.openUntil ? `${t("pledge.openUntil")} ${pledge.openUntil}` : null,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              <span className="ml-auto tabular-nums">{t("pledge.signedCount", { count: pledge.signed })}</span>
            </li>
          ))}
        </ul>
      )}
      <Outlet />
    </>
  );
}
