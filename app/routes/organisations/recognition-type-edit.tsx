import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { RecognitionTypeForm } from "~/modules/organisations/recognitions/components/RecognitionTypeForm";
import { RuleLine } from "~/modules/organisations/recognitions/components/RuleLine";
import { recognitionTypeForm } from "~/modules/organisations/recognitions/recognition-type-form";
import { recognitionTypeDetail } from "~/modules/organisations/recognitions/recognition-type-queries.server";
import { saveRecognitionType } from "~/modules/organisations/recognitions/save-recognition-type.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "recognition.type.edit" };

export const loader = page("recognition.configure", (context) => {
  const recalculated = context.url.searchParams.get("recalculated") ?? "";
  return {
    ...recognitionTypeDetail(context, idParam(context.params)),
    recalculated: /^\d{1,6}$/.test(recalculated) ? Number(recalculated) : null,
  };
});

export const action = act("recognition.configure", (context) => {
  const id = idParam(context.params);
  saveRecognitionType(context, { id, values: accepted(recognitionTypeForm, context.values) });
  return seeOther("/settings/recognitions");
});

export default function EditRecognitionType() {
  const t = useT();
  const { id, values, version, rules, recalculated } = useLoaderData<typeof loader>();
  const path = `/settings/recognitions/${id}`;
  return (
    <Panel title={t("recognition.type.edit")} closeTo="/settings/recognitions">
      {recalculated !== null ? (
        <Notice tone="ok">{t("recognition.rule.recalculated", { count: recalculated })}</Notice>
      ) : null}
      <h3 className="mb-2 flex items-baseline text-[15px] font-semibold">{t("recognition.rules")}</h3>
      {rules.length === 0 ? <p className="text-ink-faint">{t("recognition.rules.empty")}</p> : null}
      {rules.length > 0 ? (
        <ul className="rounded-lg border border-line bg-sheet">
          {rules.map((rule) => (
            <li key={rule.id} className="border-b border-line px-4 py-2 last:border-0">
              <a
                href={`${path}/rules/${rule.id}`}
                className="touch-target inline-flex items-center font-medium tabular-nums text-weft hover:underline"
              >
                {t("recognition.rule.from", { day: rule.effectiveFrom })}
              </a>
              <span className="block">
                <RuleLine rule={rule} />
              </span>
              <span className="block text-[13px] whitespace-pre-line text-ink-faint">{rule.sourceNote}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="mt-3 mb-6">
        <LinkButton href={`${path}/rules/new`}>{t("recognition.rule.new")}</LinkButton>
      </p>
      <RecognitionTypeForm values={values} version={version} />
    </Panel>
  );
}
