import { useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { filterQuery, listSearch } from "~/lists/list-query";
import { recognitionList } from "~/modules/organisations/recognitions/recognition-list";
import { recognitionCounts } from "~/modules/organisations/recognitions/recognition-queries.server";
import { LEVEL_LABELS, RECOGNITION_LEVELS } from "~/modules/organisations/recognitions/vocabulary";
import { Button } from "~/ui/Button";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { WideTable } from "~/ui/WideTable";
import { dayOfInstant, isBusinessDay } from "~/values/business-day";

export const handle: PageHandle = { title: "recognition.counts.title" };

export const loader = page("recognition.list", (context) => {
  const asked = context.url.searchParams.get("day") ?? "";
  const day = isBusinessDay(asked) ? asked : dayOfInstant(context.now());
  return { day, ...recognitionCounts(context, day) };
});

export default function RecognitionCounts() {
  const t = useT();
  const { day, types, firms } = useLoaderData<typeof loader>();
  const levels = RECOGNITION_LEVELS.filter((level) => types.some((type) => (type.byLevel[level] ?? 0) > 0));
  const open = (filters: Record<string, string>) =>
    recognitionList.path + listSearch(recognitionList, filterQuery(recognitionList, { heldOn: day, ...filters }));
  const sum = (byLevel: (typeof types)[number]["byLevel"]) =>
    Object.values(byLevel).reduce((total, count) => total + count, 0);
  const number = (count: number, filters: Record<string, string>) =>
    count === 0 ? (
      <span className="text-ink-faint">0</span>
    ) : (
      <a href={open(filters)} className="touch-target inline-flex items-center justify-end text-weft hover:underline">
        {count}
      </a>
    );
  return (
    <>
      <PageHead title={t("recognition.counts.title")} sub={<span className="tabular-nums">{day}</span>} />
      <form method="get" className="mb-4 flex flex-wrap items-end gap-2 print:hidden">
        <label className="text-[13px] text-ink-soft">
          {t("recognition.counts.day")}
          <input
            key={day}
            type="date"
            name="day"
            defaultValue={day}
            className="mt-1 block min-h-11 rounded-md border border-line-strong bg-sheet px-3 sm:min-h-[36px]"
          />
        </label>
        <Button type="submit">{t("recognition.counts.show")}</Button>
      </form>
      {types.length === 0 ? (
        <EmptyState title={t("recognition.counts.empty")} hint={t("recognition.noTypes")} />
      ) : (
        <>
          <WideTable label={t("recognition.counts.title")}>
            <table className="data-table">
              <thead>
                <tr>
                  <th scope="col">{t("recognition.field.type")}</th>
                  {levels.map((level) => (
                    <th key={level} scope="col" className="number">
                      {t(LEVEL_LABELS[level])}
                    </th>
                  ))}
                  <th scope="col" className="number">
                    {t("recognition.counts.total")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {types.map((type) => (
                  <tr key={type.id}>
                    <td>{type.name}</td>
                    {levels.map((level) => (
                      <td key={level} className="number">
                        {number(type.byLevel[level] ?? 0, { type: String(type.id), level })}
                      </td>
                    ))}
                    <td className="number">{number(sum(type.byLevel), { type: String(type.id) })}</td>
                  </tr>
                ))}
                <tr>
                  <td className="font-medium">{t("recognition.counts.total")}</td>
                  {levels.map((level) => (
                    <td key={level} className="number">
                      {number(
                        types.reduce((total, type) => total + (type.byLevel[level] ?? 0), 0),
                        { level },
                      )}
                    </td>
                  ))}
                  <td className="number font-medium">
                    {number(
                      types.reduce((total, type) => total + sum(type.byLevel), 0),
                      {},
                    )}
                  </td>
                </tr>
              </tbody>
            </table>
          </WideTable>
          <p className="mt-2 text-[13px] text-ink-faint">{t("recognition.counts.note", { firms })}</p>
        </>
      )}
    </>
  );
}
