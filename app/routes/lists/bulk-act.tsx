import { Form, useLoaderData } from "@remix-run/react";
import { useRefusal } from "~/forms/Form";
import { act } from "~/http/act.server";
import { Refusal } from "~/http/errors";
import { page, type PageContext } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { bulkRegistry } from "~/list-registry/bulk-acts.server";
import { findBulkAct, targetOf, targetSearch } from "~/lists/find-bulk-act.server";
import { MAX_BULK_AT_ONCE } from "~/lists/define-bulk-act";
import { INPUT } from "~/lists/list-parts";
import { listSearch } from "~/lists/list-query";
import { previewBulkChange, type BulkPreview } from "~/lists/preview-bulk-change.server";
import { runBulkChange } from "~/lists/run-bulk-change.server";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { WideTable } from "~/ui/WideTable";

export const handle: PageHandle = { title: "bulk.title" };

const SET = "set.";

/** What the address asks for: the act, its target, and the values as they were sent. */
function asked(context: PageContext) {
  const [listId, actId] = [context.params.list ?? "", context.params.act ?? ""];
  const { list, act } = findBulkAct(context, bulkRegistry, listId, actId);
  const target = targetOf(list, context.url.searchParams);
  const values = Object.fromEntries(
    act.inputs.flatMap(({ name }) => {
      const value = context.url.searchParams.get(SET + name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const isChosen = act.inputs.every(({ name }) => Object.hasOwn(values, name));
  return { listId, actId, list, act, target, values, isChosen };
}

export const loader = page("bulk.run", (context) => {
  const { listId, actId, list, act, target, values, isChosen } = asked(context);
  const { definition } = list.source;
  const search = targetSearch(list, target);
  return {
    ...(isChosen
      ? previewed(() => previewBulkChange(context, bulkRegistry, { listId, actId, target, values }))
      : { preview: null, problem: null }),
    label: act.label,
    typed: act.typed === true,
    back: `/lists/${listId}/acts?${search}`,
    list: definition.path + listSearch(definition, target.query),
    hidden: [...new URLSearchParams(search)],
    inputs: act.inputs.map((input) => ({
      name: SET + input.name,
      label: input.label,
      isOptional: input.optional === true,
      value: values[input.name] ?? "",
      max: input.kind === "text" ? input.max : 0,
      choices: input.kind === "choice" ? [...input.options] : null,
      records: input.kind === "record" ? input.options(context) : null,
    })),
  };
});

function previewed(preview: () => BulkPreview) {
  try {
    return { preview: preview(), problem: null };
  } catch (error) {
    if (!(error instanceof Refusal) || (error.kind !== "conflict" && error.kind !== "invalid")) throw error;
    const [field] = Object.values(error.fields);
    return { preview: null, problem: field ?? { key: error.key, params: error.params } };
  }
}

export const action = act("bulk.run", (context) => {
  const { listId, actId, target, values } = asked(context);
  const textOf = (name: string) => {
    const value = context.form.get(name);
    return typeof value === "string" ? value : "";
  };
  const id = runBulkChange(context, bulkRegistry, {
    ...{ listId, actId, target, values },
    fingerprint: textOf("fingerprint"),
    typedCount: textOf("typedCount"),
  });
  return seeOther(`/bulk-changes/${id}`);
});

export default function BulkActPage() {
  const t = useT();
  const { preview, problem, label, back, list, hidden, inputs, typed } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t(label)}>
        <LinkButton href={back}>{t("bulk.title")}</LinkButton>
        <LinkButton href={list}>{t("bulk.back")}</LinkButton>
      </PageHead>
      {inputs.length > 0 ? (
        <Form method="get" className="mb-5 flex max-w-xl flex-wrap items-end gap-3">
          {hidden.map(([name, value], index) => (
            <input key={index} type="hidden" name={name} value={value} />
          ))}
          {inputs.map((input) => (
            <label key={input.name} className="min-w-56 flex-1 text-[13px] text-ink-soft">
              {t(input.label)}
              {input.choices || input.records ? (
                <select name={input.name} defaultValue={input.value} required={!input.isOptional} className={INPUT}>
                  <option value="">{t("none")}</option>
                  {input.choices?.map((choice) => (
                    <option key={choice.value} value={choice.value}>
                      {t(choice.label)}
                    </option>
                  ))}
                  {input.records?.map((record) => (
                    <option key={record.value} value={record.value}>
                      {record.label}
                    </option>
                  ))}
                </select>
              ) : (
                <input
                  name={input.name}
                  defaultValue={input.value}
                  maxLength={input.max}
                  required={!input.isOptional}
                  autoComplete="off"
                  className={INPUT}
                />
              )}
            </label>
          ))}
          <Button look={preview ? "plain" : "main"}>{t("bulk.preview")}</Button>
        </Form>
      ) : null}
      {problem ? <Notice tone="warn">{t(problem.key, problem.params)}</Notice> : null}
      {preview ? <Preview preview={preview} typed={typed} /> : null}
    </>
  );
}

function Preview({ preview, typed }: { preview: BulkPreview; typed: boolean }) {
  const t = useT();
  const refused = useRefusal();
  const { count, looked, changing, first, skipped, fingerprint } = preview;
  const isWhole = looked === count;
  const wrong = refused?.fields.typedCount;
  return (
    <>
      {refused && !wrong ? (
        <Notice tone="bad">{t(refused.refused.key as MessageKey, refused.refused.params)}</Notice>
      ) : null}
      <p className="mb-4 text-base font-medium">
        {t("bulk.wouldChange", { count: changing })}
        {" · "}
        {t("bulk.wouldSkip", { count: looked - changing })}
      </p>
      {isWhole ? null : <Notice>{t("bulk.onlyLooked", { count, looked })}</Notice>}
      {skipped.length > 0 ? (
        <Section title={t("bulk.reasons")}>
          <ul>
            {skipped.map((reason) => (
              <li key={JSON.stringify(reason)}>
                {t(reason.key, reason.params)} · {reason.count}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {first.length > 0 ? (
        <Section title={t("bulk.firstRows", { count: first.length })}>
          <ChangeTable rows={first} />
        </Section>
      ) : null}
      {changing > 0 || !isWhole ? (
        <Form method="post" className="max-w-md">
          <input type="hidden" name="fingerprint" value={fingerprint} />
          {typed ? (
            <label className="mb-3 block">
              {t("bulk.typeCount", { count: isWhole ? changing : count })}
              <input
                name="typedCount"
                inputMode="numeric"
                required
                autoComplete="off"
                aria-invalid={wrong ? true : undefined}
                aria-describedby={wrong ? "typed-count-problem" : undefined}
                className={INPUT}
              />
              {wrong ? (
                <span id="typed-count-problem" role="alert" className="mt-1 block text-[13px] text-bad-strong">
                  {t(wrong.key, wrong.params)}
                </span>
              ) : null}
            </label>
          ) : null}
          {count > MAX_BULK_AT_ONCE ? <p className="mb-3 text-ink-soft">{t("bulk.willBeJob")}</p> : null}
          <Button look={typed ? "danger" : "main"}>{t("bulk.run")}</Button>
        </Form>
      ) : null}
    </>
  );
}

/** Records with what changes, before and after. */
function ChangeTable({ rows }: { rows: BulkPreview["first"] }) {
  const t = useT();
  return (
    <WideTable label={t("bulk.change")}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t("bulk.record")}</th>
            <th scope="col">{t("bulk.before")}</th>
            <th scope="col">{t("bulk.after")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, title, path, lines }) => (
            <tr key={id}>
              <td>
                <a href={path} className="touch-target inline-flex items-center hover:underline">
                  {title}
                </a>
              </td>
              <td className="text-ink-soft">
                {lines.map((line) => `${t(line.field)}: ${line.before || t("none")}`).join(" · ")}
              </td>
              <td>{lines.map((line) => line.after || t("none")).join(" · ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
