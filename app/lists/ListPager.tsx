import { useT } from "~/i18n/I18n";
import { listAddress, type ListParts } from "./list-parts";

export interface ShownPage {
  rows: readonly unknown[];
  total: number;
  /** There are more than were counted. */
  more?: boolean;
  page: number;
  perPage: number;
}

/** Where in the list the page is, and the ways to the pages beside it. */
export function ListPager({ page, ...parts }: ListParts & { page: ShownPage }) {
  const t = useT();
  const from = (page.page - 1) * page.perPage + 1;
  const to = from + page.rows.length - 1;
  const hasNext = page.more ? page.rows.length === page.perPage : page.page < Math.ceil(page.total / page.perPage);
  const link = "touch-target inline-flex min-h-[34px] items-center px-2 text-weft hover:underline";
  const total = Math.max(page.total, to);
  return (
    <nav aria-label={t("list.pages")} className="mt-3 flex flex-wrap items-center gap-3 text-[13px] text-ink-faint">
      <span>{t(page.more ? "list.rangeMore" : "list.range", { from, to, total })}</span>
      <span className="ml-auto flex gap-2">
        {page.page > 1 ? (
          <a rel="prev" href={listAddress(parts, { page: page.page - 1 })} className={link}>
            {t("list.previous")}
          </a>
        ) : null}
        {hasNext ? (
          <a rel="next" href={listAddress(parts, { page: page.page + 1 })} className={link}>
            {t("list.next")}
          </a>
        ) : null}
      </span>
    </nav>
  );
}

/** How many records a list has, in a head of a page: "5,000+" where no more were counted. */
export function ListTotal({ page }: { page: Pick<ShownPage, "total" | "more"> }) {
  const t = useT();
  const total = page.total.toLocaleString("en-US");
  return <>{page.more ? t("list.moreThan", { total }) : total}</>;
}
