import { bodyForm } from "~/modules/governance/body-form";
import { completeResolution } from "~/modules/governance/close-resolution.server";
import { findMeeting } from "~/modules/governance/find-meeting.server";
import { approveMinutes, correctMinutes, saveMinutes } from "~/modules/governance/keep-minutes.server";
import { mandateForm } from "~/modules/governance/mandate-form";
import { meetingForm } from "~/modules/governance/meeting-form";
import { recordMeetingAttendance } from "~/modules/governance/record-meeting-attendance.server";
import { resolutionForm } from "~/modules/governance/resolution-form";
import { createBody } from "~/modules/governance/save-body.server";
import { createMandate } from "~/modules/governance/save-mandate.server";
import { planMeeting } from "~/modules/governance/save-meeting.server";
import { recordResolution } from "~/modules/governance/save-resolution.server";
import { cancelMeeting, conveneMeeting, holdMeeting } from "~/modules/governance/settle-meeting.server";
import { filled, type World } from "./world";

/** A council with a rotating chair and meetings in every state, and a working group in which nobody sits yet. */
export function furnishGovernance(world: World, { firmName }: { firmName: string }): Record<string, string[]> {
  const staff = world.as("staff");
  const council = createBody(
    staff,
    filled(bodyForm, {
      nameZh: "湘江工程机械集群促进中心第一届理事会",
      nameEn: "First Council of the Xiangjiang Promoter",
      kind: "council",
      quorumRule: "at_least_share",
      quorumNumerator: 2,
      quorumDenominator: 3,
      majority: "more_than_half",
      proxyRule: "member",
      proxiesPerMember: 1,
      meetingsPerYear: 4,
      termMonths: 48,
      chairRotationMonths: 12,
      foundedOn: "2024-03-01",
      charter: "理事会须有三分之二以上理事出席方能召开。\n决议须经到会理事过半数表决通过。",
    }),
  );
  const group = createBody(
    staff,
    filled(bodyForm, {
      nameZh: "海外市场工作组",
      kind: "working_group",
      quorumRule: "none",
      majority: "simple",
      proxyRule: "colleague",
      proxiesPerMember: 1,
    }),
  );
  const seat = (personName: string, values: Record<string, unknown>) =>
    createMandate(
      staff,
      council,
      filled(mandateForm, { personName, role: "member", voting: "on", fromDay: "2024-03-01", ...values }),
    );
  seat("欧阳震华", { role: "rotating_chair", untilDay: world.day(-200), organisation: firmName });
  const chair = seat("曹伟欣", { role: "rotating_chair", fromDay: world.day(-190), organisation: firmName });
  const member = seat("王芳", { untilDay: world.day(30) });
  const absent = seat("赵强", {});
  seat("孙丽", { role: "observer", voting: undefined });
  const meeting = (title: string, after: number, values: Record<string, unknown> = {}) =>
    planMeeting(
      staff,
      filled(meetingForm, {
        bodyId: council,
        title,
        format: "regular",
        startsAt: `${world.day(after)}T14:00`,
        place: "长沙国际会展中心 3 楼会议室",
        agenda: "一、审议年度工作报告\n二、审议海外办事处方案",
        ...values,
      }),
    );
  const held = (title: string, after: number) => {
    const id = meeting(title, after);
    recordMeetingAttendance(staff, id, {
      version: findMeeting(staff, id).version,
      guests: "市工信局 李处长\n岳麓高新区 张主任",
      lines: [
        { mandateId: chair, state: "present", proxyMandateId: null, proxyName: null },
        { mandateId: member, state: "represented", proxyMandateId: chair, proxyName: null },
        { mandateId: absent, state: "excused", proxyMandateId: null, proxyName: null },
      ],
    });
    holdMeeting(staff, id);
    return id;
  };
  const approved = held("理事会 2026 年第三次会议", -40);
  saveMinutes(staff, approved, "会议由轮值会长主持。".repeat(20), 0);
  saveMinutes(staff, approved, "会议由轮值会长主持。会议审议并通过了海外办事处方案。", 1);
  const resolved = (values: Record<string, unknown>) =>
    recordResolution(
      staff,
      approved,
      filled(resolutionForm, {
        text: "在慕尼黑设立海外办事处，由秘书处于下次会议前提交选址与预算。",
        votesFor: 2,
        votesAgainst: 0,
        votesAbstained: 0,
        ...values,
      }),
    );
  const overdue = resolved({ ownerId: staff.actor.userId, dueDay: world.day(-10) });
  const done = resolved({ text: "通过年度工作报告" });
  completeResolution(staff, done, { day: world.day(-1), note: "已报送市工信局" });
  const rejected = resolved({ text: "提高会费", votesFor: 0, votesAgainst: 2 });
  approveMinutes(staff, approved, { approvedOn: world.day(-30), approvedBy: "曹伟欣", seen: 2 });
  correctMinutes(staff, approved, { text: "到会单位应为 12 家", reason: "笔误" });
  const draft = held("理事会临时会议", -20);
  saveMinutes(staff, draft, "待审定的纪要", 0);
  const fresh = held("刚开完的会议", -2);
  const coming = meeting("理事会 2026 年第四次会议", 20);
  conveneMeeting(staff, coming);
  const planned = meeting("海外市场工作组首次会议", -1, { bodyId: group, format: "topical_session" });
  const cancelled = meeting("取消了的会议", 5);
  cancelMeeting(staff, cancelled, "与展会时间冲突");

  const [body, of] = [`/governance/bodies/${council}`, (id: number) => `/governance/meetings/${id}`];
  const resolution = (id: number) => `/governance/resolutions/${id}`;
  return {
    "/governance": ["/governance", "/governance?period=2026Q1"],
    "/governance/new": ["/governance/new"],
    "/governance/bodies/:id": [body, `${body}?day=2024-06-01`, `/governance/bodies/${group}`],
    "/governance/bodies/:id/edit": [`${body}/edit`],
    "/governance/bodies/:id/mandates/new": [`${body}/mandates/new`],
    "/governance/bodies/:id/mandates/:mandateId": [`${body}/mandates/${member}`],
    "/governance/meetings": ["/governance/meetings", "/governance/meetings?filter.state=cancelled&sort=title"],
    "/governance/meetings/new": ["/governance/meetings/new"],
    "/governance/meetings/:id": [approved, draft, fresh, coming, planned, cancelled].map(of),
    "/governance/meetings/:id/edit": [`${of(coming)}/edit`],
    "/governance/meetings/:id/convening": [`${of(planned)}/convening`],
    "/governance/meetings/:id/holding": [`${of(planned)}/holding`],
    "/governance/meetings/:id/cancellation": [`${of(coming)}/cancellation`],
    "/governance/meetings/:id/minutes": [`${of(draft)}/minutes`],
    "/governance/meetings/:id/approval": [`${of(draft)}/approval`],
    "/governance/meetings/:id/corrections/new": [`${of(approved)}/corrections/new`],
    "/governance/meetings/:id/resolutions/new": [`${of(draft)}/resolutions/new`],
    "/governance/meetings/:id/attendance": [`${of(draft)}/attendance`, `${of(planned)}/attendance`],
    "/governance/meetings/:id/print": [`${of(approved)}/print`],
    "/governance/resolutions": ["/governance/resolutions", "/governance/resolutions?filter.overdue=yes"],
    "/governance/resolutions/:id": [overdue, done, rejected].map(resolution),
    "/governance/resolutions/:id/edit": [`${resolution(overdue)}/edit`],
    "/governance/resolutions/:id/completion": [`${resolution(overdue)}/completion`],
    "/governance/resolutions/:id/withdrawal": [`${resolution(overdue)}/withdrawal`],
    "/governance/resolutions/:id/reopening": [`${resolution(done)}/reopening`],
  };
}
