import { Form, useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { choiceForm } from "~/personal-data/person-request-form";
import { chooseTraces, personRequestPage, type ErasureResult } from "~/personal-data/person-requests.server";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState, Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag, type Tone } from "~/ui/Tag";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "person.title" };

export const loader = page("person.manage", (context) => personRequestPage(context, idParam(context.params)));

export const action = act("person.manage", (context) => {
  const id = idParam(context.params);
  const { version } = accepted(choiceForm, context.values);
  chooseTraces(context, id, version, context.form.getAll("key").map(String));
  return seeOther(`/people/${id}`);
});

const TONE: Record<string, Tone> = { sure: "ok", other_name: "warn", same_name: "plain" };

export default function PersonRequest() {
  const t = useT();
  const request = useLoaderData<typeof loader>();
  const { id, kind, person, receivedOn, dueDay, doneAt, traces, version } = request;
  const path = `/people/${id}`;
  return (
    <>
      <PageHead title={`${t(`person.kind.${kind}`)} ${id}`} sub={person.name}>
        {doneAt === null && traces.length > 0 ? (
          <LinkButton href={`${path}/record`}>{t("person.record")}</LinkButton>
        ) : null}
        {doneAt === null && kind === "erasure" ? (
          <LinkButton look="danger" href={`${path}/erasure`}>
            {t("person.erase")}
          </LinkButton>
        ) : null}
        {doneAt === null && kind === "access" ? (
          <Form method="post" action={`${path}/closing`}>
            <input type="hidden" name="version" value={version} />
            <Button type="submit">{t("person.close")}</Button>
          </Form>
        ) : null}
      </PageHead>
      <Section title={t("person.kind")}>
        <Facts
          items={[
            ...(doneAt === null
              ? [
                  { label: t("person.email"), value: person.email ?? t("unknown") },
                  { label: t("person.phone"), value: person.phone ?? t("unknown") },
                ]
              : []),
            { label: t("person.receivedOn"), value: receivedOn },
            {
              label: t("person.result"),
              value:
                doneAt === null ? t("person.due", { day: dueDay }) : t("person.done", { day: dayOfInstant(doneAt) }),
            },
          ]}
        />
      </Section>
      {doneAt === null ? (
        <Traces traces={traces} version={version} />
      ) : (
        <Result result={request.result} backupsGoneBy={kind === "erasure" ? request.backupsGoneBy : null} />
      )}
    </>
  );
}

function Traces({ traces, version }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, "traces" | "version">) {
  const t = useT();
  if (traces.length === 0) return <EmptyState title={t("person.foundNothing")} hint={t("person.foundNothingHint")} />;
  return (
    <Section title={t("person.found")} note={t("person.foundCount", { count: traces.length })}>
      <p className="mb-3 text-ink-soft">{t("person.chooseLead")}</p>
      <Form method="post">
        <input type="hidden" name="version" value={version} />
        <ul className="rounded-lg border border-line bg-sheet">
          {traces.map((trace) => (
            <li key={trace.key} className="border-b border-line px-4 py-2 last:border-0">
              <label className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1">
                <input type="checkbox" name="key" value={trace.key} defaultChecked={trace.chosen} className="size-4" />
                <span className="font-medium">{t(`personal.table.${trace.table}` as MessageKey)}</span>
                <span className="text-ink-faint">{trace.within}</span>
                <Tag tone={TONE[trace.certainty]}>{t(`person.certainty.${trace.certainty}`)}</Tag>
                {trace.kept.length > 0 ? <Tag>{t("person.stays")}</Tag> : null}
                <span className="min-w-0 basis-full text-ink-soft [overflow-wrap:anywhere]">{trace.shown}</span>
              </label>
              {trace.path ? (
                <a href={trace.path} className="touch-target inline-flex items-center text-[13px] text-weft underline">
                  {trace.path}
                </a>
              ) : null}
            </li>
          ))}
        </ul>
        <p className="mt-3">
          <Button type="submit" look="main">
            {t("person.saveChoice")}
          </Button>
        </p>
      </Form>
    </Section>
  );
}

function Result({
  result,
  backupsGoneBy,
}: {
  result: ErasureResult | { handedOut: number } | null;
  backupsGoneBy: string | null;
}) {
  const t = useT();
  if (result === null) return null;
  if ("handedOut" in result)
    return <Notice tone="ok">{t("person.resultHandedOut", { count: result.handedOut })}</Notice>;
  const { sweep } = result;
  return (
    <>
      <Notice tone={sweep.left > 0 ? "warn" : "ok"}>
        {sweep.left > 0
          ? t("person.sweep.left", { count: sweep.left })
          : t(sweep.looked ? "person.sweep.clean" : "person.sweep.skipped")}
      </Notice>
      {backupsGoneBy ? <Notice tone="warn">{t("person.eraseBackups", { day: backupsGoneBy })}</Notice> : null}
      <Section title={t("person.eraseGoes")}>
        <Counts counts={result.erased} />
      </Section>
      {Object.keys(result.kept).length > 0 ? (
        <Section title={t("person.eraseStays")}>
          <Counts counts={result.kept} />
        </Section>
      ) : null}
    </>
  );
}

function Counts({ counts }: { counts: Record<string, number> }) {
  const t = useT();
  return (
    <Facts
      items={Object.entries(counts).map(([table, count]) => ({
        label: t(`personal.table.${table}` as MessageKey),
        value: <span className="tabular-nums">{count}</span>,
      }))}
    />
  );
}
