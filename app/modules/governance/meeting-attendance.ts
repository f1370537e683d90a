import type { MessageKey } from "~/i18n/messages";
import type { AttendanceState, ProxyRule } from "./vocabulary";

export interface AttendanceLine {
  mandateId: number;
  state: AttendanceState;
  proxyMandateId: number | null;
  proxyName: string | null;
}

export interface SeatedMandate {
  id: number;
  voting: boolean;
}

/**
 * What is wrong with an attendance list, by mandate: a proxy must be allowed, there in person, and not stand in for more than the
 * body allows; a vote is handed only to who has one.
 */
export function attendanceProblems(
  { proxyRule, proxiesPerMember }: { proxyRule: ProxyRule; proxiesPerMember: number },
  seats: readonly SeatedMandate[],
  lines: readonly AttendanceLine[],
): Map<number, MessageKey> {
  const problems = new Map<number, MessageKey>();
  const seatOf = new Map(seats.map((seat) => [seat.id, seat]));
  const present = new Set(lines.filter((line) => line.state === "present").map((line) => line.mandateId));
  const standsInFor = new Map<number, number>();
  for (const line of lines) {
    if (!seatOf.has(line.mandateId)) problems.set(line.mandateId, "meeting.problem.notSeated");
    if (line.state !== "represented") continue;
    const problem = proxyProblem(line);
    if (problem) problems.set(line.mandateId, problem);
  }
  return problems;

  function proxyProblem({ mandateId, proxyMandateId, proxyName }: AttendanceLine): MessageKey | null {
    if (proxyRule === "none") return "meeting.problem.noProxies";
    if (proxyRule === "colleague") return proxyName ? null : "meeting.problem.proxyMissing";
    if (proxyMandateId === null) return "meeting.problem.proxyMissing";
    if (proxyMandateId === mandateId || !present.has(proxyMandateId)) return "meeting.problem.proxyNotThere";
    if (seatOf.get(mandateId)?.voting && !seatOf.get(proxyMandateId)?.voting) return "meeting.problem.proxyWithoutVote";
    const count = (standsInFor.get(proxyMandateId) ?? 0) + 1;
    standsInFor.set(proxyMandateId, count);
    return count > proxiesPerMember ? "meeting.problem.tooManyProxies" : null;
  }
}

/** How many voting mandates were there, in person and represented. */
export function votesThere(
  seats: readonly SeatedMandate[],
  lines: readonly Pick<AttendanceLine, "mandateId" | "state">[],
) {
  const voting = new Set(seats.filter((seat) => seat.voting).map((seat) => seat.id));
  const count = (state: AttendanceState) =>
    lines.filter((line) => line.state === state && voting.has(line.mandateId)).length;
  return { voting: voting.size, present: count("present"), represented: count("represented") };
}
