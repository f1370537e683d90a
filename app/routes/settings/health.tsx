import { useLoaderData } from "@remix-run/react";
import { fileSize } from "~/files/file-size";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { translateFor } from "~/i18n/messages.server";
import { healthWarnings } from "~/server/health-warnings";
import { readHealth } from "~/server/health.server";
import { Notice } from "~/ui/Notice";
import { Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { localDateTime } from "~/values/business-day";

export const handle: PageHandle = { title: "health.title" };

export const loader = page("health.see", (context) => {
  const { problems, ...health } = readHealth(context, context.settings);
  // Words that are otherwise said in a terminal are not among those of the browser.
  const t = translateFor(context.locale);
  return {
    health,
    warnings: healthWarnings({ ...health, now: context.now() }),
    problems: problems.map(({ key, params }) => t(key, params)),
  };
});

const when = (at: number) => localDateTime(at).replace("T", " ");

export default function HealthPage() {
  const t = useT();
  const { health, warnings, problems } = useLoaderData<typeof loader>();
  const well = warnings.length + problems.length === 0;
  return (
    <>
      <PageHead title={t("health.title")} />
      {well ? <Notice tone="ok">{t("health.well")}</Notice> : null}
      {problems.map((problem) => (
        <Notice key={problem} tone="bad">
          {problem}
        </Notice>
      ))}
      {warnings.map(({ key, params, path }) => (
        <Notice key={key} tone="warn">
          {t(key, params)}{" "}
          {path ? (
            <a href={path} className="touch-target underline">
              {t("health.open")}
            </a>
          ) : null}
        </Notice>
      ))}
      <Section title={t("health.product")}>
        <Facts
          items={[
            { label: t("health.version"), value: health.version },
            { label: t("health.runningSince"), value: when(health.runningSince) },
            { label: "Node.js", value: health.node },
            { label: "SQLite", value: health.sqlite },
          ]}
        />
      </Section>
      <Section title={t("health.data")}>
        <Facts
          items={[
            { label: t("health.database"), value: fileSize(health.databaseBytes) },
            { label: t("health.wal"), value: fileSize(health.walBytes) },
            { label: t("health.free"), value: fileSize(health.freeBytes) },
            { label: t("health.folder"), value: health.dataFolder },
            { label: t("health.mode"), value: health.dataFolderMode },
            {
              label: t("health.checks"),
              value: problems.length === 0 ? t("health.checksPassed") : t("health.checksFailed"),
            },
          ]}
        />
      </Section>
      <Section title={t("health.work")}>
        <Facts
          items={[
            {
              label: t("nav.outbox"),
              value: t("health.mails", { waiting: health.mailsWaiting, failed: health.mailsFailed }),
            },
            { label: t("nav.jobs"), value: t("health.jobs", { open: health.jobsOpen, failed: health.jobsFailed }) },
            {
              label: t("backup.title"),
              value: health.lastBackup === null ? t("backup.noneYet") : when(health.lastBackup),
            },
            {
              label: t("backup.drill"),
              value: health.lastDrill === null ? t("none") : when(health.lastDrill.at),
            },
            {
              label: t("nav.audit"),
              value: (
                <>
                  {t("health.auditEntries", { count: health.auditEntries })}{" "}
                  {health.lastDrill?.sound ? t("health.auditVerified", { at: when(health.lastDrill.at) }) : null}
                </>
              ),
            },
          ]}
        />
      </Section>
    </>
  );
}
