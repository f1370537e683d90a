import { useT } from "~/i18n/I18n";
import { Tag, type Tone } from "~/ui/Tag";
import { MEETING_STATE_LABELS, RESOLUTION_STATE_LABELS } from "../governance-labels";
import type { Quorum } from "../quorum";
import { isOverdue } from "../resolution-lifecycle";
import type { MeetingState, ResolutionState } from "../vocabulary";

const MEETING_TONES: Record<MeetingState, Tone> = {
  planned: "plain",
  convened: "weft",
  held: "ok",
  cancelled: "plain",
};
const RESOLUTION_TONES: Record<ResolutionState, Tone> = {
  open: "weft",
  done: "ok",
  withdrawn: "plain",
  rejected: "plain",
};

export function MeetingStateTag({ state }: { state: MeetingState }) {
  const t = useT();
  return <Tag tone={MEETING_TONES[state]}>{t(MEETING_STATE_LABELS[state])}</Tag>;
}

export function ResolutionStateTag({
  resolution,
  today,
}: {
  resolution: { state: ResolutionState; dueDay: string | null };
  today: string;
}) {
  const t = useT();
  if (isOverdue(resolution, today)) return <Tag tone="bad">{t("resolution.overdue")}</Tag>;
  return <Tag tone={RESOLUTION_TONES[resolution.state]}>{t(RESOLUTION_STATE_LABELS[resolution.state])}</Tag>;
}

/** Whether a meeting could decide, with the numbers it follows from. */
export function QuorumLine({ quorum }: { quorum: Quorum }) {
  const t = useT();
  const { voting, present, represented, required, reached } = quorum;
  return (
    <p className="flex flex-wrap items-center gap-2">
      <Tag tone={reached ? "ok" : "warn"}>{t(reached ? "meeting.quorum.reached" : "meeting.quorum.missed")}</Tag>
      <span className="text-ink-soft tabular-nums">
        {required === null
          ? t("meeting.quorum.notAsked", { voting, present, represented })
          : t("meeting.quorum.numbers", { voting, present, represented, required })}
      </span>
    </p>
  );
}
