import { useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { Refusal } from "~/http/errors";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { bulkRegistry } from "~/list-registry/bulk-acts.server";
import { findBulkList, targetIds, targetOf, targetSearch } from "~/lists/find-bulk-act.server";
import { listSearch } from "~/lists/list-query";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "bulk.title" };

export const loader = page("bulk.run", (context) => {
  const listId = context.params.list ?? "";
  const list = findBulkList(bulkRegistry, listId);
  const target = targetOf(list, context.url.searchParams);
  const { definition } = list.source;
  return {
    ...counted(() => targetIds(context, list, target).length),
    name: definition.name,
    back: definition.path + listSearch(definition, target.query),
    search: targetSearch(list, target),
    acts: list.acts
      .filter(({ permission }) => can(context.actor, permission))
      .map(({ id, label }) => ({ label, path: `/lists/${listId}/acts/${id}` })),
  };
});

function counted(count: () => number) {
  try {
    return { count: count(), problem: null };
  } catch (error) {
    if (error instanceof Refusal && error.kind === "conflict")
      return { count: 0, problem: { key: error.key, params: error.params } };
    throw error;
  }
}

export default function BulkActs() {
  const t = useT();
  const { count, problem, name, back, search, acts } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("bulk.title")} sub={problem ? undefined : t("bulk.count", { list: t(name), count })}>
        <LinkButton href="/bulk-changes">{t("bulk.history")}</LinkButton>
        <LinkButton href={back}>{t("bulk.back")}</LinkButton>
      </PageHead>
      {problem ? (
        <Notice tone="warn">{t(problem.key, problem.params)}</Notice>
      ) : acts.length === 0 ? (
        <EmptyState title={t("bulk.noActs")} />
      ) : (
        <>
          <h2 className="mb-2 text-[15px] font-semibold">{t("bulk.chooseAct")}</h2>
          <ul className="max-w-md rounded-lg border border-line bg-sheet">
            {acts.map(({ label, path }) => (
              <li key={path} className="border-b border-line last:border-b-0">
                <a href={`${path}?${search}`} className="flex min-h-11 items-center px-4 hover:bg-wash">
                  {t(label)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
