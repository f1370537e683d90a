import { Form, useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { REASON_LABELS } from "~/modules/organisations/duplicates/duplicate-reasons";
import { duplicatesOfRecord } from "~/modules/organisations/duplicates/duplicates-of-record.server";
import { NotDuplicateButton } from "~/modules/organisations/duplicates/components/NotDuplicateButton";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { Button } from "~/ui/Button";
import { EmptyState, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "duplicate.ofRecord.title" };

export const loader = page("organisation.merge", (context) => {
  const id = idParam(context.params);
  const q = (context.url.searchParams.get("q") ?? "").trim().slice(0, 200);
  return { head: organisationHead(context, id), id, q, ...duplicatesOfRecord(context, id, q) };
});

export default function DuplicatesOfRecord() {
  const t = useT();
  const { head, id, q, found, searched, merges } = useLoaderData<typeof loader>();
  const row = "flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2";
  const compare = (other: { id: number; name: string }) => (
    <>
      <a href={`/organisations/${other.id}`} className="text-weft hover:underline">
        {other.name}
      </a>
      <a
        href={`/organisations/${id}/merge/${other.id}`}
        className="touch-target inline-flex items-center text-weft underline"
        aria-label={`${t("duplicate.compare")}: ${other.name}`}
      >
        {t("duplicate.compare")}
      </a>
    </>
  );
  return (
    <>
      <OrganisationHead head={head} current="duplicates" />
      <Section title={t("duplicate.ofRecord.found")}>
        {found.length === 0 ? (
          <EmptyState title={t("duplicate.ofRecord.none")} hint={t("duplicate.ofRecord.noneHint")} />
        ) : (
          <ul>
            {found.map((other) => (
              <li key={other.id} className={row}>
                {other.reason === "branch" ? (
                  <a href={`/organisations/${other.id}`} className="text-weft hover:underline">
                    {other.name}
                  </a>
                ) : (
                  compare(other)
                )}
                <Tag>{t(other.reason === "branch" ? "duplicate.reason.branch" : REASON_LABELS[other.reason])}</Tag>
                {other.reason === "branch" ? null : <NotDuplicateButton firstId={id} secondId={other.id} />}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t("duplicate.ofRecord.search")}>
        <Form method="get" className="mb-3 flex flex-wrap items-end gap-2">
          <label className="grid gap-1">
            <span className="text-ink-soft">{t("duplicate.ofRecord.searchHint")}</span>
            <input name="q" defaultValue={q} maxLength={200} className="input min-w-64" autoComplete="off" />
          </label>
          <Button type="submit">{t("duplicate.ofRecord.search")}</Button>
        </Form>
        {q === "" ? null : searched.length === 0 ? (
          <p role="status">{t("duplicate.ofRecord.searchedNone")}</p>
        ) : (
          <ul aria-label={t("duplicate.ofRecord.searched")}>
            {searched.map((other) => (
              <li key={other.id} className={row}>
                {compare(other)}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {merges.length === 0 ? null : (
        <Section title={t("duplicate.ofRecord.merges")}>
          <ul>
            {merges.map((merge) => (
              <li key={merge.id} className={row}>
                <a href={`/organisations/merges/${merge.id}`} className="text-weft hover:underline">
                  {t("merge.page.title", { merged: merge.merged })}
                </a>
                <span className="tabular-nums text-ink-faint">{dayOfInstant(merge.at)}</span>
                <Tag>{t(merge.undoneAt === null ? "merge.state.done" : "merge.state.undone")}</Tag>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
