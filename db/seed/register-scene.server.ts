import { and, eq } from "drizzle-orm";
import { translateFor } from "~/i18n/messages.server";
import { completeResolution } from "~/modules/governance/close-resolution.server";
import { bodyForm } from "~/modules/governance/body-form";
import { findMeeting, seatsOn } from "~/modules/governance/find-meeting.server";
import { approveMinutes, saveMinutes } from "~/modules/governance/keep-minutes.server";
import { mandateForm } from "~/modules/governance/mandate-form";
import { meetingForm } from "~/modules/governance/meeting-form";
import { recordMeetingAttendance } from "~/modules/governance/record-meeting-attendance.server";
import { createBody } from "~/modules/governance/save-body.server";
import { createMandate } from "~/modules/governance/save-mandate.server";
import { planMeeting } from "~/modules/governance/save-meeting.server";
import { recordResolution } from "~/modules/governance/save-resolution.server";
import { conveneMeeting, holdMeeting } from "~/modules/governance/settle-meeting.server";
import { currentNotice } from "~/modules/organisations/contacts/notice-queries.server";
import { agreeDirectory } from "~/modules/organisations/directory/agree-directory.server";
import { directoryForm } from "~/modules/organisations/directory/directory-form";
import { acceptProposedTypes } from "~/modules/organisations/recognitions/accept-proposed-types.server";
import { PROPOSED_TYPES } from "~/modules/organisations/recognitions/proposed-types";
import { fileReport } from "~/modules/organisations/recognitions/file-report.server";
import { recognitionForm, reportFilingForm } from "~/modules/organisations/recognitions/recognition-form";
import { recordReview } from "~/modules/organisations/recognitions/record-review.server";
import { saveRecognition } from "~/modules/organisations/recognitions/save-recognition.server";
import { latestMembership } from "~/modules/organisations/membership/change-membership.server";
import { changeMembershipClass } from "~/modules/organisations/membership/change-membership-class.server";
import { levyDues, setDuesRates } from "~/modules/organisations/membership/dues-rates.server";
import { saveMembershipClass } from "~/modules/organisations/membership/save-membership-class.server";
import { resumeMembership, suspendMembership } from "~/modules/organisations/membership/suspend-membership.server";
import { saveStaffCount } from "~/modules/organisations/membership/self-check.server";
import { payDue, waiveDue } from "~/modules/organisations/membership/settle-due.server";
import { dues, recognitionTypes } from "~db/schema";
import { addDays, dayOfInstant, instantAt } from "~/values/business-day";
import { daysOfPeriod, previousPeriod, quarterOfDay } from "~/values/period";
import { applicationActs } from "./applications-scene.server";
import { conductActs } from "./conduct-scene.server";
import { Dice } from "./dice";
import { neighboursActs } from "./neighbours-scene.server";
import { Calendar, filled, settledFirms, type Players } from "./players.server";
import { profileActs } from "./profile-scene.server";
import type { PlannedMeeting } from "./register-plan";
import type { Act } from "./timeline.server";
import type { WorldPlan } from "./world-plan";

/** Types whose rules ask for a report every year. */
const REPORTED_TYPES: ReadonlySet<string> = new Set(
  PROPOSED_TYPES.filter(({ rules }) => rules.some(({ annualReportDue }) => annualReportDue !== null)).map(
    ({ id }) => id,
  ),
);

/** The life of the register: recognitions, memberships, conduct, bodies with their meetings, and the public directory. */
export function registerActs(plan: WorldPlan, players: Players): Act[] {
  const { register, opensAt, organisations } = plan;
  const typeIds = new Map<string, number>();
  const bodyIds: number[] = [];
  const setUp = opensAt + 25 * 60_000;
  /** After the first organisations were entered. */
  const seated =
    Math.max(...organisations.map(({ enteredAt }) => enteredAt).filter((at) => at < opensAt + 86_400_000)) + 600_000;

  const accept = () => {
    const context = players.administrator();
    acceptProposedTypes(
      context,
      PROPOSED_TYPES.map(({ id }) => id),
    );
    const rows = context.db.select().from(recognitionTypes).all();
    for (const { id, name } of PROPOSED_TYPES) {
      typeIds.set(id, rows.find((row) => row.nameZh === translateFor("zh-CN")(name))!.id);
    }
  };

  const found = () => {
    for (const body of register.bodies) {
      const id = createBody(
        players.staff(0),
        filled(bodyForm, {
          ...body,
          quorumRule: "at_least_share",
          quorumNumerator: "2",
          quorumDenominator: "3",
          majority: "more_than_half",
          proxyRule: "none",
          proxiesPerMember: "1",
          mandates: undefined,
        }),
      );
      bodyIds.push(id);
      for (const { organisation, ...mandate } of body.mandates) {
        const { firm } = organisations[organisation]!;
        createMandate(
          players.staff(0),
          id,
          filled(mandateForm, {
            ...mandate,
            personName: firm.staff[0]!.name,
            organisation: firm.creditCode ?? firm.legalName,
            voting: mandate.voting ? "on" : "",
          }),
        );
      }
    }
  };

  return [
    { at: setUp, run: accept },
    {
      at: setUp,
      run: () => saveStaffCount(players.administrator(), { fromDay: dayOfInstant(opensAt), fullTimeHundredths: 650 }),
    },
    ...actsOfMembership(plan, players),
    { at: seated, run: found },
    ...conductActs(plan, players),
    ...neighboursActs(plan, players),
    ...profileActs(plan, players),
    ...applicationActs(plan, players),
    ...register.recognitions.flatMap(({ organisation, type, issuedOn, at, reviewed }): Act[] => {
      const made = { id: 0 };
      const organisationId = () => players.organisationId(organisation);
      const grant = () => {
        const values = filled(recognitionForm, { typeId: typeIds.get(type)!, issuedOn });
        made.id = saveRecognition(players.staff(organisation), { organisationId: organisationId(), values });
      };
      const review = () => {
        const values = {
          outcome: "passed" as const,
          day: reviewed!.day,
          statedUntil: null,
          statedUntilReason: null,
          note: null,
        };
        recordReview(players.staff(organisation), { organisationId: organisationId(), recognitionId: made.id, values });
      };
      // The yearly reports are filed in spring; a few are forgotten.
      const file = (year: number) => () => {
        const filedOn = `${year + 1}-04-${10 + (organisation % 18)}`;
        const values = filled(reportFilingForm, { year, filedOn });
        fileReport(players.staff(organisation), { organisationId: organisationId(), recognitionId: made.id, values });
      };
      const lastYear = Number(dayOfInstant(plan.now).slice(0, 4)) - 1;
      const filings = [lastYear - 1, lastYear].flatMap((year): Act[] => {
        const filedAt = instantAt(`${year + 1}-04-28`, "10:40");
        const owed = REPORTED_TYPES.has(type) && Number(issuedOn.slice(0, 4)) <= year && at < filedAt;
        return owed && filedAt < plan.now && (organisation + year) % 17 !== 0 ? [{ at: filedAt, run: file(year) }] : [];
      });
      return [
        { at: Math.max(at, setUp + 60_000), run: grant },
        ...filings,
        ...(reviewed ? [{ at: reviewed.at, run: review }] : []),
      ];
    }),
    ...register.meetings.flatMap((meeting, number) => actsOfMeeting(meeting, number, bodyIds, players)),
    ...register.directory.map(({ organisation, at }): Act => ({
      at,
      run: () => {
        const context = players.representative(organisation) ?? players.staff(organisation);
        const values = filled(directoryForm, {
          part: { identity: "on", products: "on", website: "on" },
          way: "paper",
          evidence: "盖章的公开同意书",
          noticeVersion: currentNotice(context, "directory").version,
          version: "0",
        });
        agreeDirectory(context, players.organisationId(organisation), values);
      },
    })),
  ];
}

const CLASSES = [
  { nameZh: "副会长单位", nameEn: "Vice-president", amountFen: 3_000_000 },
  { nameZh: "理事单位", nameEn: "Council member", amountFen: 1_000_000 },
  { nameZh: "会员单位", nameEn: "Member", amountFen: 300_000 },
] as const;

const LAST_ROUND = 12;

/** Each member has a class, and owes its dues from the first whole year on; most pay, some late, one is excused. */
function actsOfMembership(plan: WorldPlan, players: Players): Act[] {
  const { register, organisations, opensAt, now } = plan;
  const classIds: number[] = [];
  const council = register.bodies.find(({ kind }) => kind === "council")?.mandates ?? [];
  const classOf = (position: number): number => {
    const seat = council.findIndex(({ organisation }) => organisation === position);
    return seat < 0 ? 2 : seat < 5 ? 0 : 1;
  };
  const define = () => {
    for (const [position, { nameZh, nameEn }] of CLASSES.entries()) {
      const values = { nameZh, nameEn, position: position + 1, renewalDaysBefore: 30, renewalDaysAfter: 30 };
      const kept = { ...values, termKind: "open_ended" as const, termMonths: null, rolloverDay: null, retired: false };
      classIds.push(saveMembershipClass(players.administrator(), kept));
    }
  };
  const classify = (position: number) => () => {
    const organisationId = players.organisationId(position);
    const context = players.staff(position);
    const { joinedOn: fromDay, version } = latestMembership(context, organisationId)!;
    changeMembershipClass(context, { organisationId, version, classId: classIds[classOf(position)]!, fromDay });
  };
  const members = organisations.flatMap(({ memberSince, enteredAt, joins }, position) =>
    memberSince === null && joins === null
      ? []
      : [{ position, at: Math.max(enteredAt, joins?.at ?? 0, opensAt) + 40 * 60_000 }],
  );
  const thisYear = Number(dayOfInstant(now).slice(0, 4));
  const years = [thisYear - 1, thisYear].filter((year) => instantAt(`${year}-01-15`, "09:30") > opensAt);
  return [
    { at: opensAt + 30 * 60_000, run: define },
    ...members.filter(({ at }) => at < now).map(({ position, at }): Act => ({ at, run: classify(position) })),
    ...actsOfStanding(
      plan,
      players,
      council.map(({ organisation }) => organisation),
      classIds,
    ),
    ...years.flatMap((year): Act[] => {
      const levy = () => {
        const amounts = Object.fromEntries(classIds.map((id, position) => [id, CLASSES[position]!.amountFen]));
        setDuesRates(players.staff(0), { year, dueDay: `${year}-06-30`, amounts });
        levyDues(players.staff(0), year);
      };
      const collect = (month: number) => () => {
        const context = players.staff(1);
        const open = context.db
          .select()
          .from(dues)
          .where(and(eq(dues.year, year), eq(dues.state, "due")))
          .all();
        for (const { id, version, organisationId } of open) {
          // The rest of the year reminds those who did not pay by then.
          const late = month === LAST_ROUND && organisationId % 31 !== 0;
          if (late || organisationId % 9 === month % 9 || organisationId % 9 === (month + 3) % 9) {
            payDue(context, { id, version, paidOn: dayOfInstant(context.now()), reference: null });
          } else if (month === 4 && organisationId % 53 === 0) {
            waiveDue(context, { id, version, waiverReason: "当年停产整改，理事会同意减免" });
          }
        }
      };
      return [
        { at: instantAt(`${year}-01-15`, "09:30"), run: levy },
        ...[2, 3, 4, 5, 7, LAST_ROUND].map((month): Act => ({
          at: instantAt(`${year}-${String(month).padStart(2, "0")}-20`, "16:30"),
          run: collect(month),
        })),
      ].filter(({ at }) => at < now);
    }),
  ];
}

const QUARTERS_OF_CHANGES = 6;

/** Members that get another class, one of them twice in a quarter; and some whose membership was suspended, one for good so far. */
function actsOfStanding(
  plan: WorldPlan,
  players: Players,
  council: readonly number[],
  classIds: readonly number[],
): Act[] {
  const dice = new Dice(`${plan.world}/standing`);
  const calendar = new Calendar(plan);
  const spokesmen = plan.accounts.flatMap(({ represents }) => represents);
  const settled = settledFirms(plan).filter((each) => !council.includes(each) && !spokesmen.includes(each));
  const firms = dice.shuffled(settled);
  const change = (position: number, membershipClass: number, day: string): Act => ({
    at: instantAt(day, "10:35"),
    run: () => {
      const context = players.staff(position);
      const organisationId = players.organisationId(position);
      const { version } = latestMembership(context, organisationId)!;
      changeMembershipClass(context, { organisationId, version, classId: classIds[membershipClass]!, fromDay: day });
    },
  });
  const changes: Act[] = [];
  let quarter = quarterOfDay(calendar.day(0));
  for (let back = 0; back < QUARTERS_OF_CHANGES; back += 1, quarter = previousPeriod(quarter)) {
    const { firstDay } = daysOfPeriod(quarter);
    const day = () => addDays(firstDay, dice.integer(3, 40));
    for (let count = dice.integer(1, 3); count > 0; count -= 1) changes.push(change(firms.pop()!, 1, day()));
    if (back !== 1) continue;
    const twice = firms.pop()!;
    changes.push(change(twice, 1, addDays(firstDay, 10)), change(twice, 0, addDays(firstDay, 64)));
  }
  const suspend = (ago: number, untilAgo: number | null, reason: string): Act[] => {
    const position = firms.pop()!;
    const organisationId = () => players.organisationId(position);
    const act = (at: number, run: (version: number) => void) =>
      calendar.act(at, () => run(latestMembership(players.staff(0), organisationId())!.version), "11:10");
    const stop = act(ago, (version) =>
      suspendMembership(players.staff(0), {
        ...{ organisationId: organisationId(), version, reason },
        ...{ fromDay: calendar.day(ago), untilDay: null },
      }),
    );
    if (untilAgo === null) return [stop];
    const resume = act(untilAgo, (version) =>
      resumeMembership(players.staff(0), {
        ...{ organisationId: organisationId(), version, resumesOn: calendar.day(untilAgo) },
      }),
    );
    return [stop, resume];
  };
  return [
    ...changes.filter(({ at }) => at < plan.now),
    ...suspend(330, 150, "停产搬迁，企业申请暂停会员权利"),
    ...suspend(240, 50, "连续两年未缴会费，理事会决定暂停会员权利"),
    ...suspend(110, null, "连续两年未缴会费，理事会决定暂停会员权利"),
    ...suspend(20, null, "涉及重大安全事故，调查期间暂停会员权利"),
  ];
}

function actsOfMeeting(meeting: PlannedMeeting, number: number, bodyIds: readonly number[], players: Players): Act[] {
  const made = { id: 0 };
  const staff = () => players.staff(number);
  const plan = () => {
    const { title, place, agenda, day, body } = meeting;
    made.id = planMeeting(
      staff(),
      filled(meetingForm, {
        bodyId: bodyIds[body]!,
        title,
        place,
        agenda,
        format: "regular",
        startsAt: `${day}T14:00`,
      }),
    );
    conveneMeeting(staff(), made.id);
  };
  const acts: Act[] = [{ at: meeting.plannedAt, run: plan }];
  if (meeting.recordedAt === null) return acts;
  const resolutionIds: number[] = [];
  const record = () => {
    const context = staff();
    const seats = seatsOn(context, bodyIds[meeting.body]!, meeting.day);
    recordMeetingAttendance(context, made.id, {
      version: findMeeting(context, made.id).version,
      guests: null,
      lines: seats.map((seat, position) => ({
        mandateId: seat.id,
        state: meeting.present[position] === false ? "excused" : "present",
        proxyMandateId: null,
        proxyName: null,
      })),
    });
    holdMeeting(context, made.id);
    const votes = seats.filter((seat, position) => seat.voting && meeting.present[position] !== false).length;
    for (const { text, dueDay } of meeting.resolutions) {
      resolutionIds.push(
        recordResolution(context, made.id, {
          ...{ number: null, text, dueDay, ownerId: context.actor.userId },
          ...{ votesFor: votes, votesAgainst: 0, votesAbstained: 0 },
        }),
      );
    }
    saveMinutes(context, made.id, meeting.minutes, 0);
  };
  const approve = () =>
    approveMinutes(players.staff(number + 1), made.id, {
      approvedOn: addDays(meeting.day, 3),
      approvedBy: "理事长",
      seen: 1,
    });
  acts.push({ at: meeting.recordedAt, run: record });
  if (meeting.approvedAt !== null) acts.push({ at: meeting.approvedAt, run: approve });
  for (const [position, { doneAt }] of meeting.resolutions.entries()) {
    if (doneAt === null) continue;
    const complete = () =>
      completeResolution(staff(), resolutionIds[position]!, {
        day: dayOfInstant(doneAt),
        note: "已按决议完成，材料存档。",
      });
    acts.push({ at: doneAt, run: complete });
  }
  return acts;
}
