import { asc, eq } from "drizzle-orm";
import { resolutions } from "~db/schema";
import type { Context } from "~/access/context";
import { conflict } from "~/http/errors";
import { votesThere, type AttendanceLine } from "./meeting-attendance";
import type { Seat } from "./find-meeting.server";
import { whyNotThoseVotes } from "./vote-count";

/** Votes that were counted must still fit those who were there. @throws Refusal conflict */
export function refuseMiscountedResolutions(
  context: Context,
  meetingId: number,
  seats: readonly Seat[],
  lines: readonly AttendanceLine[],
): void {
  const { present, represented } = votesThere(seats, lines);
  const wrong = context.db
    .select()
    .from(resolutions)
    .where(eq(resolutions.meetingId, meetingId))
    .orderBy(asc(resolutions.id))
    .all()
    .find((resolution) => whyNotThoseVotes(resolution, present + represented) !== null);
  if (wrong) throw conflict("meeting.refused.votesNoLongerFit", { number: wrong.number, there: present + represented });
}
