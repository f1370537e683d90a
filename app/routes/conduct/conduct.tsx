import { useLoaderData } from "@remix-run/react";
import { FigureStrip } from "~/figures/FigureStrip";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { ConductTabs } from "~/modules/conduct/components/ConductTabs";
import { conductCounts, conductFigures } from "~/modules/conduct/conduct-queries.server";
import { Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { periodName } from "~/ui/period-name";
import { dayOfInstant } from "~/values/business-day";
import { isPeriod, quarterOfDay } from "~/values/period";

export const handle: PageHandle = { title: "conduct.title" };

export const loader = page("conduct.count", (context) => {
  const asked = context.url.searchParams.get("period") ?? "";
  const period = isPeriod(asked) ? asked : quarterOfDay(dayOfInstant(context.now()));
  return { period, figures: conductFigures(context, period), counts: conductCounts(context) };
});

export default function Conduct() {
  const t = useT();
  const number = new Intl.NumberFormat(useLocale());
  const { period, figures, counts } = useLoaderData<typeof loader>();
  const openable = figures.flatMap((figure) => (figure.path === null ? [] : [{ ...figure, path: figure.path }]));
  return (
    <>
      <PageHead title={t("conduct.title")} sub={t("conduct.lead")} />
      <ConductTabs current="overview" />
      <Section title={t("conduct.figures", { period: periodName(t, period) })}>
        {openable.length > 0 ? (
          <FigureStrip figures={openable} />
        ) : (
          <>
            <Facts items={figures.map(({ name, value }) => ({ label: t(name), value: number.format(value) }))} />
            <p className="mt-2 text-[13px] text-ink-faint">{t("conduct.countsOnly")}</p>
          </>
        )}
      </Section>
      <Section title={t("conduct.counts")}>
        <Facts
          items={(["pledges", "signatories", "commendations", "published"] as const).map((name) => ({
            label: t(`conduct.count.${name}`),
            value: number.format(counts[name]),
          }))}
        />
      </Section>
    </>
  );
}
