import type { ComplaintStep, Ruling } from "~/modules/conduct/vocabulary";

/** All days are counted back from the day on which the world is looked at. */
interface PlannedPledge {
  titleZh: string;
  titleEn: string;
  texts: readonly [PledgeWording, ...PledgeWording[]];
  openUntilAgo: number | null;
  signatures: readonly { firms: number; from: number; until: number }[];
  /** When the firms with an account signed on their own desk, in their order. */
  ownAgo: readonly number[];
}

interface PledgeWording {
  ago: number;
  zh: string;
  en: string;
}

export const PLEDGES: readonly PlannedPledge[] = [
  {
    titleZh: "集群企业诚信经营公约",
    titleEn: "Covenant of honest trading",
    texts: [
      {
        ago: 410,
        zh: "一、依法经营，不以低于成本的价格排挤同业。\n二、按合同约定的期限支付货款，不转嫁资金压力给中小配套企业。\n三、尊重他人专利、图纸与商业秘密，不以高薪利诱方式成批招揽同业技术人员。\n四、发生争议先行协商，协商不成提请促进机构调解。",
        en: "1. We trade by the law and do not drive others out by selling below cost.\n2. We pay when the contract says and do not pass a shortage of money on to small suppliers.\n3. We respect the patents, drawings and trade secrets of others and do not lure away whole teams.\n4. In a dispute we talk first, and then ask the promoter to mediate.",
      },
      {
        ago: 170,
        zh: "一、依法经营，不以低于成本的价格排挤同业。\n二、自验收之日起六十日内支付中小配套企业货款，不以商业汇票变相延长。\n三、尊重他人专利、图纸与商业秘密，不以高薪利诱方式成批招揽同业技术人员。\n四、如实填报经营与资质信息，发生变更的三十日内告知促进机构。\n五、发生争议先行协商，协商不成提请促进机构调解。",
        en: "1. We trade by the law and do not drive others out by selling below cost.\n2. We pay small suppliers within sixty days of acceptance and do not stretch the term with bills.\n3. We respect the patents, drawings and trade secrets of others and do not lure away whole teams.\n4. What we report about ourselves is true; changes are told within thirty days.\n5. In a dispute we talk first, and then ask the promoter to mediate.",
      },
    ],
    openUntilAgo: null,
    signatures: [
      { firms: 16, from: 400, until: 180 },
      { firms: 13, from: 165, until: 12 },
    ],
    ownAgo: [160],
  },
  {
    titleZh: "安全生产与绿色制造承诺",
    titleEn: "Pledge of safety and clean production",
    texts: [
      {
        ago: 230,
        zh: "一、落实全员安全生产责任制，每季度开展一次隐患排查。\n二、危险废物全部交有资质单位处置，留存转移联单。\n三、三年内单位产值能耗下降百分之十，按年向促进机构报送数据。",
        en: "1. Everybody at work answers for safety; hazards are looked for every quarter.\n2. Hazardous waste goes to licensed firms only, and the papers are kept.\n3. Within three years the energy used for each yuan of output falls by a tenth; the figures are reported every year.",
      },
    ],
    openUntilAgo: 40,
    signatures: [{ firms: 9, from: 225, until: 45 }],
    ownAgo: [],
  },
];

/** Who is meant: the firm of an account by its place, or one of the others. */
type About = "others" | 0 | 1;

export const COMMENDATIONS: readonly {
  ago: number;
  about: About;
  awardedBy: string;
  reason: string;
  consent: boolean;
  published: boolean;
  withdrawn: string | null;
}[] = [
  {
    ago: 320,
    about: "others",
    awardedBy: "理事会",
    reason: "在原材料价格大幅上涨期间坚持按原合同价向三家中小整机厂供货，保障了集群年度交付。",
    consent: false,
    published: true,
    withdrawn: null,
  },
  {
    ago: 200,
    about: 0,
    awardedBy: "理事会",
    reason: "向配套企业开放检测实验室一百二十余次，全年未收取设备占用费。",
    consent: true,
    published: true,
    withdrawn: null,
  },
  {
    ago: 150,
    about: "others",
    awardedBy: "秘书处",
    reason: "连续三年对中小供应商货款平均支付期不超过四十五天。",
    consent: false,
    published: true,
    withdrawn: null,
  },
  {
    ago: 95,
    about: "others",
    awardedBy: "专家委员会",
    reason: "牵头完成关键零部件可靠性测试方法，并将全部试验数据交集群共享。",
    consent: false,
    published: false,
    withdrawn: null,
  },
  {
    ago: 60,
    about: "others",
    awardedBy: "秘书处",
    reason: "协助同业企业在火灾后借用产线恢复生产。",
    consent: false,
    published: false,
    withdrawn: "受助企业名称填写有误，重新核实后另行表扬。",
  },
  {
    ago: 18,
    about: 0,
    awardedBy: "秘书处",
    reason: "组织六家配套企业联合参展，统一承担展台搭建费用。",
    consent: true,
    published: false,
    withdrawn: null,
  },
];

export interface PlannedComplaint {
  /** Days since it was received. */
  ago: number;
  about: About;
  /** The name as the complainant wrote it, where that names nobody for certain. */
  vagueName?: string;
  /** The firm with an account that sent it from its own desk. */
  lodgedBy: 0 | 1 | null;
  confidential: boolean;
  anonymous?: boolean;
  subject: string;
  text: string;
  evidence: string | null;
  steps: readonly {
    ago: number;
    kind: Exclude<ComplaintStep, "assign">;
    text: string;
    who?: "receiver" | "other" | "third";
    outcome?: Ruling;
    personName?: string;
  }[];
}

const COUNCIL = "理事会纪律小组三人";

/** One of every state: long expired, ruled, appealed, decided, dismissed, refused, withdrawn, and several that wait. */
export const COMPLAINTS: readonly PlannedComplaint[] = [
  {
    ago: 460,
    about: "others",
    lodgedBy: null,
    confidential: false,
    subject: "延期支付货款",
    text: "合同约定验收后九十日付款，对方逾期七个月，多次催告未果。",
    evidence: "供货合同、验收单、催款函三份",
    steps: [
      { ago: 456, kind: "admit", text: "属于公约第二条所列事项，予以受理。" },
      { ago: 455, kind: "inform", text: "有单位反映贵公司逾期支付货款，请在期限内说明情况。" },
      { ago: 446, kind: "answer", text: "因上游回款延迟，现已制定分期付款计划。" },
      {
        ago: 425,
        kind: "rule",
        who: "other",
        outcome: "advice",
        personName: COUNCIL,
        text: "逾期属实，鉴于已签订分期付款协议并支付首期，给予书面提醒。",
      },
    ],
  },
  {
    ago: 310,
    about: "others",
    lodgedBy: null,
    confidential: true,
    subject: "成批招揽技术人员",
    text: "对方三个月内以两倍薪酬招走我公司研发团队七人，其中五人签有竞业限制协议。",
    evidence: "劳动合同、竞业限制协议、社保转移记录",
    steps: [
      { ago: 306, kind: "admit", text: "属于公约第三条所列事项，予以受理。" },
      { ago: 304, kind: "inform", text: "有单位反映贵公司成批招揽其技术人员，请在期限内说明情况。" },
      { ago: 292, kind: "answer", text: "相关人员系自主应聘，公司入职时未获知其竞业限制义务。" },
      {
        ago: 270,
        kind: "rule",
        who: "other",
        outcome: "suspension_proposed",
        personName: COUNCIL,
        text: "招揽行为属实且情节较重，提请理事会暂停其会员权利六个月。",
      },
      { ago: 262, kind: "appeal", text: "公司已终止与其中四人的劳动关系并致歉，请求从轻处理。" },
      {
        ago: 240,
        kind: "decide",
        who: "third",
        outcome: "warning",
        personName: "监事会",
        text: "鉴于已主动改正并取得对方谅解，改为警告。",
      },
    ],
  },
  {
    ago: 205,
    about: "others",
    lodgedBy: null,
    confidential: false,
    subject: "低于成本报价",
    text: "在某整机厂年度招标中，对方报价低于行业平均材料成本两成。",
    evidence: "开标记录",
    steps: [
      { ago: 202, kind: "admit", text: "属于公约第一条所列事项，予以受理。" },
      { ago: 201, kind: "inform", text: "有单位反映贵公司低于成本报价，请在期限内说明情况。" },
      { ago: 190, kind: "answer", text: "报价基于改进工艺后的实际成本，附第三方成本核算报告。" },
      {
        ago: 172,
        kind: "rule",
        who: "other",
        outcome: "dismissed",
        personName: COUNCIL,
        text: "成本核算报告可信，报价不低于成本，投诉不成立。",
      },
    ],
  },
  {
    ago: 155,
    about: "others",
    lodgedBy: null,
    confidential: false,
    subject: "图纸外泄",
    text: "我公司提供的零件图纸出现在对方向第三方的报价材料中。",
    evidence: "图纸对比说明",
    steps: [
      { ago: 152, kind: "admit", text: "属于公约第三条所列事项，予以受理。" },
      { ago: 150, kind: "inform", text: "有单位反映贵公司外泄其图纸，请在期限内说明情况。" },
      {
        ago: 128,
        kind: "rule",
        who: "other",
        outcome: "warning",
        personName: COUNCIL,
        text: "期限内未作说明，证据足以认定，给予警告并责令收回图纸。",
      },
    ],
  },
  {
    ago: 92,
    about: "others",
    lodgedBy: null,
    confidential: false,
    anonymous: true,
    subject: "劳动报酬争议",
    text: "离职员工反映奖金未结清。",
    evidence: null,
    steps: [{ ago: 89, kind: "refuse", text: "属于劳动争议，不在公约范围内，已告知可向劳动仲裁机构申请。" }],
  },
  {
    ago: 66,
    about: "others",
    lodgedBy: null,
    confidential: false,
    subject: "拖延开具质量证明",
    text: "对方拖延开具材质证明，影响我公司出厂检验。",
    evidence: null,
    steps: [
      { ago: 63, kind: "admit", text: "可以调解，予以受理。" },
      { ago: 57, kind: "withdraw", text: "双方已协商解决，投诉人书面撤回。" },
    ],
  },
  {
    ago: 48,
    about: "others",
    lodgedBy: null,
    confidential: true,
    subject: "虚假宣传合作关系",
    text: "对方在官网称与我公司共建实验室，实际从未签订协议。",
    evidence: "网页截图四张",
    steps: [
      { ago: 46, kind: "admit", text: "属于公约第四条所列事项，予以受理。" },
      { ago: 45, kind: "inform", text: "有单位反映贵公司宣传内容不实，请在期限内说明情况。" },
      { ago: 38, kind: "answer", text: "网页内容为代理商误用，已于次日撤下。" },
      {
        ago: 16,
        kind: "rule",
        who: "other",
        outcome: "warning",
        personName: COUNCIL,
        text: "宣传不实属实，给予警告，并要求在官网更正声明一个月。",
      },
      { ago: 7, kind: "appeal", text: "已及时撤下并更正，未造成实际损失，请求改为书面提醒。" },
    ],
  },
  {
    ago: 37,
    about: 0,
    lodgedBy: null,
    confidential: true,
    subject: "单方面延长付款期限",
    text: "对方自本季度起将付款期由六十日改为一百二十日，未与我公司协商。",
    evidence: "付款通知一份、历史对账单六份",
    steps: [
      { ago: 34, kind: "admit", text: "属于公约第二条所列事项，予以受理。" },
      { ago: 33, kind: "inform", text: "有配套企业反映贵公司单方面延长付款期限，请在期限内说明情况。" },
      {
        ago: 24,
        kind: "answer",
        text: "通知系财务部门误发，已于本月恢复六十日付款期，并补付两笔逾期货款，附付款凭证。",
      },
    ],
  },
  {
    ago: 33,
    about: "others",
    lodgedBy: null,
    confidential: false,
    subject: "交货数量短缺",
    text: "连续三批货物短少，累计短少约百分之四，要求补足未获答复。",
    evidence: "收货单、过磅单",
    steps: [
      { ago: 31, kind: "admit", text: "可以调解，予以受理。" },
      { ago: 30, kind: "inform", text: "有单位反映贵公司交货数量短缺，请在期限内说明情况。" },
      { ago: 22, kind: "answer", text: "装车计量设备偏差所致，已补发短少部分。" },
      {
        ago: 6,
        kind: "rule",
        who: "other",
        outcome: "advice",
        personName: COUNCIL,
        text: "短少属实，已补足，给予书面提醒，并要求校准计量设备。",
      },
    ],
  },
  {
    ago: 13,
    about: 1,
    lodgedBy: null,
    confidential: false,
    subject: "擅自使用集群标识",
    text: "对方在产品包装上使用集群标识，并注明“集群认证”，容易使客户误认为质量认证。",
    evidence: "包装照片",
    steps: [
      { ago: 10, kind: "admit", text: "涉及集群标识的使用，予以受理。" },
      { ago: 9, kind: "inform", text: "有单位反映贵公司在包装上使用集群标识，请在期限内说明情况。" },
    ],
  },
  {
    ago: 8,
    about: "others",
    lodgedBy: 0,
    confidential: false,
    subject: "未按技术协议供货",
    text: "对方未经同意更换密封件材质，批次抽检耐压不合格，要求换货被拒。",
    evidence: "技术协议、抽检报告",
    steps: [{ ago: 5, kind: "admit", text: "属于公约所列事项，予以受理，即通知对方说明情况。" }],
  },
  {
    ago: 2,
    about: "others",
    vagueName: "开发区某精工厂",
    lodgedBy: null,
    confidential: true,
    subject: "夜间排放异味",
    text: "园区东侧一家精工厂夜间排放异味，影响相邻企业员工宿舍，希望促进机构出面协调。",
    evidence: null,
    steps: [],
  },
];
