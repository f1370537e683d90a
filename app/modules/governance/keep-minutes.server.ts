import { and, eq } from "drizzle-orm";
import { minutesApprovals, minutesCorrections, minutesVersions } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { findMeeting, minutesStateOf } from "./find-meeting.server";
import { whyNotApprove, whyNotCorrect, whyNotWrite } from "./minutes-rules";

/**
 * A further text of the minutes; the ones before it stay.
 * @param seen number of the text the person had before them, 0 for none
 * @throws Refusal forbidden, not_found, conflict (another text since, approved, not held)
 */
export function saveMinutes(context: Context, meetingId: number, text: string, seen: number): void {
  authorize(context, "governance.write");
  transact(context, () => {
    const state = minutesStateOf(context, findMeeting(context, meetingId));
    const reason = whyNotWrite(state);
    if (reason) throw conflict(reason);
    const last = textOf(context, meetingId, state.versions);
    if (last === text) return;
    if (state.versions !== seen) throw conflict("minutes.refused.changed");
    const number = state.versions + 1;
    context.db
      .insert(minutesVersions)
      .values({ meetingId, number, text, savedAt: context.now(), savedBy: context.actor.userId })
      .run();
    recordAudit(context, {
      action: "minutes.save",
      subjectKind: "meeting",
      subjectId: meetingId,
      after: { minutesVersion: number },
    });
  });
}

function textOf(context: Context, meetingId: number, number: number): string | null {
  return (
    context.db
      .select({ text: minutesVersions.text })
      .from(minutesVersions)
      .where(and(eq(minutesVersions.meetingId, meetingId), eq(minutesVersions.number, number)))
      .get()?.text ?? null
  );
}

/**
 * The last text becomes the minutes and no longer changes.
 * @param seen number of the text that was approved
 * @throws Refusal forbidden, not_found, invalid, conflict (another text since, approved, nothing written)
 */
export function approveMinutes(
  context: Context,
  meetingId: number,
  { approvedOn, approvedBy, seen }: { approvedOn: string; approvedBy: string; seen: number },
): void {
  authorize(context, "minutes.approve");
  transact(context, () => {
    const meeting = findMeeting(context, meetingId);
    const state = minutesStateOf(context, meeting);
    const reason = whyNotApprove(state);
    if (reason) throw conflict(reason);
    if (state.versions !== seen) throw conflict("minutes.refused.changed");
    if (approvedOn < meeting.day) throw invalidField("approvedOn", "minutes.problem.beforeMeeting");
    if (approvedOn > dayOfInstant(context.now())) throw invalidField("approvedOn", "resolution.refused.future");
    const version = context.db
      .select({ id: minutesVersions.id })
      .from(minutesVersions)
      .where(and(eq(minutesVersions.meetingId, meetingId), eq(minutesVersions.number, state.versions)))
      .get()!;
    context.db
      .insert(minutesApprovals)
      .values({
        meetingId,
        versionId: version.id,
        approvedOn,
        approvedBy,
        recordedAt: context.now(),
        recordedBy: context.actor.userId,
      })
      .run();
    recordAudit(context, {
      action: "minutes.approve",
      subjectKind: "meeting",
      subjectId: meetingId,
      after: { minutesVersion: state.versions, approvedOn, approvedBy },
    });
  });
}

/** Stands beside approved minutes, which stay as they are. @throws Refusal forbidden, not_found, conflict */
export function correctMinutes(
  context: Context,
  meetingId: number,
  { text, reason }: { text: string; reason: string },
): void {
  authorize(context, "minutes.approve");
  transact(context, () => {
    const refusal = whyNotCorrect(minutesStateOf(context, findMeeting(context, meetingId)));
    if (refusal) throw conflict(refusal);
    context.db
      .insert(minutesCorrections)
      .values({ meetingId, text, reason, savedAt: context.now(), savedBy: context.actor.userId })
      .run();
    recordAudit(context, {
      action: "minutes.correct",
      subjectKind: "meeting",
      subjectId: meetingId,
      after: { reason },
    });
  });
}
