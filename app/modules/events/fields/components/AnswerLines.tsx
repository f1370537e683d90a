import { useT } from "~/i18n/I18n";
import type { AnswerText } from "../answers";

/** What somebody answered, a line each. */
export function AnswerLines({ answered }: { answered: readonly AnswerText[] }) {
  const t = useT();
  return answered.map(({ fieldId, label, value }) => (
    <span key={fieldId} className="block text-[13px] whitespace-pre-line text-ink-soft">
      {t("asked.answerLine", { label, value })}
    </span>
  ));
}
