import type { AnswerText } from "../answers";

/** What somebody answered, a line each. */
export function AnswerLines({ answered }: { answered: readonly AnswerText[] }) {
  return answered.map(({ fieldId, label, value }) => (
    <span key={fieldId} className="block text-[13px] whitespace-pre-line text-ink-soft">
      <span className="text-ink-faint">{label}</span> {value}
    </span>
  ));
}
