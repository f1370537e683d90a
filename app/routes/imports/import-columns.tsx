import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { transact } from "~db/transact";
import { Form, useFormState } from "~/forms/Form";
import * as field from "~/forms/fields";
import { HiddenField, SelectField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { enqueueJob } from "~/jobs/enqueue-job.server";
import { importRegistry } from "~/transfer-registry/imports.server";
import { chooseMapping } from "~/transfer/choose-mapping.server";
import { FileFindings } from "~/transfer/components/FileFindings";
import { ImportSteps } from "~/transfer/components/ImportSteps";
import { loadImport, requireStatus } from "~/transfer/import-record.server";
import { ON_MATCH, ON_MATCH_LABELS } from "~/transfer/import-vocabulary";
import { columnName } from "~/transfer/tables/cell-reference";
import { earlierImport } from "~/transfer/upload-import.server";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "import.mapping.title" };

const mappingForm = z.object({
  columns: z.array(z.string().max(100)).max(16_384),
  onMatch: field.choice(ON_MATCH),
});

export const loader = page("import.run", (context) => {
  const { record, definition, subject } = loadImport(context, importRegistry, idParam(context.params));
  if (record.status !== "mapping" && record.status !== "checking" && record.status !== "checked") {
    throw seeOther(`/imports/${record.id}`);
  }
  const { samples, proposed, ...findings } = record.findings;
  const earlier = earlierImport(context, record);
  return {
    id: record.id,
    fileName: record.fileName,
    subject,
    onlyAdds: definition.onlyAdds === true,
    onMatch: record.onMatch,
    findings,
    earlier: earlier?.committedAt
      ? { id: earlier.id, day: dayOfInstant(earlier.committedAt), undone: earlier.status === "undone" }
      : null,
    isFirstTime: record.status === "mapping",
    fields: definition.fields.map(({ key, label }) => ({ key, label })),
    columns: findings.headers.map((header, column) => ({
      letter: columnName(column),
      header,
      samples: samples[column] ?? [],
      how: proposed[column] ?? "none",
      field: record.mapping[column] ?? "",
    })),
  };
});

export const action = act("import.run", (context) => {
  const id = idParam(context.params);
  const { record } = loadImport(context, importRegistry, id);
  requireStatus(record, "mapping", "checking", "checked");
  const { columns, onMatch } = accepted(mappingForm, context.values);
  const mapping = Object.fromEntries(columns.map((key, column) => [column, key === "" ? null : key]));
  transact(context, () => {
    chooseMapping(context, importRegistry, id, { mapping, onMatch });
    enqueueJob(context, "import.preview", { importId: id });
  });
  return seeOther(`/imports/${id}`);
});

export default function ImportColumns() {
  const t = useT();
  const { id, fileName, subject, onlyAdds, onMatch, findings, earlier, columns, fields } =
    useLoaderData<typeof loader>();
  const contested = findings.contested.map((key) => {
    const label = fields.find((known) => known.key === key)?.label;
    return label ? t(label) : key;
  });
  return (
    <>
      <PageHead title={t("import.mapping.title")} sub={[fileName, subject?.title].filter(Boolean).join(" · ")} />
      <ImportSteps at="mapping" />
      <FileFindings findings={findings} earlier={earlier} />
      {contested.length > 0 ? (
        <Notice tone="warn">{t("import.mapping.contested", { names: contested.join(", ") })}</Notice>
      ) : null}
      <Form
        schema={mappingForm}
        values={{ columns: columns.map((column) => column.field), onMatch }}
        submitLabel={t("import.mapping.submit")}
        cancelTo={`/imports/${id}/discarding`}
      >
        <ColumnTable />
        {onlyAdds ? (
          <HiddenField name="onMatch" value={onMatch} />
        ) : (
          <div className="mt-5 max-w-md">
            <SelectField
              name="onMatch"
              label={t("import.onMatch.label")}
              hint={t("import.onMatch.hint")}
              options={ON_MATCH.map((value) => ({ value, label: t(ON_MATCH_LABELS[value]) }))}
            />
          </div>
        )}
      </Form>
    </>
  );
}

/** One line a column: what stands in it and what it becomes. On a phone the lines become blocks. */
function ColumnTable() {
  const t = useT();
  const { isFirstTime, columns, fields } = useLoaderData<typeof loader>();
  const { values, problems } = useFormState();
  const chosen = Array.isArray(values.columns) ? (values.columns as unknown[]) : [];
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-sheet">
      <div className="hidden h-9 grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_minmax(0,1fr)] items-center gap-4 border-b border-line bg-paper px-4 text-[13px] font-medium text-ink-faint sm:grid">
        <span>{t("import.mapping.column")}</span>
        <span>{t("import.mapping.samples")}</span>
        <span>{t("import.mapping.field")}</span>
      </div>
      <ul>
        {columns.map(({ letter, header, samples, how, field: proposal }, column) => {
          const name = header === "" ? t("import.mapping.noHeader", { number: column + 1 }) : header;
          const problem = problems[`columns.${column}`];
          const value = typeof chosen[column] === "string" ? chosen[column] : proposal;
          return (
            <li
              key={letter}
              className="grid items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 last:border-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_minmax(0,1fr)]"
            >
              <span className="font-medium break-words">
                <span className="mr-2 text-[13px] font-normal text-ink-faint">{letter}</span>
                {name}
              </span>
              <span className="text-[13px] break-words text-ink-soft">{samples.join(" · ")}</span>
              <span>
                <select
                  name={`columns.${column}`}
                  aria-label={`${name}: ${t("import.mapping.field")}`}
                  defaultValue={value}
                  aria-invalid={problem !== undefined}
                  aria-describedby={problem ? `column-${column}-problem` : undefined}
                  className="min-h-11 w-full rounded-md border border-line-strong bg-sheet px-2 sm:min-h-[36px] aria-[invalid=true]:border-bad"
                >
                  <option value="">{t("import.mapping.none")}</option>
                  {fields.map(({ key, label }) => (
                    <option key={key} value={key}>
                      {t(label)}
                    </option>
                  ))}
                </select>
                {isFirstTime ? (
                  <span className="mt-0.5 block text-[13px] text-ink-faint">{t(`import.mapping.how.${how}`)}</span>
                ) : null}
                {problem ? (
                  <span id={`column-${column}-problem`} className="mt-0.5 block text-[13px] text-bad-strong">
                    {t(problem.key, problem.params)}
                  </span>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
      {problems.columns ? (
        <p role="alert" tabIndex={-1} className="border-t border-line px-4 py-2 text-bad-strong">
          {t(problems.columns.key, problems.columns.params)}
        </p>
      ) : null}
    </div>
  );
}
