import type { BodyKind, MandateRole } from "~/modules/governance/vocabulary";
import { PROPOSED_TYPES } from "~/modules/organisations/recognitions/proposed-types";
import { addDays, dayOfInstant, instantAt } from "~/values/business-day";
import { daysOfPeriod, nextPeriod, quarterOfDay } from "~/values/period";
import type { Dice } from "./dice";
import type { PlannedOrganisation } from "./world-plan";

/** A recognition of a firm, written down when it came or when the firm came into the register. */
export interface PlannedRecognition {
  organisation: number;
  /** Id of a proposed type. */
  type: string;
  issuedOn: string;
  at: number;
  /** A review that was passed, after the first term. */
  reviewed: { day: string; at: number } | null;
}

export interface PlannedMandate {
  organisation: number;
  role: MandateRole;
  voting: boolean;
  fromDay: string;
  untilDay: string | null;
}

export interface PlannedMeeting {
  body: number;
  title: string;
  day: string;
  place: string;
  agenda: string;
  plannedAt: number;
  /** When what happened was written down; null while it is to come. */
  recordedAt: number | null;
  approvedAt: number | null;
  /** By position of the mandate: whether the member was there. */
  present: boolean[];
  minutes: string;
  resolutions: { text: string; dueDay: string; doneAt: number | null }[];
}

export interface PlannedBody {
  nameZh: string;
  nameEn: string;
  kind: BodyKind;
  meetingsPerYear: number;
  foundedOn: string;
  mandates: PlannedMandate[];
}

/** What the register of a world holds besides organisations and their memberships. */
export interface PlannedRegister {
  recognitions: PlannedRecognition[];
  bodies: PlannedBody[];
  meetings: PlannedMeeting[];
  /** Positions of organisations that stand in the public directory, and since when. */
  directory: { organisation: number; at: number }[];
}

interface RegisterScene {
  organisations: readonly PlannedOrganisation[];
  opensAt: number;
  now: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How likely a firm of a size holds a recognition of a type. */
const HELD: Record<string, Partial<Record<string, number>>> = {
  high_tech: { large: 0.8, medium: 0.6, small: 0.35 },
  specialised: { medium: 0.4, small: 0.3, micro: 0.05 },
  little_giant: { medium: 0.22, small: 0.06 },
  champion: { large: 0.3, medium: 0.06 },
  innovative: { small: 0.4, micro: 0.2 },
};

const RESOLUTIONS = [
  "启动年度供应商综合评价，评价办法报理事会备案",
  "组织成员单位联合参展，展位费用由协会统一洽谈",
  "设立关键零部件专家工作组，每季度报告进展",
  "修订会费管理办法，提交会员大会表决",
  "与三家服务机构签订检验检测合作协议",
  "编制集群产业链图谱，年底前发布第一版",
  "建立主配协同供需清单，按月更新并通报",
  "面向中小企业开展数字化诊断，首批不少于二十家",
  "起草团体标准两项，向成员单位征求意见",
  "举办新入会单位见面会，介绍服务项目",
];

export function planRegister(dice: Dice, scene: RegisterScene): PlannedRegister {
  const bodies = plannedBodies(dice.branch("bodies"), scene);
  return {
    recognitions: scene.organisations.flatMap((organisation, position) =>
      recognitionsOf(dice.branch(`recognitions ${position}`), organisation, position, scene),
    ),
    bodies,
    meetings: plannedMeetings(dice.branch("meetings"), bodies, scene),
    directory: scene.organisations.flatMap(({ memberSince, leaves, enteredAt }, position) => {
      const own = dice.branch(`directory ${position}`);
      const at = Math.max(enteredAt, scene.opensAt) + own.integer(20, 60) * DAY;
      return memberSince !== null && !leaves && own.chance(0.55) && at < scene.now
        ? [{ organisation: position, at }]
        : [];
    }),
  };
}

function recognitionsOf(
  dice: Dice,
  { firm, enteredAt }: PlannedOrganisation,
  organisation: number,
  { opensAt, now }: RegisterScene,
): PlannedRecognition[] {
  if (firm.kind !== "enterprise" || firm.sizeClass === null) return [];
  const entered = Math.max(enteredAt, opensAt) + 10 * 60_000;
  return PROPOSED_TYPES.flatMap(({ id: type }) => {
    const own = dice.branch(type);
    if (!own.chance(HELD[type]?.[firm.sizeClass!] ?? 0)) return [];
    const issuedOn = addDays(dayOfInstant(now), -own.integer(10, 1400));
    // What a firm brings along when it joins would change the figures of reports that are frozen.
    if (enteredAt > opensAt + DAY && issuedOn < dayOfInstant(enteredAt)) return [];
    const at = Math.max(entered, instantAt(addDays(issuedOn, own.integer(2, 8)), "16:10"));
    if (at >= now) return [];
    const ends = addDays(issuedOn, 3 * 365);
    const reviewedAt = instantAt(addDays(ends, -20), "11:20");
    const reviewed =
      reviewedAt > at && reviewedAt < now && own.chance(0.8) ? { day: addDays(ends, -21), at: reviewedAt } : null;
    return [{ organisation, type, issuedOn, at, reviewed }];
  });
}

function plannedBodies(dice: Dice, { organisations, opensAt }: RegisterScene): PlannedBody[] {
  const opened = dayOfInstant(opensAt);
  const firms = organisations
    .map(({ firm, memberSince, leaves, enteredAt }, position) => ({ firm, memberSince, leaves, enteredAt, position }))
    .filter(({ memberSince, leaves, enteredAt }) => memberSince !== null && !leaves && enteredAt < opensAt + DAY);
  const leading = firms.filter(({ firm }) => firm.sizeClass === "large" && firm.kind === "enterprise").slice(0, 5);
  const others = dice.some(
    firms.filter((each) => !leading.includes(each) && each.firm.kind === "enterprise"),
    4,
  );
  const research = firms.filter(({ firm }) => firm.kind === "university" || firm.kind === "research_institute");
  const seat = (position: number, role: MandateRole, voting = true): PlannedMandate => ({
    organisation: position,
    role,
    voting,
    fromDay: opened,
    untilDay: null,
  });
  const council = [...leading, ...others].map(({ position }, index) =>
    seat(position, index === 1 ? "vice_chair" : "member"),
  );
  const change = addDays(opened, 365);
  const [first, , third] = leading;
  const chairs: PlannedMandate[] =
    first && third
      ? [
          { ...seat(first.position, "rotating_chair", false), untilDay: addDays(change, -1) },
          { ...seat(third.position, "rotating_chair", false), fromDay: change },
        ]
      : [];
  return [
    {
      nameZh: "第二届理事会",
      nameEn: "Second Council",
      kind: "council",
      meetingsPerYear: 4,
      foundedOn: opened,
      mandates: [...council, ...chairs],
    },
    {
      nameZh: "专家委员会",
      nameEn: "Committee of Experts",
      kind: "expert_committee",
      meetingsPerYear: 2,
      foundedOn: opened,
      mandates: research.slice(0, 5).map(({ position }, index) => seat(position, index === 0 ? "chair" : "expert")),
    },
  ].filter(({ mandates }) => mandates.length > 0) as PlannedBody[];
}

function plannedMeetings(
  dice: Dice,
  bodies: readonly PlannedBody[],
  { opensAt, now }: RegisterScene,
): PlannedMeeting[] {
  const meetings: PlannedMeeting[] = [];
  let next = 0;
  for (let quarter = nextPeriod(quarterOfDay(dayOfInstant(opensAt))); ; quarter = nextPeriod(quarter)) {
    const { firstDay } = daysOfPeriod(quarter);
    if (instantAt(firstDay, "09:00") > now + 60 * DAY) return meetings;
    for (const [body, { kind, mandates }] of bodies.entries()) {
      const isCouncil = kind === "council";
      if (!isCouncil && quarter.endsWith("1")) continue;
      const own = dice.branch(`${quarter} ${body}`);
      const day = addDays(firstDay, isCouncil ? own.integer(40, 60) : own.integer(20, 35));
      const recordedAt = instantAt(addDays(day, 1), "10:05");
      const plannedAt = Math.min(instantAt(addDays(day, -25), "09:40"), now - HOUR);
      if (plannedAt <= opensAt + 2 * DAY) continue;
      const held = recordedAt < now;
      const texts =
        isCouncil && held ? [RESOLUTIONS[next++ % RESOLUTIONS.length]!, RESOLUTIONS[next++ % RESOLUTIONS.length]!] : [];
      meetings.push({
        body,
        day,
        plannedAt,
        title: `${quarter.slice(0, 4)}年第${"一二三四"[Number(quarter.at(-1)) - 1]}季度${isCouncil ? "理事会会议" : "专家会议"}`,
        place: own.pick(["协会会议室", "产业园会议中心二楼", "成员单位展厅"]),
        agenda: isCouncil ? "一、上季度工作报告\n二、议案审议\n三、下季度安排" : "一、技术路线讨论\n二、项目推荐",
        recordedAt: held ? recordedAt : null,
        approvedAt: held && recordedAt + 3 * DAY < now ? recordedAt + 3 * DAY : null,
        // Always enough for a quorum of two thirds.
        present: mandates.map((_, position) => position <= (mandates.length * 2) / 3 || own.chance(0.6)),
        minutes: "会议听取了秘书处的工作报告，与会代表进行了讨论，并就各项议案逐项表决。",
        resolutions: texts.map((text) => {
          const dueDay = addDays(day, own.integer(45, 100));
          const doneAt = instantAt(addDays(dueDay, -own.integer(3, 15)), "17:00");
          // What is overdue is so since this year at most; older resolutions were carried out in the end.
          const prompt = own.chance(0.85);
          return { text, dueDay, doneAt: doneAt < now - (prompt ? 0 : 300 * DAY) ? doneAt : null };
        }),
      });
    }
  }
}
