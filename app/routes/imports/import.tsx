import { Outlet, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { page, idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { DataTable } from "~/lists/DataTable";
import { filterQuery, listSearch, parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { importRegistry } from "~/transfer-registry/imports.server";
import { CommitForm } from "~/transfer/components/CommitForm";
import { FileFindings } from "~/transfer/components/FileFindings";
import { ImportSteps } from "~/transfer/components/ImportSteps";
import { RowContent } from "~/transfer/components/RowContent";
import { importRowList } from "~/transfer/import-list";
import { checkProgress, importRowSource, personName, presentRows } from "~/transfer/import-queries.server";
import { loadImport } from "~/transfer/import-record.server";
import {
  OUTCOME_LABELS,
  OUTCOME_TONES,
  OUTCOMES,
  RESULT_LABELS,
  STATUS_LABELS,
  STATUS_TONES,
  type Outcome,
} from "~/transfer/import-vocabulary";
import { undoSummary } from "~/transfer/undo-import.server";
import { earlierImport } from "~/transfer/upload-import.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { dayOfInstant, localDateTime } from "~/values/business-day";

export const handle: PageHandle = { title: "import.title" };

const LOOK_AGAIN_MS = 1000;

export const loader = page("import.run", (context) => {
  const loaded = loadImport(context, importRegistry, idParam(context.params));
  const { record, definition, subject } = loaded;
  if (record.status === "mapping" && !context.url.pathname.includes("/discarding")) {
    throw seeOther(`/imports/${record.id}/columns`);
  }
  const query = parseListQuery(importRowList, context.url.searchParams);
  const { rows, ...page } = runList(context, importRowSource(record.id), query);
  const { samples: _samples, proposed: _proposed, ...findings } = record.findings;
  const earlier = record.status === "checked" ? earlierImport(context, record) : null;
  const time = (instant: number | null) => (instant === null ? "" : localDateTime(instant).replace("T", " "));
  const isChecking = record.status === "checking";
  return {
    id: record.id,
    fileName: record.fileName,
    subject,
    status: record.status,
    counts: record.counts,
    findings,
    earlier: earlier?.committedAt
      ? { id: earlier.id, day: dayOfInstant(earlier.committedAt), undone: earlier.status === "undone" }
      : null,
    notImported: findings.headers.filter(
      (header, column) => header !== "" && (record.mapping[column] ?? null) === null,
    ),
    committedAt: time(record.committedAt),
    undoneAt: time(record.undoneAt),
    person: personName(context, record.createdBy),
    progress: isChecking ? checkProgress(context, record.id) : null,
    undone: record.status === "undone" ? undoSummary(context, importRegistry, record.id) : null,
    listPath: definition.listPath,
    query,
    page: { ...page, rows: presentRows(context, loaded, rows).map((row) => ({ ...row, id: row.rowNumber })) },
  };
});

export default function Import() {
  const t = useT();
  const { fileName, subject, status } = useLoaderData<typeof loader>();
  const step = status === "mapping" ? "mapping" : status === "checking" || status === "checked" ? "preview" : "result";
  return (
    <>
      <PageHead title={fileName} sub={<Tag tone={STATUS_TONES[status]}>{t(STATUS_LABELS[status])}</Tag>}>
        <Acts />
      </PageHead>
      {subject ? (
        <p className="mb-4">
          <a href={subject.path} className="text-weft underline">
            {t("import.about", { title: subject.title })}
          </a>
        </p>
      ) : null}
      <ImportSteps at={step} />
      {status === "checking" ? <Checking /> : null}
      {status === "checked" ? <Preview /> : null}
      {status === "committed" ? <Committed /> : null}
      {status === "undone" ? <Undone /> : null}
      {status === "discarded" ? <Notice>{t("import.discarded.sentence")}</Notice> : null}
      {status === "checked" || status === "committed" || status === "undone" ? <Rows /> : null}
      <Outlet />
    </>
  );
}

function Acts() {
  const t = useT();
  const { id, status, counts, listPath } = useLoaderData<typeof loader>();
  const open = counts.error + counts.doubtful;
  return (
    <>
      {(status === "checked" || status === "committed") && open > 0 ? (
        <LinkButton href={`/imports/${id}/problems.xlsx`}>{t("import.preview.errorFile")}</LinkButton>
      ) : null}
      {status === "checked" || status === "checking" ? (
        <>
          <LinkButton href={`/imports/${id}/columns`}>{t("import.mapping.change")}</LinkButton>
          <LinkButton look="quiet" href={`/imports/${id}/discarding`}>
            {t("import.preview.discard")}
          </LinkButton>
        </>
      ) : null}
      {status === "committed" ? (
        <>
          <LinkButton href={listPath}>{t("import.toList")}</LinkButton>
          <LinkButton look="danger" href={`/imports/${id}/undo`}>
            {t("import.undo")}
          </LinkButton>
        </>
      ) : null}
    </>
  );
}

function Checking() {
  const t = useT();
  const { id, progress } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  if (progress === null || progress.status === "failed" || progress.status === "done") {
    return (
      <Notice tone="warn">
        <p>{t("import.checking.interrupted")}</p>
        <p className="mt-2">
          <LinkButton href={`/imports/${id}/columns`}>{t("import.checking.again")}</LinkButton>
        </p>
      </Notice>
    );
  }
  const { done, total } = progress;
  return (
    <section aria-live="polite" className="rounded-lg border border-line bg-sheet p-6">
      <h2 className="mb-3 text-[15px] font-semibold">{t("import.checking.title")}</h2>
      <progress value={done} max={Math.max(total, 1)} aria-label={t("import.checking.title")} className="w-full" />
      <p className="mt-2 tabular-nums">{t("import.checking.progress", { done, total })}</p>
      <p className="mt-1 text-ink-faint">{t("import.checking.hint")}</p>
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <p className="mt-3">
        <LinkButton href={`/imports/${id}`}>{t("import.checking.reload")}</LinkButton>
      </p>
    </section>
  );
}

function Preview() {
  const t = useT();
  const { id, findings, earlier, notImported, counts } = useLoaderData<typeof loader>();
  const writes = counts.create + counts.update;
  return (
    <>
      <FileFindings findings={findings} earlier={earlier} />
      {notImported.length > 0 ? (
        <p className="mb-3 text-ink-soft">{t("import.mapping.notImported", { names: notImported.join(", ") })}</p>
      ) : null}
      {writes === 0 && counts.error + counts.doubtful === 0 ? (
        <Notice>{t("import.preview.nothing")}</Notice>
      ) : (
        <CommitForm id={id} writes={writes} open={counts.error + counts.doubtful} />
      )}
    </>
  );
}

function Committed() {
  const t = useT();
  const { fileName, committedAt, person } = useLoaderData<typeof loader>();
  return (
    <Notice tone="ok">
      <b>{t("import.committed.title", { file: fileName })}</b>{" "}
      {t("import.committed.sentence", { time: committedAt, name: person ?? t("system.actor") })}
    </Notice>
  );
}

function Undone() {
  const t = useT();
  const { fileName, undoneAt, undone } = useLoaderData<typeof loader>();
  if (!undone) return null;
  const { removed, restored, left } = undone;
  return (
    <>
      <Notice tone={left.length > 0 ? "warn" : "ok"}>
        <b>{t("import.undone.title", { file: fileName })}</b>{" "}
        {t("import.undone.sentence", { time: undoneAt, removed, restored, left: left.length })}{" "}
        {left.length === 0 ? t("import.undone.none") : null}
      </Notice>
      {left.length > 0 ? (
        <section className="mb-6">
          <h2 className="text-[15px] font-semibold">{t("import.undone.left")}</h2>
          <p className="mb-2 text-ink-faint">{t("import.undone.leftHint")}</p>
          <ul className="rounded-lg border border-line bg-sheet">
            {left.map((row) => (
              <li key={row.rowNumber} className="border-b border-line px-4 py-2 last:border-0">
                <a href={row.path} className="touch-target font-medium text-weft hover:underline">
                  {row.name}
                </a>{" "}
                <span className="text-ink-soft">
                  {row.fields.length > 0
                    ? t("import.undone.leftFields", { fields: row.fields.join(", ") })
                    : t("import.undone.inUse")}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

/** The counts lead to the rows behind them; each row says what it does and why. */
function Rows() {
  const t = useT();
  const { id, status, counts, query, page } = useLoaderData<typeof loader>();
  const labels = status === "checked" ? OUTCOME_LABELS : RESULT_LABELS;
  const path = `/imports/${id}`;
  const chosen = query.filters.outcome ?? [];
  const address = (outcome: Outcome | null) =>
    path + listSearch(importRowList, filterQuery(importRowList, outcome ? { outcome } : {}));
  const search = listSearch(importRowList, query, { page: query.page });
  return (
    <>
      <nav aria-label={t("import.preview.outcomes")} className="mb-3 flex flex-wrap gap-2">
        {[null, ...OUTCOMES].map((outcome) => {
          const isChosen = outcome === null ? chosen.length === 0 : chosen.length === 1 && chosen[0] === outcome;
          const count = outcome === null ? Object.values(counts).reduce((sum, n) => sum + n, 0) : counts[outcome];
          return (
            <a
              key={outcome ?? "all"}
              href={address(outcome)}
              aria-current={isChosen ? "page" : undefined}
              className={`touch-target inline-flex min-h-[34px] items-center gap-2 rounded-md border px-3 ${isChosen ? "border-weft bg-weft-wash text-weft-strong" : "border-line bg-sheet hover:bg-wash"}`}
            >
              {outcome ? t(labels[outcome]) : t("action.all")}
              <b className="tabular-nums">{count}</b>
            </a>
          );
        })}
      </nav>
      <DataTable
        definition={importRowList}
        query={query}
        page={page}
        path={path}
        empty={{ title: t("list.none") }}
        cells={{
          row: (row) => <span className="tabular-nums">{row.rowNumber}</span>,
          outcome: (row) => <Tag tone={OUTCOME_TONES[row.outcome]}>{t(labels[row.outcome])}</Tag>,
          content: (row) => (
            <RowContent
              importId={id}
              row={row}
              search={search}
              isOpen={status === "checked"}
              outcome={labels[row.outcome]}
            />
          ),
        }}
      />
    </>
  );
}
