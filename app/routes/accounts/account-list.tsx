import { Outlet, useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { ListTotal } from "~/lists/ListPager";
import { parseListQuery } from "~/lists/list-query";
import { DataTable } from "~/lists/DataTable";
import { runList } from "~/lists/run-list.server";
import { ACCOUNT_STATE_LABELS } from "~/modules/accounts/account-labels";
import { accountList } from "~/modules/accounts/account-list";
import { accountSource } from "~/modules/accounts/account-queries.server";
import { ROLE_LABELS } from "~/modules/accounts/role-labels";
import type { AccountState } from "~/modules/accounts/vocabulary";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag, type Tone } from "~/ui/Tag";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "account.list" };

const STATE_TONE: Record<AccountState, Tone> = { active: "ok", invited: "warn", disabled: "plain" };

export const loader = page("account.manage", (context) => {
  const query = parseListQuery(accountList, context.url.searchParams);
  return { query, page: runList(context, accountSource, query), done: context.url.searchParams.get("done") };
});

export default function AccountListPage() {
  const t = useT();
  const { query, page: rows, done } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("account.list")} sub={<ListTotal page={rows} />}>
        <LinkButton look="main" href="/settings/accounts/new">
          {t("account.new")}
        </LinkButton>
      </PageHead>
      {done === "saved" ? <Notice tone="ok">{t("account.saved")}</Notice> : null}
      {done === "disabled" ? <Notice tone="ok">{t("account.disabled")}</Notice> : null}
      {done === "secondFactor" ? <Notice tone="ok">{t("secondFactor.taken")}</Notice> : null}
      {done === "enabled" ? <Notice tone="ok">{t("account.enabled")}</Notice> : null}
      <DataTable
        definition={accountList}
        query={query}
        page={rows}
        empty={{ title: t("account.empty"), hint: t("account.emptyHint") }}
        cells={{
          name: (row) => (
            <a href={`/settings/accounts/${row.id}`} className="text-weft hover:underline">
              {row.name}
            </a>
          ),
          email: (row) => row.email,
          role: (row) => t(ROLE_LABELS[row.role]),
          state: (row) => <Tag tone={STATE_TONE[row.state]}>{t(ACCOUNT_STATE_LABELS[row.state])}</Tag>,
          organisations: (row) => row.organisations,
          lastSignInAt: (row) =>
            row.lastSignInAt === null
              ? t("account.never")
              : `${dayOfInstant(row.lastSignInAt)} ${timeOfInstant(row.lastSignInAt)}`,
        }}
      />
      <Outlet />
    </>
  );
}
