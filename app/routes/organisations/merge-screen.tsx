import { Form, useLoaderData } from "@remix-run/react";
import { act, accepted } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useRefusal } from "~/forms/Form";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { NotDuplicateButton } from "~/modules/organisations/duplicates/components/NotDuplicateButton";
import { MergeTable } from "~/modules/organisations/merge/components/MergeTable";
import { mergeForm } from "~/modules/organisations/merge/merge-form";
import { mergeOrganisations } from "~/modules/organisations/merge/merge-organisations.server";
import { mergeScreen } from "~/modules/organisations/merge/merge-screen.server";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "merge.title" };

export const loader = page("organisation.merge", (context) => {
  const [survivorId, mergedId] = [idParam(context.params), idParam(context.params, "otherId")];
  const hideSame = context.url.searchParams.get("same") === "hidden";
  return { ...mergeScreen(context, survivorId, mergedId), hideSame };
});

export const action = act("organisation.merge", (context) => {
  const [survivorId, mergedId] = [idParam(context.params), idParam(context.params, "otherId")];
  const id = mergeOrganisations(context, { survivorId, mergedId, ...accepted(mergeForm, context.values) });
  return seeOther(`/organisations/merges/${id}?done=yes`);
});

export default function MergeScreen() {
  const t = useT();
  const { survivor, merged, rows, related, codesDiffer, branch, distinct, hideSame } = useLoaderData<typeof loader>();
  const refusal = useRefusal();
  const chosen = (refusal?.values.choices ?? {}) as Record<string, unknown>;
  const path = `/organisations/${survivor.id}/merge/${merged.id}`;
  return (
    <>
      <PageHead title={t("merge.of", { merged: merged.name, survivor: survivor.name })}>
        <LinkButton href={hideSame ? path : `${path}?same=hidden`}>
          {t(hideSame ? "merge.showSame" : "merge.hideSame")}
        </LinkButton>
        <LinkButton href={`/organisations/${merged.id}/merge/${survivor.id}`}>
          {t("merge.swap", { name: merged.name })}
        </LinkButton>
      </PageHead>
      {refusal ? <Notice tone="bad">{t(refusal.refused.key as MessageKey, refusal.refused.params)}</Notice> : null}
      {branch ? (
        <Notice tone="warn">
          {t("merge.branch", { branch: branch.branch, entity: branch.entity })}{" "}
          <a href={`/organisations/${branch.id}/relations`} className="underline">
            {t("merge.branch.relations")}
          </a>
        </Notice>
      ) : null}
      {distinct ? <Notice tone="warn">{t("merge.distinct")}</Notice> : null}
      <p className="mb-4 text-ink-soft">{t("merge.explain", { survivor: survivor.name, merged: merged.name })}</p>
      <Form method="post" action={path}>
        <input type="hidden" name="survivorVersion" value={survivor.version} />
        <input type="hidden" name="mergedVersion" value={merged.version} />
        <MergeTable survivor={survivor} merged={merged} rows={rows} chosen={chosen} hideSame={hideSame} />
        <p className="my-3 text-ink-faint">
          {t("merge.formerNames.note")} {codesDiffer ? t("merge.code.note") : ""}
        </p>
        <Section title={t("merge.rows")}>
          {related.length === 0 ? (
            <p className="text-ink-soft">{t("merge.rows.none")}</p>
          ) : (
            <ul className="list-disc pl-5">
              {related.map(({ label, moves, stays }) => (
                <li key={label}>
                  {t(stays > 0 ? "merge.rows.lineStays" : "merge.rows.line", { label: t(label), moves, stays })}
                </li>
              ))}
            </ul>
          )}
        </Section>
        {codesDiffer ? (
          <div className="mb-4 rounded-md border border-warn/30 bg-warn-wash px-4 py-2.5 text-warn-strong">
            <p>{t("merge.codes")}</p>
            <label className="touch-target inline-flex items-center gap-2">
              <input
                type="checkbox"
                name="differentCodesConfirmed"
                aria-describedby={refusal?.fields.differentCodesConfirmed ? "codes-problem" : undefined}
              />
              {t("merge.codesConfirmed")}
            </label>
            {refusal?.fields.differentCodesConfirmed ? (
              <p id="codes-problem" className="text-bad-strong">
                {t("merge.refused.codes")}
              </p>
            ) : null}
          </div>
        ) : null}
        <Button type="submit" look="main">
          {t("merge.submit")}
        </Button>
      </Form>
      <div className="mt-4">
        <NotDuplicateButton firstId={survivor.id} secondId={merged.id} />
      </div>
    </>
  );
}
