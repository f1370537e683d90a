import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { act, type FormRefusal } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { mergeDetail } from "~/modules/organisations/merge/merge-queries.server";
import { undoMerge } from "~/modules/organisations/merge/undo-merge.server";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle<{ merge: { merged: string } }> = {
  title: (t, data) => t("merge.page.title", { merged: data.merge.merged }),
};

export const loader = page("organisation.merge", (context) => ({
  merge: mergeDetail(context, idParam(context.params, "mergeId")),
  done: context.url.searchParams.get("done") === "yes",
}));

/** Undoing: the page is the merge, and taking it back is the one thing that can be done with it. */
export const action = act("organisation.merge", (context) => {
  const id = idParam(context.params, "mergeId");
  undoMerge(context, id);
  return seeOther(`/organisations/merges/${id}`);
});

export default function MergePage() {
  const t = useT();
  const { merge, done } = useLoaderData<typeof loader>();
  const answer = useActionData() as FormRefusal | undefined;
  const { merged, survivor, kept } = merge;
  return (
    <>
      <PageHead title={t("merge.page.title", { merged })}>
        <LinkButton href={`/organisations/${merge.survivorId}`}>{survivor}</LinkButton>
        {merge.undoneAt === null ? null : <LinkButton href={`/organisations/${merge.mergedId}`}>{merged}</LinkButton>}
        <LinkButton href="/organisations/merges">{t("merge.list.title")}</LinkButton>
      </PageHead>
      {answer?.refused ? (
        <Notice tone="bad">{t(answer.refused.key as MessageKey, answer.refused.params)}</Notice>
      ) : null}
      {merge.undoneAt !== null ? (
        <Notice tone="ok">{t("merge.undo.done")}</Notice>
      ) : done ? (
        <Notice tone="ok">{t("merge.page.done")}</Notice>
      ) : null}
      {kept && kept.fields.length > 0 ? (
        <Notice tone="warn">{t("merge.undo.kept", { fields: kept.fields.map((label) => t(label)).join(", ") })}</Notice>
      ) : null}
      {kept && kept.rows.length > 0 ? (
        <Notice tone="warn">
          {kept.rows.map(({ label, count }) => (
            <p key={label}>{t("merge.undo.keptRows", { label: t(label), count })}</p>
          ))}
        </Notice>
      ) : null}
      <p className="mb-4">{t("merge.page.into", { merged, survivor, day: dayOfInstant(merge.mergedAt) })}</p>
      <Section title={t("merge.page.changed")}>
        {merge.changes.length === 0 ? (
          <p className="text-ink-soft">{t("merge.page.nothingChanged")}</p>
        ) : (
          <dl className="grid gap-2">
            {merge.changes.map(({ label, before, after }) => (
              <div key={label}>
                <dt className="text-ink-faint">{t(label)}</dt>
                <dd className="break-words">
                  {t("label.with", { label: t("merge.page.before"), value: before || t("merge.empty") })}
                  <br />
                  {t("label.with", { label: t("merge.page.after"), value: after || t("merge.empty") })}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Section>
      <Section title={t("merge.page.movedRows")}>
        {merge.moved.length === 0 ? (
          <p className="text-ink-soft">{t("merge.page.noRows")}</p>
        ) : (
          <ul className="list-disc pl-5">
            {merge.moved.map(({ label, count }) => (
              <li key={label}>{t("merge.rows.line", { label: t(label), moves: count })}</li>
            ))}
          </ul>
        )}
      </Section>
      {merge.undoneAt === null ? (
        <Section title={t("merge.undo")}>
          <p className="mb-3 text-ink-soft">{t("merge.undo.explain")}</p>
          <Form method="post" action={`/organisations/merges/${merge.id}`}>
            <Button type="submit" look="danger">
              {t("merge.undo")}
            </Button>
          </Form>
        </Section>
      ) : null}
    </>
  );
}
