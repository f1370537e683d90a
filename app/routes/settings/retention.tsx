import { useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { RETENTION_RULES } from "~/server/retention-rules.server";
import { Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "retention.title" };

export const loader = page("retention.see", () => ({
  rules: RETENTION_RULES.map(({ id, what, days, since, stays }) => ({ id, what, days, since, stays })),
}));

export default function Retention() {
  const t = useT();
  const { rules } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("retention.title")} />
      <p className="mb-4 text-ink-soft">{t("retention.lead")}</p>
      {rules.map(({ id, what, days, since, stays }) => (
        <Section key={id} title={t(what)}>
          <Facts
            items={[
              {
                label: t("retention.days"),
                value: (
                  <span className="tabular-nums">
                    {days === null ? t("retention.never") : t("retention.daysValue", { count: days })}
                  </span>
                ),
              },
              { label: t("retention.since"), value: t(since) },
              { label: t("retention.stays"), value: t(stays) },
            ]}
          />
        </Section>
      ))}
    </>
  );
}
