import { Outlet, useLoaderData } from "@remix-run/react";
import { readScopes } from "~/access/api-scopes";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { ListTotal } from "~/lists/ListPager";
import { parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { apiTokenList, apiTokenState, type ApiTokenState } from "~/modules/accounts/tokens/api-token-list";
import { apiTokenSource } from "~/modules/accounts/tokens/api-token-queries.server";
import { SCOPE_LABELS } from "~/modules/accounts/tokens/scope-labels";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag, type Tone } from "~/ui/Tag";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "apiToken.all" };

const STATE_TONE: Record<ApiTokenState, Tone> = { living: "ok", ended: "plain", expired: "plain" };

export const loader = page("apiToken.manage", (context) => {
  const query = parseListQuery(apiTokenList, context.url.searchParams);
  const { rows, ...found } = runList(context, apiTokenSource, query);
  const now = context.now();
  return {
    query,
    page: {
      ...found,
      rows: rows.map((row) => ({ ...row, state: apiTokenState(row, now), scopes: readScopes(row.scopes) })),
    },
  };
});

export default function TokenListPage() {
  const t = useT();
  const { query, page: rows } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("apiToken.all")} sub={<ListTotal page={rows} />} />
      <DataTable
        definition={apiTokenList}
        query={query}
        page={rows}
        empty={{ title: t("apiToken.empty"), hint: t("apiToken.emptyHint") }}
        cells={{
          name: (row) => (
            <a href={`/settings/tokens/${row.id}/ending`} className="text-weft hover:underline">
              {row.name}
            </a>
          ),
          person: (row) => row.person,
          scopes: (row) => row.scopes.map((scope) => t(SCOPE_LABELS[scope])).join(" · "),
          state: (row) => <Tag tone={STATE_TONE[row.state]}>{t(`apiToken.state.${row.state}`)}</Tag>,
          expiresAt: (row) => dayOfInstant(row.expiresAt),
          lastUsedAt: (row) => (row.lastUsedAt === null ? t("apiToken.neverUsed") : dayOfInstant(row.lastUsedAt)),
        }}
      />
      <Outlet />
    </>
  );
}
