import { addDays, instantAt, startOfDay } from "~/values/business-day";
import { daysOfPeriod, nextPeriod, previousPeriod, quarterOfDay, type Period } from "~/values/period";
import { planCounts, planWalkIn, venuePersonTimes, withPeople, type Guest } from "./attendance-plan";
import { Dice } from "./dice";
import { planPeriod, startsAt, type PlannedEvent } from "./events-plan";
import {
  byShare,
  inventBody,
  inventFirm,
  inventRoots,
  type BodyTemplate,
  type Firm,
  type Place,
  type Trade,
} from "./firms";
import { SHENZHEN_PROGRAMME } from "./programme-shenzhen";
import { reportTexts } from "./report-texts";
import type { EventMix, PlannedOrganisation, WorldPlan } from "./world-plan";
import { planRegister } from "./register-plan";

/**
 * What the records of 2018 must add up to. Of Shenzhen it is known for that year: more than 120 conferences, 320 lectures,
 * 30 exhibitions, 1,300 firms and 200,000 person-times, and 12 policy services; the exact numbers beyond that are invented.
 */
export const SHENZHEN_2018 = {
  conferences_held: 126,
  lectures_held: 327,
  policy_services: 12,
  exhibitions_joined: 33,
  benefited_firms: 1318,
  attendance: 204_618,
} as const;

const PLACES: readonly Place[] = [
  {
    region: "440305",
    zh: "深圳",
    en: "Shenzhen",
    areaCode: "0755",
    streets: ["南山区科苑南路", "南山区高新中二道", "南山区留仙大道"],
    share: 34,
  },
  {
    region: "440306",
    zh: "深圳",
    en: "Shenzhen",
    areaCode: "0755",
    streets: ["宝安区留仙二路", "宝安区松白路", "宝安区前进一路"],
    share: 24,
  },
  {
    region: "440307",
    zh: "深圳",
    en: "Shenzhen",
    areaCode: "0755",
    streets: ["龙岗区清林西路", "龙岗区宝龙大道"],
    share: 18,
  },
  {
    region: "440304",
    zh: "深圳",
    en: "Shenzhen",
    areaCode: "0755",
    streets: ["福田区深南大道", "福田区梅林路"],
    share: 10,
  },
  {
    region: "440309",
    zh: "深圳",
    en: "Shenzhen",
    areaCode: "0755",
    streets: ["龙华区民治大道", "龙华区观澜大道"],
    share: 10,
  },
  {
    region: "440311",
    zh: "深圳",
    en: "Shenzhen",
    areaCode: "0755",
    streets: ["光明区华夏路", "光明区光侨路"],
    share: 6,
  },
  { region: "441900", zh: "东莞", en: "Dongguan", areaCode: "0769", streets: ["松山湖园区科技大道"], share: 4 },
];
const HOME = PLACES[0]!;

const TRADES: readonly Trade[] = [
  {
    zh: "通信",
    en: "Communications",
    industry: "通信系统设备制造",
    products: ["5G 小基站", "光模块", "微波天线"],
    promoter: 1,
    share: 14,
  },
  {
    zh: "射频",
    en: "RF",
    industry: "通信系统设备制造",
    products: ["滤波器", "功率放大器", "天线阵列"],
    promoter: 1,
    share: 7,
  },
  {
    zh: "微电子",
    en: "Microelectronics",
    industry: "集成电路设计",
    products: ["电源管理芯片", "蓝牙芯片", "接口芯片"],
    promoter: 2,
    share: 12,
  },
  {
    zh: "半导体",
    en: "Semiconductors",
    industry: "集成电路制造",
    products: ["晶圆测试", "封装基板", "功率器件"],
    promoter: 2,
    share: 10,
  },
  {
    zh: "光电",
    en: "Optoelectronics",
    industry: "显示器件制造",
    products: ["MicroLED 模组", "背光模组", "光学膜"],
    promoter: 3,
    share: 11,
  },
  {
    zh: "显示",
    en: "Displays",
    industry: "显示器件制造",
    products: ["柔性显示屏", "触控面板", "车载显示屏"],
    promoter: 3,
    share: 8,
  },
  {
    zh: "智能",
    en: "Intelligence",
    industry: "应用软件开发",
    products: ["语音识别引擎", "机器视觉相机", "边缘计算盒"],
    promoter: 4,
    share: 11,
  },
  {
    zh: "物联网",
    en: "IoT",
    industry: "物联网技术服务",
    products: ["物联网网关", "智能表计", "定位标签"],
    promoter: 4,
    share: 8,
  },
  {
    zh: "电子",
    en: "Electronics",
    industry: "智能消费设备制造",
    products: ["智能手表", "真无线耳机", "平板电脑整机"],
    promoter: 5,
    share: 16,
  },
  {
    zh: "精密",
    en: "Precision",
    industry: "电子元件及电子专用材料制造",
    products: ["连接器", "精密结构件", "散热模组"],
    promoter: 5,
    share: 12,
  },
  {
    zh: "软件",
    en: "Software",
    industry: "工业软件开发",
    products: ["仿真软件", "制造执行系统", "嵌入式操作系统"],
    promoter: 6,
    share: 10,
  },
  {
    zh: "信息",
    en: "Information",
    industry: "信息系统集成服务",
    products: ["网络安全网关", "数据中台"],
    promoter: 6,
    share: 7,
  },
];

const BODIES: readonly (readonly [BodyTemplate, number])[] = [
  [
    {
      kind: "university",
      zh: "深圳{root}大学",
      en: "Shenzhen {root} University",
      category: "12",
      industry: "普通高等教育",
      products: [],
      chainRole: "other",
    },
    6,
  ],
  [
    {
      kind: "research_institute",
      zh: "深圳{root}先进电子研究院",
      en: "Shenzhen {root} Institute of Advanced Electronics",
      category: "12",
      industry: "工程和技术研究和试验发展",
      products: ["中试线"],
      chainRole: "platform",
    },
    14,
  ],
  [
    {
      kind: "service_organisation",
      zh: "深圳{root}产业服务中心",
      en: "Shenzhen {root} Industry Services",
      category: "52",
      industry: "科技推广和应用服务业",
      products: ["项目申报", "检测认证"],
      chainRole: "platform",
    },
    22,
  ],
  [
    {
      kind: "finance",
      zh: "深圳{root}创业投资有限公司",
      en: "Shenzhen {root} Venture Capital Co., Ltd.",
      category: "91",
      industry: "投资与资产管理",
      products: ["天使投资"],
      chainRole: "other",
    },
    12,
  ],
  [
    {
      kind: "association",
      zh: "深圳{root}电子商会",
      en: "Shenzhen {root} Electronics Chamber",
      category: "51",
      industry: "行业性团体",
      products: [],
      chainRole: "other",
    },
    8,
  ],
];

const NEVER_SERVED_IN_2018 = 70;
const DAYS_AHEAD = 42;

/** Without the people there were more: some were called off. */
const MIX_2018: EventMix = {
  conference_forum: 129,
  lecture: 331,
  policy_service: 12,
  exhibition: 34,
  matchmaking: 10,
  training: 8,
  visit: 4,
  salon: 8,
  other: 4,
};
const CALLED_OFF_2018: EventMix = { conference_forum: 3, lecture: 4, exhibition: 1 };
const MIX_2017: EventMix = {
  conference_forum: 22,
  lecture: 46,
  policy_service: 4,
  exhibition: 7,
  matchmaking: 3,
  training: 3,
  salon: 2,
};
const MIX_OF_A_QUARTER: EventMix = {
  conference_forum: 4,
  lecture: 6,
  policy_service: 1,
  exhibition: 2,
  matchmaking: 2,
  training: 2,
  visit: 1,
  salon: 1,
  other: 1,
};

/** The information and communication cluster: a full 2018, part of 2017, and the quarters of late. */
export function shenzhenPlan(today: string): WorldPlan {
  const dice = new Dice("shenzhen");
  const now = startOfDay(today);
  const opensAt = instantAt("2016-12-12", "09:00");
  const organisations = plannedOrganisations(dice.branch("organisations"), opensAt, today);
  const accounts: WorldPlan["accounts"] = [
    { role: "administrator", name: "罗建平", email: "admin@sz-ict.example", represents: [] },
    { role: "staff", name: "梁晓敏", email: "staff@sz-ict.example", represents: [] },
    { role: "staff", name: "蔡志凯", email: "staff2@sz-ict.example", represents: [] },
    { role: "staff", name: "何嘉欣", email: "chips@sz-ict.example", represents: [], worksFor: 2 },
    { role: "statistician", name: "方美玲", email: "statistics@sz-ict.example", represents: [] },
    { role: "viewer", name: "沈文慧", email: "viewer@sz-ict.example", represents: [] },
    ...[0, 5].map((position, number) => ({
      role: "firm_representative" as const,
      name: organisations[position]!.firm.staff[0]!.name,
      email: `firm${number === 0 ? "" : "2"}@sz-ict.example`,
      represents: [position],
    })),
  ];
  const lastEnded = previousPeriod(quarterOfDay(today));
  const draftSince = Math.min(
    instantAt(addDays(daysOfPeriod(nextPeriod(lastEnded)).firstDay, 3), "09:40"),
    now - 3_600_000,
  );
  return {
    world: "shenzhen",
    now,
    opensAt,
    cluster: {
      zh: "深圳新一代信息通信产业集群",
      en: "Shenzhen New-Generation Information and Communication Cluster",
      region: "440300",
    },
    promoters: [
      {
        nameZh: "深圳信息通信集群促进中心",
        nameEn: "Shenzhen ICT Cluster Promotion Centre",
        shortNameZh: "促进中心",
        shortNameEn: "Hub",
      },
      {
        nameZh: "5G 与移动通信促进机构",
        nameEn: "Promoter of 5G and Mobile Communication",
        shortNameZh: "5G",
        shortNameEn: "5G",
      },
      {
        nameZh: "集成电路促进机构",
        nameEn: "Promoter of Integrated Circuits",
        shortNameZh: "集成电路",
        shortNameEn: "Chips",
      },
      {
        nameZh: "新型显示促进机构",
        nameEn: "Promoter of New Display",
        shortNameZh: "新型显示",
        shortNameEn: "Display",
      },
      {
        nameZh: "人工智能与物联网促进机构",
        nameEn: "Promoter of AI and the Internet of Things",
        shortNameZh: "智能物联",
        shortNameEn: "AI and IoT",
      },
      {
        nameZh: "智能终端促进机构",
        nameEn: "Promoter of Smart Devices",
        shortNameZh: "智能终端",
        shortNameEn: "Devices",
      },
      {
        nameZh: "工业软件促进机构",
        nameEn: "Promoter of Industrial Software",
        shortNameZh: "工业软件",
        shortNameEn: "Software",
      },
    ],
    accounts,
    organisations,
    events: plannedEvents(dice.branch("events"), today, now, opensAt, organisations, accounts),
    targets: [
      ...targets("2018", {
        conferences_held: 120,
        lectures_held: 300,
        policy_services: 12,
        exhibitions_joined: 30,
        benefited_firms: 1200,
        attendance: 180_000,
      }),
      ...[lastEnded, quarterOfDay(today)].flatMap((period) =>
        targets(period, {
          conferences_held: 4,
          lectures_held: 6,
          policy_services: 1,
          exhibitions_joined: 2,
          benefited_firms: 110,
          attendance: 6500,
        }),
      ),
    ],
    reports: [
      {
        period: "2018",
        createdAt: instantAt("2019-01-07", "09:30"),
        frozenAt: instantAt("2019-01-24", "16:20"),
        preparer: "梁晓敏",
        reviewer: "蔡志凯",
        signatory: "沈文慧",
        texts: reportTexts("2018", "shenzhen").map((text, number) => ({
          ...text,
          at: instantAt("2019-01-14", "10:00") + number * 60_000,
        })),
      },
      {
        period: lastEnded,
        createdAt: draftSince,
        frozenAt: null,
        preparer: "梁晓敏",
        reviewer: "蔡志凯",
        signatory: "沈文慧",
        texts: reportTexts(lastEnded, "shenzhen").map((text, number) => ({
          ...text,
          at: draftSince + (number + 1) * 60_000,
        })),
      },
    ],
    lateCounts: [],
    register: planRegister(dice.branch("register"), { organisations, opensAt, now }),
  };
}

function targets(period: Period, figures: Record<string, number>): WorldPlan["targets"] {
  return Object.entries(figures).map(([figure, target]) => ({ figure, period, target }));
}

/** First the firms that were served in 2018, then those that were not, then everybody else. */
function plannedOrganisations(dice: Dice, opensAt: number, today: string): PlannedOrganisation[] {
  const roots = inventRoots(dice.branch("roots"));
  let codeNumber = 1000;
  const firms: Firm[] = Array.from({ length: SHENZHEN_2018.benefited_firms + NEVER_SERVED_IN_2018 }, (_, number) => {
    const own = dice.branch(`firm ${number}`);
    const trade = byShare(own, TRADES);
    return inventFirm(own, {
      root: roots.pop()!,
      trade,
      place: byShare(own, PLACES),
      codeNumber: codeNumber++,
      sizeClass: number < 12 ? "large" : own.pick(["medium", "small", "small", "micro", "small"] as const),
      chainRole:
        number < 4
          ? "chain_leader"
          : trade.promoter === 5 && number % 4 === 0
            ? "main_machine_firm"
            : "supporting_supplier",
      jointStock: number < 12 || own.chance(0.1),
    });
  });
  for (const [template, count] of BODIES) {
    for (let number = 0; number < count; number++) {
      firms.push(inventBody(dice.branch(`${template.zh} ${number}`), template, roots.pop()!, HOME, codeNumber++, 0));
    }
  }
  return firms.map((firm, position): PlannedOrganisation => {
    const wasServed = position < SHENZHEN_2018.benefited_firms;
    const isMember = position < 12 || dice.chance(0.72);
    const cameLate = !wasServed && position % 2 === 0;
    const since = addDays(cameLate ? "2019-03-01" : "2014-03-01", dice.integer(0, cameLate ? 2000 : 900));
    const joins = isMember && position >= 12 && !cameLate && dice.chance(0.09) ? joining(dice, today) : null;
    return {
      firm,
      enteredAt: cameLate ? instantAt(since, "10:20") : opensAt + 3_600_000 + position * 5_000,
      memberSince: isMember && joins === null ? since : null,
      joins,
      leaves:
        isMember && joins === null && !cameLate && position >= 12 && dice.chance(0.05) ? leaving(dice, today) : null,
      imported: false,
    };
  });
}

/** A day of 2018 or of the year before today, when most of what can be looked at happened. */
function dayOfInterest(dice: Dice, today: string): string {
  return dice.chance(0.5) ? addDays("2018-01-08", dice.integer(0, 345)) : addDays(today, -dice.integer(20, 420));
}

function joining(dice: Dice, today: string): { at: number; memberSince: string } {
  const memberSince = dayOfInterest(dice, today);
  return { at: instantAt(memberSince, "11:00"), memberSince };
}

function leaving(dice: Dice, today: string): { at: number; memberUntil: string } {
  const memberUntil = dayOfInterest(dice, today);
  return { at: instantAt(memberUntil, "15:00"), memberUntil };
}

function plannedEvents(
  dice: Dice,
  today: string,
  now: number,
  opensAt: number,
  organisations: PlannedOrganisation[],
  accounts: WorldPlan["accounts"],
): PlannedEvent[] {
  const wish = { programme: SHENZHEN_PROGRAMME, promoterCount: 7, opensAt };
  const represented = new Set(accounts.flatMap(({ represents }) => represents));
  const guestOf = (position: number): Guest => ({
    firm: position,
    staff: organisations[position]!.firm.staff,
    represented: represented.has(position),
  });
  const servedIn2018 = Array.from({ length: SHENZHEN_2018.benefited_firms }, (_, position) => guestOf(position));
  const in2017 = recordedAfterwards(
    dice.branch("2017"),
    planPeriod(dice.branch("2017"), "2017", MIX_2017, wish),
    servedIn2018.slice(0, 520),
    {},
  );
  const in2018 = recordedAfterwards(
    dice.branch("2018"),
    planPeriod(dice.branch("2018"), "2018", MIX_2018, wish),
    servedIn2018,
    CALLED_OFF_2018,
  );
  fitPersonTimes(in2018, SHENZHEN_2018.attendance);

  const quarters = [nextPeriod(quarterOfDay(today)), quarterOfDay(today)];
  for (let count = 0; count < 5; count++) quarters.push(previousPeriod(quarters.at(-1)!));
  const scene = {
    now,
    guests: (event: PlannedEvent) =>
      dice
        .branch(`${event.key} guests`)
        .some(
          organisations.map((_, position) => position),
          60,
        )
        .filter((position) => {
          const { enteredAt, leaves } = organisations[position]!;
          return enteredAt < (event.publishedAt ?? 0) && (leaves === null || leaves.at > startsAt(event));
        })
        .map(guestOf)
        .concat([...represented].filter((position) => dice.branch(`${event.key} ${position}`).chance(0.3)).map(guestOf))
        .filter(({ firm }, index, all) => all.findIndex((guest) => guest.firm === firm) === index),
    cancelled: 0.04,
    unrecorded: 0.4,
  };
  const recent = quarters
    .flatMap((period) => planPeriod(dice.branch(period), period, MIX_OF_A_QUARTER, wish))
    .filter(({ startDay }) => startDay <= addDays(today, DAYS_AHEAD))
    .map((event) => withPeople(dice.branch(`${event.key} people`), event, scene));
  return [...in2017, ...in2018, ...recent];
}

/** Deals firms from a deck that is shuffled again only when everybody has been dealt: so each firm was somewhere. */
class Deck {
  private left: Guest[] = [];

  constructor(
    private readonly dice: Dice,
    private readonly guests: readonly Guest[],
  ) {}

  deal(count: number): Guest[] {
    const dealt: Guest[] = [];
    while (dealt.length < count) {
      if (this.left.length === 0) this.left = this.dice.shuffled(this.guests);
      const guest = this.left.pop()!;
      if (!dealt.some(({ firm }) => firm === guest.firm)) dealt.push(guest);
    }
    return dealt;
  }
}

/** Events of years for which only the door lists and counts were kept: firms are known from who signed in. */
function recordedAfterwards(
  dice: Dice,
  events: PlannedEvent[],
  guests: readonly Guest[],
  calledOff: EventMix,
): PlannedEvent[] {
  const deck = new Deck(dice.branch("deck"), guests);
  const left = { ...calledOff };
  return events
    .map((event) => ({ event, own: dice.branch(event.key) }))
    .map(({ event, own }): PlannedEvent => {
      const cancel = left[event.type] ?? 0;
      if (cancel > 0) {
        left[event.type] = cancel - 1;
        const at = Math.max(event.publishedAt! + 3_600_000, startsAt(event) - 3 * 86_400_000);
        return { ...event, cancelled: { at, reason: "场地冲突，取消举办。" } };
      }
      const filled: PlannedEvent = { ...event };
      filled.walkIns = deck
        .deal(own.integer(...event.template.firms))
        .flatMap((guest) =>
          own.some(guest.staff, own.chance(0.15) ? 2 : 1).map((person) => planWalkIn(own, filled, guest, person)),
        );
      filled.counts = planCounts(own, filled);
      return filled;
    });
}

/** Spreads what is missing to the wanted total over the counted days of the fairs. */
function fitPersonTimes(events: PlannedEvent[], wanted: number): void {
  const missing = wanted - events.reduce((sum, event) => sum + venuePersonTimes(event), 0);
  const counts = events.filter(({ type }) => type === "exhibition").flatMap((event) => event.counts);
  counts.forEach((count, number) => {
    count.people +=
      Math.floor(missing / counts.length) +
      (number < ((missing % counts.length) + counts.length) % counts.length ? 1 : 0);
  });
}
