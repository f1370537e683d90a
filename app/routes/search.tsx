import { useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { searchIndex, type SearchKind } from "~/search/search-index.server";
import type { PageHandle } from "~/ui/page-title";
import { EmptyState, PageHead } from "~/ui/Page";
import { eventsWithinSight } from "~/modules/events/event-queries.server";
import { outcomesWithinSight } from "~/modules/events/outcomes/outcome-queries.server";

const MOST_RESULTS = 50;
const PATH: Record<SearchKind, string> = { organisation: "/organisations", event: "/events", outcome: "/outcomes" };

export const handle: PageHandle = { title: "search.title" };

export const loader = page("search.use", (context) => {
  const text = (context.url.searchParams.get("q") ?? "").trim().slice(0, 100);
  const found = searchIndex(context, text, MOST_RESULTS);
  const seen = eventsWithinSight(
    context,
    found.hits.flatMap(({ kind, subjectId }) => (kind === "event" ? [subjectId] : [])),
  );
  const seenOutcomes = outcomesWithinSight(
    context,
    found.hits.flatMap(({ kind, subjectId }) => (kind === "outcome" ? [subjectId] : [])),
  );
  const hits = found.hits.filter(
    ({ kind, subjectId }) => kind === "organisation" || (kind === "event" ? seen : seenOutcomes).has(subjectId),
  );
  const { more } = found;
  return { text, more, hits: hits.map((hit) => ({ ...hit, path: `${PATH[hit.kind]}/${hit.subjectId}` })) };
});

export default function Search() {
  const t = useT();
  const { text, hits, more } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("search.title")} sub={text ? t("search.count", { count: hits.length }) : undefined} />
      {text === "" || hits.length === 0 ? (
        <EmptyState
          title={text === "" ? t("search.placeholder") : t("search.none", { text })}
          hint={t("search.hint")}
        />
      ) : (
        <>
          <ul className="rounded-lg border border-line bg-sheet">
            {hits.map((hit) => (
              <li key={hit.path} className="border-b border-line last:border-0">
                <a href={hit.path} className="flex min-h-11 flex-wrap items-center gap-x-3 px-4 py-2 hover:bg-wash">
                  <span className="font-medium">{hit.title}</span>
                  <span className="text-[13px] text-ink-faint">{hit.detail}</span>
                  <span className="ml-auto text-[13px] text-ink-faint">
                    {t(`search.kind.${hit.kind}` as MessageKey)}
                  </span>
                </a>
              </li>
            ))}
          </ul>
          {more ? <p className="mt-3 text-[13px] text-ink-faint">{t("search.more", { count: MOST_RESULTS })}</p> : null}
        </>
      )}
    </>
  );
}
