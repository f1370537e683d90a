import { addDays, instantAt, startOfDay } from "~/values/business-day";
import { daysOfPeriod, nextPeriod, previousPeriod, quarterOfDay, type Period } from "~/values/period";
import { Dice } from "./dice";
import { planRegistrations, withPeople, type Guest, type Scene } from "./attendance-plan";
import { planEvent, planPeriod, startsAt, workingDays, type PlannedEvent, type Programme } from "./events-plan";
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
import { CHANGSHA_PROGRAMME } from "./programme-changsha";
import { reportTexts } from "./report-texts";
import type { EventMix, LateCount, PlannedOrganisation, PlannedReport, WorldPlan } from "./world-plan";
import { planRegister } from "./register-plan";

const PLACES: readonly Place[] = [
  {
    region: "430104",
    zh: "长沙",
    en: "Changsha",
    areaCode: "0731",
    streets: ["岳麓区林科大道", "岳麓区桐梓坡路", "岳麓区青山路"],
    share: 22,
  },
  {
    region: "430121",
    zh: "长沙",
    en: "Changsha",
    areaCode: "0731",
    streets: ["长沙县漓湘路", "长沙县东六路", "长沙县凉塘路"],
    share: 30,
  },
  {
    region: "430181",
    zh: "浏阳",
    en: "Liuyang",
    areaCode: "0731",
    streets: ["浏阳市制造产业基地纬二路", "浏阳市康平路"],
    share: 10,
  },
  {
    region: "430182",
    zh: "宁乡",
    en: "Ningxiang",
    areaCode: "0731",
    streets: ["宁乡市金洲大道", "宁乡市谐园路"],
    share: 12,
  },
  {
    region: "430112",
    zh: "长沙",
    en: "Changsha",
    areaCode: "0731",
    streets: ["望城区腾飞路", "望城区马桥河路"],
    share: 10,
  },
  {
    region: "430111",
    zh: "湖南",
    en: "Hunan",
    areaCode: "0731",
    streets: ["雨花区振华路", "雨花区环保大道"],
    share: 8,
  },
  { region: "430211", zh: "株洲", en: "Zhuzhou", areaCode: "0731", streets: ["天元区黄河南路"], share: 7 },
  { region: "430302", zh: "湘潭", en: "Xiangtan", areaCode: "0731", streets: ["雨湖区学府路"], share: 5 },
  { region: "430602", zh: "岳阳", en: "Yueyang", areaCode: "0730", streets: ["岳阳楼区求索东路"], share: 2 },
  { region: "320214", zh: "无锡", en: "Wuxi", areaCode: "0510", streets: ["新吴区长江路"], share: 2 },
];
const HOME = PLACES[0]!;
const STAR = PLACES[1]!;

const MACHINES: readonly Trade[] = [
  {
    zh: "重工",
    en: "Heavy Industry",
    industry: "建筑工程用机械制造",
    products: ["履带起重机", "汽车起重机", "塔式起重机"],
    promoter: 1,
    share: 1,
  },
  {
    zh: "混凝土机械",
    en: "Concrete Machinery",
    industry: "建筑工程用机械制造",
    products: ["混凝土泵车", "搅拌车", "搅拌站"],
    promoter: 1,
    share: 1,
  },
  {
    zh: "挖掘机械",
    en: "Excavators",
    industry: "建筑工程用机械制造",
    products: ["液压挖掘机", "小型挖掘机", "轮式挖掘机"],
    promoter: 1,
    share: 1,
  },
  {
    zh: "掘进装备",
    en: "Tunnelling Machines",
    industry: "矿山机械制造",
    products: ["盾构机", "硬岩掘进机", "悬臂掘进机"],
    promoter: 1,
    share: 1,
  },
  {
    zh: "高空机械",
    en: "Aerial Platforms",
    industry: "建筑工程用机械制造",
    products: ["剪叉式高空作业平台", "曲臂式高空作业平台"],
    promoter: 1,
    share: 1,
  },
  {
    zh: "桩工机械",
    en: "Piling Machinery",
    industry: "建筑工程用机械制造",
    products: ["旋挖钻机", "静力压桩机", "潜孔钻机"],
    promoter: 1,
    share: 1,
  },
];

const PARTS: readonly Trade[] = [
  {
    zh: "液压",
    en: "Hydraulics",
    industry: "液压动力机械及元件制造",
    products: ["多路阀", "先导阀", "比例阀", "柱塞泵", "液压马达"],
    promoter: 2,
    share: 16,
  },
  {
    zh: "油缸",
    en: "Cylinders",
    industry: "液压动力机械及元件制造",
    products: ["挖掘机油缸", "起重机变幅油缸", "支腿油缸"],
    promoter: 2,
    share: 10,
  },
  {
    zh: "铸造",
    en: "Castings",
    industry: "黑色金属铸造",
    products: ["配重铸件", "球铁阀体铸件", "驱动桥壳"],
    promoter: 2,
    share: 11,
  },
  {
    zh: "轴承",
    en: "Bearings",
    industry: "滚动轴承制造",
    products: ["回转支承", "关节轴承", "盾构机主轴承"],
    promoter: 2,
    share: 9,
  },
  {
    zh: "传感",
    en: "Sensors",
    industry: "工业自动控制系统装置制造",
    products: ["倾角传感器", "压力传感器", "力矩限制器"],
    promoter: 2,
    share: 9,
  },
  {
    zh: "驾驶室",
    en: "Cabs",
    industry: "建筑工程用机械制造",
    products: ["挖掘机驾驶室", "操纵室内饰件", "司机室座椅"],
    promoter: 2,
    share: 7,
  },
  {
    zh: "结构件",
    en: "Weldments",
    industry: "金属结构制造",
    products: ["臂架", "转台", "底盘焊接件"],
    promoter: 2,
    share: 15,
  },
  {
    zh: "传动",
    en: "Drives",
    industry: "齿轮及齿轮减、变速箱制造",
    products: ["行星减速机", "行走减速机", "驱动桥"],
    promoter: 2,
    share: 10,
  },
  {
    zh: "电控",
    en: "Controls",
    industry: "工业自动控制系统装置制造",
    products: ["工程机械控制器", "显示终端", "遥控系统"],
    promoter: 2,
    share: 9,
  },
  {
    zh: "履带",
    en: "Undercarriages",
    industry: "建筑工程用机械制造",
    products: ["四轮一带", "橡胶履带", "支重轮"],
    promoter: 2,
    share: 6,
  },
  {
    zh: "密封",
    en: "Seals",
    industry: "橡胶零件制造",
    products: ["油缸密封件", "回转密封", "O 形圈"],
    promoter: 2,
    share: 7,
  },
  {
    zh: "线束",
    en: "Wire Harnesses",
    industry: "电线、电缆制造",
    products: ["整车线束", "高压线束"],
    promoter: 2,
    share: 6,
  },
  {
    zh: "热处理",
    en: "Heat Treatment",
    industry: "金属表面处理及热处理加工",
    products: ["齿轮渗碳", "销轴感应淬火"],
    promoter: 2,
    share: 5,
  },
  {
    zh: "动力电池",
    en: "Battery Packs",
    industry: "锂离子电池制造",
    products: ["电动挖掘机电池包", "换电模块"],
    promoter: 2,
    share: 5,
  },
  {
    zh: "设备租赁",
    en: "Machine Rental",
    industry: "建筑工程机械与设备经营租赁",
    products: ["高空作业平台租赁", "塔机租赁"],
    promoter: 3,
    share: 8,
  },
  {
    zh: "再制造",
    en: "Remanufacturing",
    industry: "专用设备修理",
    products: ["泵车再制造", "二手挖掘机整备"],
    promoter: 3,
    share: 7,
  },
];

const BODIES: readonly (readonly [BodyTemplate, number])[] = [
  [
    {
      kind: "university",
      zh: "湖南{root}理工大学",
      en: "Hunan {root} University of Technology",
      category: "12",
      industry: "普通高等教育",
      products: [],
      chainRole: "other",
    },
    3,
  ],
  [
    {
      kind: "university",
      zh: "长沙{root}职业技术学院",
      en: "Changsha {root} Polytechnic",
      category: "12",
      industry: "高等职业学校教育",
      products: ["订单式培养"],
      chainRole: "other",
    },
    4,
  ],
  [
    {
      kind: "research_institute",
      zh: "湖南{root}机械工程研究院",
      en: "Hunan {root} Institute of Mechanical Engineering",
      category: "12",
      industry: "工程和技术研究和试验发展",
      products: ["疲劳试验", "整机测试"],
      chainRole: "platform",
    },
    5,
  ],
  [
    {
      kind: "research_institute",
      zh: "长沙{root}智能装备研究所",
      en: "Changsha {root} Institute of Smart Equipment",
      category: "12",
      industry: "工程和技术研究和试验发展",
      products: ["无人驾驶算法"],
      chainRole: "platform",
    },
    5,
  ],
  [
    {
      kind: "service_organisation",
      zh: "长沙{root}生产力促进中心",
      en: "Changsha {root} Productivity Centre",
      category: "52",
      industry: "科技推广和应用服务业",
      products: ["技术转移", "项目申报"],
      chainRole: "platform",
    },
    5,
  ],
  [
    {
      kind: "service_organisation",
      zh: "湖南{root}检测认证有限公司",
      en: "Hunan {root} Testing Co., Ltd.",
      category: "91",
      industry: "检测服务",
      products: ["无损检测", "出口认证"],
      chainRole: "platform",
    },
    5,
  ],
  [
    {
      kind: "service_organisation",
      zh: "长沙{root}知识产权服务中心",
      en: "Changsha {root} Patent Services",
      category: "52",
      industry: "知识产权服务",
      products: ["专利导航"],
      chainRole: "other",
    },
    4,
  ],
  [
    {
      kind: "finance",
      zh: "湖南{root}融资租赁有限公司",
      en: "Hunan {root} Leasing Co., Ltd.",
      category: "91",
      industry: "融资租赁服务",
      products: ["设备融资租赁"],
      chainRole: "other",
    },
    4,
  ],
  [
    {
      kind: "finance",
      zh: "长沙{root}产业投资基金管理有限公司",
      en: "Changsha {root} Fund Management Co., Ltd.",
      category: "91",
      industry: "投资与资产管理",
      products: ["产业基金"],
      chainRole: "other",
    },
    3,
  ],
  [
    {
      kind: "association",
      zh: "湖南{root}机械用户协会",
      en: "Hunan {root} Association of Machine Users",
      category: "51",
      industry: "行业性团体",
      products: [],
      chainRole: "other",
    },
    2,
  ],
  [
    {
      kind: "government",
      zh: "长沙{root}园区管理委员会",
      en: "Changsha {root} Park Administration",
      category: "11",
      industry: "国家行政机构",
      products: [],
      chainRole: "other",
    },
    2,
  ],
];

const SUPPLIERS = 200;
const QUARTERS_OF_HISTORY = 8;
const DAYS_AHEAD = 42;
const DRAFTS = 6;

const MIX: EventMix = {
  conference_forum: 7,
  lecture: 8,
  policy_service: 3,
  exhibition: 3,
  matchmaking: 6,
  training: 5,
  visit: 4,
  salon: 3,
  other: 2,
};

/** The history: this quarter and the eight before it. */
export function quartersOfHistory(today: string): Period[] {
  let quarter = quarterOfDay(today);
  const quarters = [quarter];
  for (let count = 0; count < QUARTERS_OF_HISTORY; count++) quarters.unshift((quarter = previousPeriod(quarter)));
  return quarters;
}

/** The association of the construction machinery cluster, as it stands on a day. */
export function changshaPlan(today: string): WorldPlan {
  const dice = new Dice("changsha");
  const now = startOfDay(today);
  const quarters = quartersOfHistory(today);
  const opening = addDays(daysOfPeriod(quarters[0]!).firstDay, -30);
  const opensAt = instantAt(workingDays(opening, addDays(opening, 14))[0]!, "09:00");
  const organisations = plannedOrganisations(dice.branch("organisations"), quarters, opensAt, now);
  const promoters = [
    {
      nameZh: "长沙工程机械集群促进会",
      nameEn: "Changsha Construction Machinery Cluster Association",
      shortNameZh: "促进会",
      shortNameEn: "Association",
    },
    {
      nameZh: "整机企业专业委员会",
      nameEn: "Committee of Machine Makers",
      shortNameZh: "整机专委会",
      shortNameEn: "Machine makers",
    },
    {
      nameZh: "核心零部件协作办公室",
      nameEn: "Office for Core Parts",
      shortNameZh: "零部件办",
      shortNameEn: "Core parts",
    },
    {
      nameZh: "后市场与再制造分会",
      nameEn: "Aftermarket and Remanufacturing Branch",
      shortNameZh: "后市场分会",
      shortNameEn: "Aftermarket",
    },
    {
      nameZh: "国际合作办公室",
      nameEn: "Office for International Cooperation",
      shortNameZh: "国际办",
      shortNameEn: "International",
    },
  ];
  const representatives = organisations
    .map(({ firm }, position) => ({ firm, position }))
    .filter(({ firm, position }) => position < 6 || (firm.chainRole === "supporting_supplier" && position % 19 === 7));
  const accounts: WorldPlan["accounts"] = [
    { role: "administrator", name: "易建国", email: "admin@cs-machinery.example", represents: [] },
    { role: "staff", name: "谭晓丽", email: "staff@cs-machinery.example", represents: [] },
    { role: "staff", name: "彭志远", email: "staff2@cs-machinery.example", represents: [] },
    { role: "staff", name: "罗思远", email: "parts@cs-machinery.example", represents: [], worksFor: 2 },
    { role: "statistician", name: "贺文娟", email: "statistics@cs-machinery.example", represents: [] },
    { role: "viewer", name: "欧阳静", email: "viewer@cs-machinery.example", represents: [] },
    ...[representatives[0]!, representatives.at(-1)!].map(({ firm, position }, number) => ({
      role: "firm_representative" as const,
      name: firm.staff[0]!.name,
      email: `firm${number === 0 ? "" : "2"}@cs-machinery.example`,
      represents: [position],
    })),
  ];
  const events = plannedEvents(dice.branch("events"), { quarters, today, now, opensAt, organisations, accounts });
  const frozen = quarters.slice(4, -2);
  const lastEnded = quarters.at(-2)!;
  return {
    world: "changsha",
    now,
    opensAt,
    cluster: { zh: "长沙工程机械产业集群", en: "Changsha Construction Machinery Cluster", region: "430100" },
    promoters,
    accounts,
    organisations,
    events,
    targets: targets(today),
    reports: [...frozen.map((period) => report(period, now, true)), report(lastEnded, now, false)],
    lateCounts: lateCounts(dice.branch("late"), events, frozen, now),
    register: planRegister(dice.branch("register"), { organisations, opensAt, now }),
  };
}

function report(period: Period, now: number, frozen: boolean): PlannedReport {
  const { firstDay } = daysOfPeriod(nextPeriod(period));
  const createdAt = Math.min(instantAt(addDays(firstDay, 4), "09:20"), now - 3_600_000);
  const written = Math.min(instantAt(addDays(firstDay, 9), "15:10"), now - 1_800_000);
  return {
    period,
    createdAt,
    frozenAt: frozen ? instantAt(addDays(firstDay, 18), "16:40") : null,
    preparer: "谭晓丽",
    reviewer: "彭志远",
    signatory: "欧阳静",
    texts: reportTexts(period, "changsha").map((text, number) => ({ ...text, at: written + number * 60_000 })),
  };
}

/** One fair whose number came in after its report was frozen, with the reason written down; one without. */
function lateCounts(dice: Dice, events: PlannedEvent[], frozen: Period[], now: number): LateCount[] {
  return frozen.slice(-2).flatMap((period, number): LateCount[] => {
    const event = events.find(
      (one) => one.key.startsWith(`${period.toLowerCase()}-exhibition`) && one.counts.length > 0,
    );
    const at = Math.min(instantAt(addDays(daysOfPeriod(nextPeriod(period)).firstDay, 33), "10:05"), now - 600_000);
    const count = event?.counts[0];
    if (!event || !count) return [];
    const reason = number === 0 ? "展馆方补交首日入口计数，原数漏计下午场。" : null;
    return [{ ...count, event: event.key, period, at, people: count.people + dice.integer(40, 160), reason }];
  });
}

function plannedOrganisations(dice: Dice, quarters: Period[], opensAt: number, now: number): PlannedOrganisation[] {
  const roots = inventRoots(dice.branch("roots"));
  let codeNumber = 100;
  const root = () => roots.pop()!;
  const firms: Firm[] = MACHINES.map((trade, number) =>
    inventFirm(dice.branch(`machine ${number}`), {
      root: root(),
      trade,
      place: number % 2 === 0 ? STAR : HOME,
      codeNumber: codeNumber++,
      sizeClass: "large",
      chainRole: number < 2 ? "chain_leader" : "main_machine_firm",
      jointStock: number < 4,
    }),
  );
  for (const machine of firms) machine.promoter = 0;
  for (let number = 0; number < SUPPLIERS; number++) {
    const own = dice.branch(`supplier ${number}`);
    const trade = byShare(own, PARTS);
    firms.push(
      inventFirm(own, {
        root: root(),
        trade,
        place: byShare(own, PLACES),
        codeNumber: codeNumber++,
        sizeClass: own.pick(["medium", "small", "small", "small", "micro", "medium", "large"] as const),
        chainRole: trade.promoter === 3 ? "other" : "supporting_supplier",
        jointStock: own.chance(0.12),
      }),
    );
  }
  for (const [template, count] of BODIES) {
    for (let number = 0; number < count; number++) {
      firms.push(
        inventBody(
          dice.branch(`${template.zh} ${number}`),
          template,
          root(),
          number % 2 === 0 ? HOME : STAR,
          codeNumber++,
          0,
        ),
      );
    }
  }
  const planned = firms.map((firm, position): PlannedOrganisation => ({
    firm,
    enteredAt: opensAt + 3_600_000 + position * 20_000,
    memberSince: addDays("2019-06-18", dice.integer(0, 1400)),
    joins: null,
    leaves: null,
    imported: false,
  }));
  const suppliers = dice.shuffled(planned.slice(6));
  // Some come to events without ever being members.
  for (const guest of suppliers.splice(0, 14)) guest.memberSince = null;
  const campaign = quarters.at(-4)!;
  for (const quarter of quarters) {
    const { firstDay, lastDay } = daysOfPeriod(quarter);
    const day = () => addDays(firstDay, dice.integer(5, 80));
    for (const joining of suppliers.splice(0, dice.integer(3, 6))) {
      const joins = day();
      joining.enteredAt = instantAt(joins, "10:30");
      joining.memberSince = joins;
    }
    for (const leaving of suppliers.splice(0, dice.integer(1, 2))) {
      const at = instantAt(day(), "15:20");
      if (at < now) leaving.leaves = { at, memberUntil: lastDay };
    }
    if (quarter !== campaign) continue;
    for (const joining of suppliers.splice(0, 16)) {
      const joins = addDays(firstDay, 40);
      joining.enteredAt = instantAt(joins, "14:10");
      joining.memberSince = joins;
      joining.imported = true;
    }
  }
  return planned.filter(({ enteredAt }) => enteredAt < now);
}

interface EventScene {
  quarters: Period[];
  today: string;
  now: number;
  opensAt: number;
  organisations: PlannedOrganisation[];
  accounts: WorldPlan["accounts"];
}

function plannedEvents(
  dice: Dice,
  { quarters, today, now, opensAt, organisations, accounts }: EventScene,
): PlannedEvent[] {
  const wish = { programme: CHANGSHA_PROGRAMME, promoterCount: 5, opensAt };
  const represented = new Set(accounts.flatMap(({ represents }) => represents));
  const scene = {
    now,
    guests: (event: PlannedEvent) => guestsOf(dice.branch(`${event.key} guests`), organisations, event, represented),
    cancelled: 0.05,
    unrecorded: 0.35,
  };
  const lastDayAhead = addDays(today, DAYS_AHEAD);
  const periods = [...quarters, nextPeriod(quarters.at(-1)!)];
  const planned = periods
    .flatMap((period) => planPeriod(dice.branch(period), period, MIX, wish))
    .sort((a, b) => startsAt(a) - startsAt(b));
  const near = planned.filter(({ startDay }) => startDay <= lastDayAhead);
  const drafts = planned
    .filter(({ startDay }) => startDay > lastDayAhead)
    .slice(0, DRAFTS)
    .map((event, number) => ({ ...event, createdAt: now - (number + 1) * 31 * 3_600_000, publishedAt: null }));
  return [
    ...near.map((event) => withPeople(dice.branch(`${event.key} people`), event, scene)),
    ...drafts,
    ...wantedEvents(dice.branch("wanted"), wish, today, scene),
  ];
}

/** Who may come: whoever was in the register when the event was published and had not left; firms with an account come more often. */
function guestsOf(
  dice: Dice,
  organisations: PlannedOrganisation[],
  event: PlannedEvent,
  represented: Set<number>,
): Guest[] {
  const published = event.publishedAt ?? 0;
  return organisations.flatMap(({ firm, enteredAt, leaves }, position): Guest[] => {
    if (enteredAt >= published || (leaves !== null && leaves.at <= startsAt(event))) return [];
    const seldom = position >= 6 && !represented.has(position) && dice.chance(0.45);
    return seldom ? [] : [{ firm: position, staff: firm.staff, represented: represented.has(position) }];
  });
}

/** One event runs on the very day, so that its door list can be kept; one in two weeks has two seats left, and one has none and firms that wait. */
function wantedEvents(
  dice: Dice,
  wish: { programme: Programme; promoterCount: number; opensAt: number },
  today: string,
  { now, guests }: Scene,
): PlannedEvent[] {
  const wanted = [
    { key: "door-list-of-the-day", type: "matchmaking", ahead: 0, capacity: 60, seats: 38, waiting: 0 },
    { key: "two-seats-left", type: "training", ahead: 13, capacity: 40, seats: 38, waiting: 0 },
    { key: "no-seat-left", type: "salon", ahead: 20, capacity: 24, seats: 24, waiting: 4 },
  ] as const;
  return wanted.map(({ key, type, ahead, capacity, seats, waiting }) => {
    const template = CHANGSHA_PROGRAMME.templates.find((one) => one.type === type)!;
    const startDay = ahead === 0 ? today : workingDays(addDays(today, ahead), addDays(today, ahead + 12))[0]!;
    const event = planEvent(dice.branch(key), { ...wish, key, template: { ...template, days: [1, 1] }, startDay });
    const createdAt = now - 16 * 86_400_000 + 9 * 3_600_000;
    const planned: PlannedEvent = {
      ...event,
      capacity,
      startTime: "09:00",
      endTime: ahead === 0 ? "20:00" : "17:00",
      createdAt,
      publishedAt: createdAt + 7_200_000,
    };
    const invited = dice.branch(`${key} guests`).shuffled(guests(planned));
    return {
      ...planned,
      registrations: planRegistrations(dice.branch(`${key} people`), planned, invited, {
        until: now,
        attended: false,
        seats,
        waiting,
      }),
    };
  });
}

/** What the association sets out to do in a quarter, and in a year; firms of four quarters are partly the same. */
const TARGETS: Record<string, readonly [quarter: number, year: number]> = {
  conferences_held: [7, 28],
  lectures_held: [8, 32],
  policy_services: [3, 12],
  exhibitions_joined: [3, 12],
  benefited_firms: [145, 205],
  attendance: [5500, 22_000],
  members_at_end: [205, 215],
};

function targets(today: string): WorldPlan["targets"] {
  const thisYear = Number(today.slice(0, 4));
  return [thisYear - 1, thisYear].flatMap((year) =>
    Object.entries(TARGETS).flatMap(([figure, [quarter, wholeYear]]) => [
      ...[1, 2, 3, 4].map((number) => ({ figure, period: `${year}Q${number}`, target: quarter })),
      { figure, period: `${year}`, target: wholeYear },
    ]),
  );
}
