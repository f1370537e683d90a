import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { RecognitionRuleForm } from "~/modules/organisations/recognitions/components/RecognitionRuleForm";
import { recognitionRuleForm } from "~/modules/organisations/recognitions/recognition-type-form";
import { recognitionTypeTitle } from "~/modules/organisations/recognitions/recognition-type-queries.server";
import { saveRecognitionRule } from "~/modules/organisations/recognitions/save-recognition-rule.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "recognition.rule.new" };

export const loader = page("recognition.configure", (context) => {
  const id = idParam(context.params);
  return { id, type: recognitionTypeTitle(context, id) };
});

export const action = act("recognition.configure", (context) => {
  const typeId = idParam(context.params);
  const { recalculated } = saveRecognitionRule(context, {
    typeId,
    values: accepted(recognitionRuleForm, context.values),
  });
  return seeOther(`/settings/recognitions/${typeId}?recalculated=${recalculated}`);
});

export default function NewRecognitionRule() {
  const t = useT();
  const { id, type } = useLoaderData<typeof loader>();
  const back = `/settings/recognitions/${id}`;
  return (
    <Panel title={`${t("recognition.rule.new")} · ${type}`} closeTo={back}>
      <RecognitionRuleForm cancelTo={back} />
    </Panel>
  );
}
