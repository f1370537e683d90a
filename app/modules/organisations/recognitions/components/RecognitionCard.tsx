import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { FileList } from "~/files/components/FileList";
import type { ListedFile } from "~/files/file-queries.server";
import { useT } from "~/i18n/I18n";
import { Button } from "~/ui/Button";
import { Facts } from "~/ui/Page";
import { Tag } from "~/ui/Tag";
import { RECOGNITION_FILE_PURPOSES } from "../file-purposes";
import type { RecognitionDetail } from "../recognition-queries.server";
import { LEVEL_LABELS, OUTCOME_LABELS, REPORT_STATE_LABELS, REPORT_STATE_TONES } from "../vocabulary";
import { RecognitionStateTag } from "./RecognitionStateTag";

interface RecognitionCardProps {
  recognition: RecognitionDetail;
  files: { files: readonly ListedFile[]; removed: readonly ListedFile[]; mayWrite: boolean };
  /** Address of the recognition below its organisation. */
  path: string;
  mayWrite: boolean;
}

/** One recognition with its term, reviews, yearly reports and evidence, and what can be done with it. */
export function RecognitionCard({ recognition, files, path, mayWrite }: RecognitionCardProps) {
  const t = useT();
  const { reviews, reports } = recognition;
  return (
    <section className="mb-6 min-w-0" aria-labelledby={`recognition-${recognition.id}`}>
      <h2
        id={`recognition-${recognition.id}`}
        className="mb-2 flex flex-wrap items-baseline gap-2 text-[15px] font-semibold"
      >
        {recognition.type}
        <RecognitionStateTag state={recognition.state} />
        {recognition.endangered ? <Tag tone="bad">{t("recognition.endangered")}</Tag> : null}
      </h2>
      <RecognitionFacts recognition={recognition} />
      {reviews.length > 0 ? (
        <Lines title={t("recognition.reviews")}>
          {reviews.map((review, index) => (
            <Line key={review.id}>
              <span className="tabular-nums">{review.day}</span>
              <Tag tone={review.outcome === "passed" ? "ok" : "bad"}>{t(OUTCOME_LABELS[review.outcome])}</Tag>
              <span className="min-w-0 break-words text-ink-soft">{review.note}</span>
              {mayWrite && index === reviews.length - 1 ? (
                <Act href={`${path}/reviews/${review.id}/removal`} label={t("action.remove")} of={review.day} />
              ) : null}
            </Line>
          ))}
        </Lines>
      ) : null}
      {reports.length > 0 ? (
        <Lines title={t("recognition.reports")}>
          {reports.map((report) => (
            <Line key={report.year}>
              <span>{t("recognition.report.year", { year: String(report.year) })}</span>
              <Tag tone={REPORT_STATE_TONES[report.state]}>{t(REPORT_STATE_LABELS[report.state])}</Tag>
              <span className="text-[13px] text-ink-faint tabular-nums">
                {report.filedOn
                  ? t("recognition.report.filedAt", { day: report.filedOn })
                  : t("recognition.report.dueBy", { day: report.due })}
              </span>
              {mayWrite ? (
                report.id === null ? (
                  <Act
                    href={`${path}/reports/new?year=${report.year}`}
                    label={t("recognition.report.new")}
                    of={String(report.year)}
                  />
                ) : (
                  <Act
                    href={`${path}/reports/${report.id}/removal`}
                    label={t("action.remove")}
                    of={String(report.year)}
                  />
                )
              ) : null}
            </Line>
          ))}
        </Lines>
      ) : null}
      {files.files.length > 0 || files.removed.length > 0 ? (
        <div className="mt-2">
          <FileList {...files} purposes={RECOGNITION_FILE_PURPOSES} />
        </div>
      ) : null}
      {mayWrite ? <Acts recognition={recognition} path={path} /> : null}
    </section>
  );
}

function RecognitionFacts({ recognition }: { recognition: RecognitionDetail }) {
  const t = useT();
  const { withdrawnOn, withdrawalReason, statedUntilReason, changeReportMonths, note } = recognition;
  const items: { label: string; value: ReactNode }[] = [
    { label: t("recognition.field.level"), value: t(LEVEL_LABELS[recognition.level]) },
    { label: t("recognition.field.certificateNumber"), value: recognition.certificateNumber ?? t("unknown") },
    {
      label: t("recognition.field.issuedOn"),
      value: <span className="tabular-nums">{recognition.issuedOn}</span>,
    },
    {
      label: t("recognition.field.validUntil"),
      value: (
        <>
          <span className="tabular-nums">{recognition.validUntil ?? t("recognition.noEnd")}</span>
          {statedUntilReason ? (
            <span className="block text-[13px] text-ink-faint">
              {t("recognition.statedBecause", { reason: statedUntilReason })}
            </span>
          ) : null}
        </>
      ),
    },
  ];
  if (recognition.reviewFrom !== null && withdrawnOn === null)
    items.push({
      label: t("recognition.field.reviewFrom"),
      value: <span className="tabular-nums">{recognition.reviewFrom}</span>,
    });
  if (withdrawnOn !== null)
    items.push({
      label: t("recognition.column.state"),
      value: t("recognition.withdrawnBecause", { day: withdrawnOn, reason: withdrawalReason ?? "" }),
    });
  if (note !== null)
    items.push({
      label: t("recognition.field.note"),
      value: <span className="whitespace-pre-line">{note}</span>,
    });
  return (
    <>
      <Facts items={items} />
      {changeReportMonths !== null ? (
        <p className="mt-1 text-[13px] text-ink-faint">
          {t("recognition.changeReport", { count: changeReportMonths })}
        </p>
      ) : null}
    </>
  );
}

function Acts({ recognition, path }: { recognition: RecognitionDetail; path: string }) {
  const t = useT();
  const link = "touch-target inline-flex min-h-[34px] items-center text-weft hover:underline";
  const withdrawn = recognition.withdrawnOn !== null;
  return (
    <div
      role="group"
      aria-label={`${t("recognition.acts")} ${recognition.type}`}
      className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 print:hidden"
    >
      {!withdrawn && recognition.validUntil !== null ? (
        <a href={`${path}/reviews/new`} className={link}>
          {t("recognition.review.new")}
        </a>
      ) : null}
      <a href={`/files/of/recognition/${recognition.id}`} className={link}>
        {t("recognition.files.add")}
      </a>
      <a href={path} className={link}>
        {t("action.edit")}
      </a>
      {withdrawn ? (
        <Form method="post" action={`${path}/reinstatement`}>
          <Button type="submit" look="quiet">
            {t("recognition.reinstate")}
          </Button>
        </Form>
      ) : (
        <a href={`${path}/withdrawal`} className={link}>
          {t("recognition.withdraw")}
        </a>
      )}
      <a href={`${path}/removal`} className={link}>
        {t("action.remove")}
      </a>
    </div>
  );
}

function Lines({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3 className="mt-3 mb-1 text-[13px] font-medium text-ink-soft">{title}</h3>
      <ul className="rounded-lg border border-line bg-sheet">{children}</ul>
    </>
  );
}

function Line({ children }: { children: ReactNode }) {
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 last:border-0">
      {children}
    </li>
  );
}

function Act({ href, label, of }: { href: string; label: string; of: string }) {
  return (
    <a
      href={href}
      aria-label={`${label} ${of}`}
      className="touch-target ml-auto inline-flex min-h-[34px] items-center px-2 text-weft hover:underline print:hidden"
    >
      {label}
    </a>
  );
}
