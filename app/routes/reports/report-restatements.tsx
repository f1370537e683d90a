import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { can } from "~/access/can";
import { Form } from "~/forms/Form";
import { HiddenField, TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { CHANGE_LABELS } from "~/modules/reports/change-labels";
import { changeTraces } from "~/modules/reports/change-traces.server";
import { valueText } from "~/modules/reports/cell-value";
import { instantText } from "~/modules/reports/cover-lines";
import { differenceRecords } from "~/modules/reports/difference-records.server";
import { recordCommonRestatement, recordRestatement } from "~/modules/reports/record-restatement.server";
import { differencesFingerprint, reportDifferences } from "~/modules/reports/report-differences.server";
import { commonRestatementForm, restatementForm } from "~/modules/reports/report-form";
import { findReport, readReportDocument, restatementLog } from "~/modules/reports/report-queries.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { periodName } from "~/ui/period-name";
import { Tag } from "~/ui/Tag";

export const handle: PageHandle = { title: "report.compare" };

/** Name of the form that explains all differences at once. */
const COMMON = "all";
const namedRestatement = restatementForm.extend({ figureKey: z.string().max(100) });

export const loader = page("figure.see", (context) => {
  const report = findReport(context, idParam(context.params));
  const document = readReportDocument(context, report);
  const nameOf = (key: string) => document.figures[key]?.name ?? key;
  const isMoney = (key: string) => document.figures[key]?.money === true;
  const found = reportDifferences(context, report);
  const differences = found.map((difference) => ({
    key: difference.key,
    name: nameOf(difference.key),
    money: isMoney(difference.key),
    unit: document.figures[difference.key]?.unit ?? "",
    oldValue: difference.oldValue,
    newValue: difference.newValue,
    recordsHash: difference.recordsHash,
    explained: difference.explained,
    records: differenceRecords(context, report.id, difference),
    traces: changeTraces(context, report.id, difference),
  }));
  return {
    id: report.id,
    period: report.period,
    frozen: report.frozenAt !== null,
    differences,
    differencesHash: differencesFingerprint(found.filter((difference) => !difference.explained)),
    log: restatementLog(context, report.id).map((entry) => ({
      ...entry,
      money: isMoney(entry.figureKey),
      name: nameOf(entry.figureKey),
    })),
    mayWrite: can(context.actor, "report.write"),
    recorded: context.url.searchParams.get("done") === "recorded",
  };
});

export const action = act("report.write", (context) => {
  const id = idParam(context.params);
  if (context.values.formName === COMMON) {
    recordCommonRestatement(context, id, accepted(commonRestatementForm, context.values));
    return seeOther(`/reports/${id}/restatements?done=recorded`);
  }
  const { figureKey, ...restatement } = accepted(namedRestatement, context.values);
  recordRestatement(context, id, figureKey, restatement);
  return seeOther(`/reports/${id}/restatements?done=recorded`);
});

type Difference = ReturnType<typeof useLoaderData<typeof loader>>["differences"][number];

function useShownValue() {
  const t = useT();
  return (figure: { money: boolean }, value: number | null) =>
    value === null ? t("report.restatements.gone") : valueText(figure, value);
}

export default function Restatements() {
  const t = useT();
  const shown = useShownValue();
  const { id, period, frozen, differences, differencesHash, log, mayWrite, recorded } = useLoaderData<typeof loader>();
  const unexplained = differences.filter((difference) => !difference.explained).length;
  return (
    <>
      <PageHead
        title={t("report.restatements.title", { period: periodName(t, period) })}
        sub={unexplained > 0 ? t("report.restatements.unexplained", { count: unexplained }) : undefined}
      >
        <LinkButton href={`/reports/${id}`}>{t("action.back")}</LinkButton>
      </PageHead>
      {recorded ? <Notice tone="ok">{t("report.restatements.recorded")}</Notice> : null}
      {differences.length === 0 ? (
        <EmptyState title={t(frozen ? "report.restatements.none" : "report.restatements.draft")} />
      ) : (
        <>
          {mayWrite && unexplained > 1 ? (
            <details className="mb-4 rounded-lg border border-line bg-sheet px-4 py-2">
              <summary className="touch-target inline-flex items-center text-weft">
                {t("report.restatements.recordAll", { count: unexplained })}
              </summary>
              <div className="mt-2 max-w-xl">
                <Form
                  schema={commonRestatementForm}
                  name={COMMON}
                  values={{ differencesHash }}
                  submitLabel={t("report.restatements.recordAll", { count: unexplained })}
                >
                  <HiddenField name="differencesHash" value={differencesHash} />
                  <TextAreaField name="reason" label={t("report.restatements.reason")} required rows={3} />
                </Form>
              </div>
            </details>
          ) : null}
          <ul className="grid gap-4">
            {differences.map((difference) => (
              <li key={difference.key} className="rounded-lg border border-line bg-sheet p-4">
                <DifferenceCard difference={difference} mayWrite={mayWrite} />
              </li>
            ))}
          </ul>
        </>
      )}
      {frozen ? (
        <div className="mt-8">
          <Section title={t("report.restatements.log")}>
            {log.length === 0 ? (
              <p className="text-ink-faint">{t("report.restatements.logEmpty")}</p>
            ) : (
              <ul className="rounded-lg border border-line bg-sheet">
                {log.map((entry) => (
                  <li key={entry.id} className="border-b border-line px-4 py-2.5 last:border-0">
                    <b className="font-medium">{entry.name}</b>{" "}
                    {t("report.restatements.value", {
                      old: shown(entry, entry.oldValue),
                      now: shown(entry, entry.newValue),
                    })}
                    <p className="break-words">{entry.reason}</p>
                    <p className="text-[13px] text-ink-faint">
                      {entry.recordedBy ?? t("system.actor")} · {instantText(entry.recordedAt)}
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </div>
      ) : null}
    </>
  );
}

function DifferenceCard({ difference, mayWrite }: { difference: Difference; mayWrite: boolean }) {
  const t = useT();
  const shown = useShownValue();
  const { key, name, unit, oldValue, newValue, explained, records, traces, recordsHash } = difference;
  return (
    <>
      <h2 className="flex flex-wrap items-baseline gap-x-3 text-[15px] font-semibold">
        {name}
        <span>
          {t("report.restatements.value", {
            old: shown(difference, oldValue),
            now: shown(difference, newValue),
          })}{" "}
          {difference.money ? null : <small className="font-normal text-ink-faint">{unit}</small>}
        </span>
        <Tag tone={explained ? "ok" : "warn"}>
          {t(explained ? "report.restatements.explained" : "report.restatements.open")}
        </Tag>
      </h2>
      <div className="mt-3 grid gap-4 md:grid-cols-2">
        <div>
          {(["added", "removed", "changed"] as const).map((change) => (
            <RecordList key={change} change={change} list={records[change]} figure={difference} />
          ))}
        </div>
        <div>
          <h3 className="text-[13px] text-ink-faint">{t("report.restatements.who")}</h3>
          {traces.length === 0 ? <p className="text-[13px]">{t("report.restatements.noTrace")}</p> : null}
          <ul>
            {traces.slice(0, 12).map(({ seq, at, act }) => (
              <li key={seq} className="text-[13px]">
                {instantText(at)} · {act === null ? t("report.restatements.closedTrace") : `${act.actorName} · `}
                {act !== null &&
                  (CHANGE_LABELS[act.action]
                    ? t(CHANGE_LABELS[act.action]!)
                    : t("change.other", { action: act.action }))}
              </li>
            ))}
          </ul>
          {traces.length > 12 ? (
            <p className="text-[13px] text-ink-faint">{t("report.restatements.more", { count: traces.length - 12 })}</p>
          ) : null}
        </div>
      </div>
      {mayWrite && !explained ? (
        <details className="mt-3">
          <summary className="touch-target inline-flex items-center text-weft">
            {t("report.restatements.record")}
          </summary>
          <div className="mt-2 max-w-xl">
            <Form
              schema={namedRestatement}
              name={key}
              values={{ recordsHash, figureKey: key }}
              submitLabel={t("report.restatements.record")}
            >
              <HiddenField name="recordsHash" value={recordsHash} />
              <HiddenField name="figureKey" value={key} />
              <TextAreaField name="reason" label={t("report.restatements.reason")} required rows={3} />
            </Form>
          </div>
        </details>
      ) : null}
    </>
  );
}

function RecordList({
  change,
  list,
  figure,
}: {
  change: "added" | "removed" | "changed";
  list: Difference["records"]["added"];
  figure: { money: boolean };
}) {
  const t = useT();
  if (list.total === 0) return null;
  return (
    <>
      <h3 className="text-[13px] text-ink-faint">{t(`report.restatements.${change}`)}</h3>
      <ul className="mb-2">
        {list.records.map((record) => (
          <li key={record.id}>
            {record.path !== null ? (
              <a href={record.path} className="touch-target hover:underline">
                {record.label}
              </a>
            ) : (
              record.label
            )}{" "}
            <span className="text-[13px] text-ink-faint">
              {record.amounts.map((amount) => valueText(figure, amount)).join(" → ")}
            </span>
          </li>
        ))}
      </ul>
      {list.total > list.records.length ? (
        <p className="text-[13px] text-ink-faint">
          {t("report.restatements.more", { count: list.total - list.records.length })}
        </p>
      ) : null}
    </>
  );
}
