import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { RecognitionTypeForm } from "~/modules/organisations/recognitions/components/RecognitionTypeForm";
import { recognitionTypeForm } from "~/modules/organisations/recognitions/recognition-type-form";
import { saveRecognitionType } from "~/modules/organisations/recognitions/save-recognition-type.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "recognition.type.new" };

export const loader = page("recognition.configure", () => null);

export const action = act("recognition.configure", (context) => {
  const id = saveRecognitionType(context, { values: accepted(recognitionTypeForm, context.values) });
  return seeOther(`/settings/recognitions/${id}`);
});

export default function NewRecognitionType() {
  const t = useT();
  return (
    <Panel title={t("recognition.type.new")} closeTo="/settings/recognitions">
      <RecognitionTypeForm />
    </Panel>
  );
}
