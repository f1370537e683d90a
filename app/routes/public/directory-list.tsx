import { Form, useLoaderData } from "@remix-run/react";
import { addressKey } from "~/access/address-key";
import { takeTurn } from "~/access/rate-limit.server";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DirectoryCard } from "~/modules/organisations/directory/components/DirectoryCard";
import {
  directoryChoices,
  directoryPage,
  readDirectoryQuery,
} from "~/modules/organisations/directory/directory-queries.server";
import { CHAIN_ROLE_LABELS, KIND_LABELS } from "~/modules/organisations/vocabulary";
import { findHub } from "~/modules/promoters/promoter-queries.server";
import { Button } from "~/ui/Button";
import type { PageHandle } from "~/ui/page-title";
import { EmptyState, PageHead } from "~/ui/Page";

export const handle: PageHandle = { title: "directory.title" };

/** Looking up one firm after the other is fine; fetching page after page by a machine is slowed down. */
const PER_CALLER = { limit: 120, windowMs: 10 * 60 * 1000 };

export const loader = page("directory.see", (context) => {
  if (context.actor.role === "visitor") takeTurn(`directory:${addressKey(context.address)}`, PER_CALLER, context.now());
  const query = readDirectoryQuery(context.url.searchParams);
  const hub = findHub(context);
  return {
    query,
    ...directoryPage(context, query),
    choices: directoryChoices(context),
    promoter: hub ? { zh: hub.nameZh, en: hub.nameEn } : null,
  };
});

const SELECT = "min-h-11 w-full rounded-md border border-line-strong bg-sheet px-2 sm:min-h-[34px] sm:w-auto";

export default function Directory() {
  const t = useT();
  const locale = useLocale();
  const { query, entries, total, page, pages, choices, promoter } = useLoaderData<typeof loader>();
  const { q, kind, region, role, industry } = query;
  const filtered = q !== "" || [kind, region, role, industry].some((value) => value !== null);
  const address = (to: number) => {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries({ q, kind, region, role, industry }))
      if (value) parameters.set(name, value);
    if (to > 1) parameters.set("page", String(to));
    const text = parameters.toString();
    return `/public/directory${text ? `?${text}` : ""}`;
  };
  const words = (values: readonly { value: string; label: string }[], all: string) => (
    <>
      <option value="">{all}</option>
      {values.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </>
  );
  return (
    <div className="mx-auto max-w-4xl">
      <PageHead
        title={t("directory.title")}
        sub={promoter ? t("directory.intro", { name: locale === "en" ? promoter.en : promoter.zh }) : undefined}
      />
      <Form
        method="get"
        role="search"
        aria-label={t("directory.title")}
        className="mb-4 flex flex-wrap gap-2 print:hidden"
      >
        <input
          key={`q${q}`}
          type="search"
          name="q"
          defaultValue={q}
          maxLength={60}
          aria-label={t("directory.search")}
          placeholder={t("directory.search")}
          className="min-h-11 min-w-0 flex-1 basis-56 rounded-md border border-line-strong bg-sheet px-3 sm:min-h-[34px]"
        />
        <select
          key={`k${kind}`}
          name="kind"
          defaultValue={kind ?? ""}
          aria-label={t("directory.allKinds")}
          className={SELECT}
        >
          {words(
            choices.kinds.map((value) => ({ value, label: t(KIND_LABELS[value]) })),
            t("directory.allKinds"),
          )}
        </select>
        <select
          key={`r${region}`}
          name="region"
          defaultValue={region ?? ""}
          aria-label={t("directory.allRegions")}
          className={SELECT}
        >
          {words(choices.regions, t("directory.allRegions"))}
        </select>
        {choices.roles.length > 0 ? (
          <select
            key={`c${role}`}
            name="role"
            defaultValue={role ?? ""}
            aria-label={t("directory.allRoles")}
            className={SELECT}
          >
            {words(
              choices.roles.map((value) => ({ value, label: t(CHAIN_ROLE_LABELS[value]) })),
              t("directory.allRoles"),
            )}
          </select>
        ) : null}
        {choices.industries.length > 0 ? (
          <select
            key={`i${industry}`}
            name="industry"
            defaultValue={industry ?? ""}
            aria-label={t("directory.allIndustries")}
            className={`${SELECT} max-w-full`}
          >
            {words(
              choices.industries.map((value) => ({ value, label: value })),
              t("directory.allIndustries"),
            )}
          </select>
        ) : null}
        <Button type="submit" look="main" className="max-sm:w-full">
          {t("action.find")}
        </Button>
        {filtered ? (
          <a
            href="/public/directory"
            className="touch-target inline-flex min-h-[34px] items-center px-2 text-weft underline"
          >
            {t("directory.clear")}
          </a>
        ) : null}
      </Form>
      {total === 0 ? (
        filtered ? (
          <EmptyState title={t("directory.none")} hint={t("directory.noneHint")} />
        ) : (
          <EmptyState title={t("directory.empty")} hint={t("directory.emptyHint")} />
        )
      ) : (
        <>
          <p className="mb-2 text-ink-faint tabular-nums">{t("directory.count", { count: total })}</p>
          <ul className="rounded-lg border border-line bg-sheet print:border-0">
            {entries.map((entry) => (
              <li key={entry.id} className="break-inside-avoid border-b border-line px-4 py-3 last:border-0">
                <DirectoryCard
                  entry={entry}
                  heading={
                    <h2 className="font-semibold">
                      <a
                        href={`/public/directory/${entry.id}`}
                        className="touch-target inline-flex items-center text-weft-strong hover:underline"
                      >
                        {entry.legalName}
                      </a>
                    </h2>
                  }
                />
              </li>
            ))}
          </ul>
          {pages > 1 ? (
            <nav aria-label={t("list.pages")} className="mt-3 flex items-center gap-3 print:hidden">
              {page > 1 ? (
                <a
                  href={address(page - 1)}
                  className="touch-target inline-flex min-h-[34px] items-center px-2 text-weft hover:underline"
                >
                  {t("list.previous")}
                </a>
              ) : null}
              <span className="text-ink-faint tabular-nums">{t("directory.pageOf", { page, pages })}</span>
              {page < pages ? (
                <a
                  href={address(page + 1)}
                  className="touch-target inline-flex min-h-[34px] items-center px-2 text-weft hover:underline"
                >
                  {t("list.next")}
                </a>
              ) : null}
            </nav>
          ) : null}
        </>
      )}
    </div>
  );
}
