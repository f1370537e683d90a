import { testWorld } from "~/access/testing";
import { instantAt } from "~/values/business-day";
import { bodyForm } from "./body-form";
import { createBody } from "./save-body.server";
import { mandateForm } from "./mandate-form";
import { createMandate } from "./save-mandate.server";
import type { AttendanceState } from "./vocabulary";
import { meetingForm } from "./meeting-form";
import { planMeeting } from "./save-meeting.server";
import { findMeeting } from "./find-meeting.server";
import { recordMeetingAttendance } from "./record-meeting-attendance.server";
import { holdMeeting } from "./settle-meeting.server";

/** A council with people in it, and a shorthand for each step up to a meeting that was held. */
export function governanceWorld() {
  const world = testWorld(instantAt("2026-10-20", "10:00"));
  const staff = world.account("staff");
  const council = (values: Record<string, unknown> = {}) =>
    createBody(
      staff,
      bodyForm.parse({
        nameZh: "第一届理事会",
        nameEn: "First Council",
        kind: "council",
        quorumRule: "at_least_share",
        quorumNumerator: "2",
        quorumDenominator: "3",
        majority: "more_than_half",
        proxyRule: "member",
        proxiesPerMember: "1",
        ...values,
      }),
    );
  const seat = (bodyId: number, personName: string, values: Record<string, unknown> = {}) =>
    createMandate(
      staff,
      bodyId,
      mandateForm.parse({ personName, role: "member", voting: "on", fromDay: "2026-01-01", ...values }),
    );
  const meeting = (bodyId: number, day: string, values: Record<string, unknown> = {}) =>
    planMeeting(
      staff,
      meetingForm.parse({ bodyId, title: "理事会会议", format: "regular", startsAt: `${day}T14:00`, ...values }),
    );
  const attended = (meetingId: number, states: Record<number, AttendanceState | { by: number }>) =>
    recordMeetingAttendance(staff, meetingId, {
      version: findMeeting(staff, meetingId).version,
      guests: null,
      lines: Object.entries(states).map(([mandateId, state]) => ({
        mandateId: Number(mandateId),
        state: typeof state === "object" ? "represented" : state,
        proxyMandateId: typeof state === "object" ? state.by : null,
        proxyName: null,
      })),
    });
  /** Three voting members, all present on the day. */
  const heldMeeting = (day = "2026-09-15") => {
    const bodyId = council();
    const seats = ["李敏", "王芳", "赵强"].map((name) => seat(bodyId, name));
    const id = meeting(bodyId, day);
    attended(id, Object.fromEntries(seats.map((mandate) => [mandate, "present" as const])));
    holdMeeting(staff, id);
    return { bodyId, seats, id };
  };
  return { ...world, staff, council, seat, meeting, attended, heldMeeting };
}
