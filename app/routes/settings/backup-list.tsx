import { Form, useLoaderData } from "@remix-run/react";
import { BACKUP_TRIGGER_LABELS } from "~/backup/backup-record";
import { readBackups, type BackupView } from "~/backup/backup-queries.server";
import { BACKUP_EVERY_LABELS } from "~/backup/backup-schedule";
import { fileSize } from "~/files/file-size";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState, Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { WideTable } from "~/ui/WideTable";
import { localDateTime } from "~/values/business-day";

export const handle: PageHandle = { title: "backup.title" };

export const loader = page("backup.manage", (context) => readBackups(context, context.settings));

const when = (at: number) => localDateTime(at).replace("T", " ");
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);

export default function Backups() {
  const t = useT();
  const { backups, settings, lastDrill, folder, command, freeBytes } = useLoaderData<typeof loader>();
  const failed = backups[0]?.state === "failed" ? backups[0] : null;
  return (
    <>
      <PageHead title={t("backup.title")} sub={t("backup.count", { count: backups.length })}>
        <Form method="post" action="/settings/backups/taking">
          <Button look="main">{t("backup.takeNow")}</Button>
        </Form>
        {backups.some(({ state, present }) => state === "sound" && present) ? (
          <Form method="post" action="/settings/backups/rehearsal">
            <Button>{t("backup.drillNow")}</Button>
          </Form>
        ) : null}
        <LinkButton href="/settings/backups/schedule">{t("backup.schedule")}</LinkButton>
      </PageHead>
      {failed?.problem ? (
        <Notice tone="bad">
          {t("backup.lastFailed")} {t(failed.problem.key, failed.problem.params)}
        </Notice>
      ) : null}
      {lastDrill?.problem ? (
        <Notice tone="bad">
          {t("backup.drillFailed")} {t(lastDrill.problem.key, lastDrill.problem.params)}
        </Notice>
      ) : null}
      <div className="mb-6">
        <Facts
          items={[
            {
              label: t("backup.every"),
              value: t("backup.everyAt", {
                every: t(BACKUP_EVERY_LABELS[settings.every]),
                hour: String(settings.hour).padStart(2, "0"),
              }),
            },
            {
              label: t("backup.keeping"),
              value: t("backup.keepingValue", {
                days: settings.keepDaily,
                weeks: settings.keepWeekly,
                months: settings.keepMonthly,
              }),
            },
            {
              label: t("backup.drill"),
              value: lastDrill
                ? t("backup.drillValue", { at: when(lastDrill.at), seconds: seconds(lastDrill.milliseconds) })
                : t("backup.drillNever"),
            },
            { label: t("backup.offSite"), value: command ?? t("backup.offSiteNone") },
            { label: t("backup.folder"), value: folder },
            { label: t("backup.free"), value: fileSize(freeBytes) },
          ]}
        />
      </div>
      <Section title={t("backup.list")}>
        {backups.length === 0 ? (
          <EmptyState title={t("backup.noneYet")} hint={t("backup.noneYetHint")} />
        ) : (
          <WideTable label={t("backup.list")}>
            <table className="data-table">
              <thead>
                <tr>
                  <th scope="col">{t("backup.at")}</th>
                  <th scope="col">{t("backup.trigger")}</th>
                  <th scope="col">{t("backup.state")}</th>
                  <th scope="col" className="number">
                    {t("backup.size")}
                  </th>
                  <th scope="col" className="number">
                    {t("backup.seconds")}
                  </th>
                  <th scope="col">{t("backup.offSite")}</th>
                  <th scope="col">{t("backup.drill")}</th>
                  <th scope="col">{t("backup.restore")}</th>
                </tr>
              </thead>
              <tbody>
                {backups.map((backup) => (
                  <Row key={backup.name} backup={backup} />
                ))}
              </tbody>
            </table>
          </WideTable>
        )}
      </Section>
    </>
  );
}

function Row({ backup }: { backup: BackupView }) {
  const t = useT();
  const { name, at, trigger, state, problem, present, bytes, milliseconds, offSite, drill, restore } = backup;
  return (
    <tr>
      <td className="short">
        {when(at)}
        <span className="block text-[12px] text-ink-faint">{name}</span>
      </td>
      <td>{t(BACKUP_TRIGGER_LABELS[trigger])}</td>
      <td>
        {state === "sound" && present ? <Tag tone="ok">{t("backup.state.sound")}</Tag> : null}
        {state === "sound" && !present ? <Tag tone="warn">{t("backup.state.gone")}</Tag> : null}
        {state === "failed" ? <Tag tone="bad">{t("backup.state.failed")}</Tag> : null}
        {problem ? <span className="block text-[13px] text-bad-strong">{t(problem.key, problem.params)}</span> : null}
      </td>
      <td className={state === "sound" ? "number short" : "number wide"}>
        {state === "sound" ? fileSize(bytes) : t("none")}
      </td>
      <td className="number wide">{seconds(milliseconds)}</td>
      <td className={offSite === null ? "wide" : undefined}>
        {offSite === null ? t("none") : null}
        {offSite?.code === 0 ? <Tag tone="ok">{t("backup.offSite.ok")}</Tag> : null}
        {offSite && offSite.code !== 0 ? (
          <Tag tone="bad">
            {offSite.code === null ? t("backup.offSite.notRun") : t("backup.offSite.failed", { code: offSite.code })}
          </Tag>
        ) : null}
        {offSite && offSite.lines.length > 0 ? (
          <details className="text-[13px]">
            <summary className="touch-target text-ink-faint">{t("backup.offSite.lines")}</summary>
            <pre className="whitespace-pre-wrap">{offSite.lines.join("\n")}</pre>
          </details>
        ) : null}
      </td>
      <td className={drill === null ? "wide" : undefined}>
        {drill ? <span className="text-ink-faint md:hidden">{t("backup.drill")} </span> : null}
        {drill === null ? t("none") : null}
        {drill && !drill.problem ? <Tag tone="ok">{when(drill.at)}</Tag> : null}
        {drill?.problem ? <Tag tone="bad">{t(drill.problem.key, drill.problem.params)}</Tag> : null}
      </td>
      <td>
        {restore && !restore.problem ? (
          <span className="block text-[13px]">{t("backup.restoredAt", { at: when(restore.at), by: restore.by })}</span>
        ) : null}
        {restore?.problem ? (
          <span className="block text-[13px] text-bad-strong">
            {t("backup.restoreFailed")} {t(restore.problem.key, restore.problem.params)}
          </span>
        ) : null}
        {state === "sound" && present ? (
          <a
            href={`/settings/backups/${name}/restoration`}
            aria-label={`${t("backup.restore")} ${when(at)}`}
            className="touch-target inline-flex items-center text-weft hover:underline"
          >
            {t("backup.restore")}
          </a>
        ) : null}
      </td>
    </tr>
  );
}
