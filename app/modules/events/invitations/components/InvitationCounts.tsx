import { useT } from "~/i18n/I18n";
import { INVITATION_ANSWER_LABELS, INVITATION_ANSWERS, type InvitationAnswer } from "../vocabulary";

/** How many were invited and what they answered; each number leads to the invitations that it counts. */
export function InvitationCounts({
  numbers,
  path,
}: {
  numbers: Record<InvitationAnswer, number> & { invited: number; firms: number };
  /** Null for who may not see them one by one. */
  path: string | null;
}) {
  const t = useT();
  const cells = [
    { label: t("invitation.numbers.invited"), value: numbers.invited, search: "", note: numbers.firms },
    ...INVITATION_ANSWERS.map((answer) => ({
      label: t(INVITATION_ANSWER_LABELS[answer]),
      value: numbers[answer],
      search: `?filter.answer=${answer}`,
      note: null,
    })),
  ];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line">
      {cells.map(({ label, value, search, note }) => (
        <div key={label} className="bg-sheet px-4 py-3">
          <dt className="text-[13px] text-ink-faint">{label}</dt>
          <dd className="text-xl font-semibold">
            {path === null || value === 0 ? (
              value
            ) : (
              <a href={path + search} className="touch-target hover:underline">
                {value}
              </a>
            )}
            {note ? (
              <span className="ml-2 text-[13px] font-normal text-ink-faint">
                {t("invitation.firms", { count: note })}
              </span>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
