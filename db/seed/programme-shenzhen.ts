import type { Programme } from "./events-plan";

const ALL = [0, 1, 2, 3, 4, 5, 6] as const;

/** What the information and communication cluster organises. Promoters: 0 hub, 1 5G, 2 integrated circuits, 3 new display, 4 artificial intelligence, 5 smart devices, 6 industrial software. */
export const SHENZHEN_PROGRAMME: Programme = {
  slots: {
    topic: [
      ["5G 承载网", "5G transport networks"],
      ["射频前端芯片", "RF front-end chips"],
      ["MicroLED 量产工艺", "Mass production of MicroLED"],
      ["边缘计算", "Edge computing"],
      ["车联网通信", "Vehicle communication"],
      ["工业互联网标识", "Industrial internet identifiers"],
      ["先进封装", "Advanced packaging"],
      ["柔性显示材料", "Flexible display materials"],
      ["智能语音交互", "Voice interaction"],
      ["可穿戴设备低功耗设计", "Low-power wearables"],
      ["电子设计自动化", "Electronic design automation"],
      ["数据安全", "Data security"],
    ],
    policy: [
      ["集成电路产业扶持资金", "Funds for integrated circuits"],
      ["高新技术企业认定", "Recognition as a high-tech firm"],
      ["研发费用加计扣除", "Tax deduction for research"],
      ["技术改造补助", "Grants for technical renewal"],
      ["知识产权质押融资", "Loans on intellectual property"],
      ["人才住房与落户", "Housing for talent"],
    ],
    fair: [
      ["电子信息博览会", "electronics fair"],
      ["高新技术成果展", "high-tech fair"],
      ["光电博览会", "optoelectronics fair"],
      ["物联网展", "internet of things fair"],
      ["显示技术展", "display fair"],
      ["智能终端展", "smart device fair"],
    ],
    district: [
      ["南山", "Nanshan"],
      ["宝安", "Bao'an"],
      ["龙岗", "Longgang"],
      ["福田", "Futian"],
      ["龙华", "Longhua"],
      ["光明", "Guangming"],
    ],
  },
  templates: [
    { type: "conference_forum", zh: "{topic}产业论坛", en: "Industry forum: {topic}", promoterFunction: "communication", networkActivity: "ZZ01", promoters: ALL, firms: [7, 11], counted: { people: [120, 420], source: "sign_in_sheet" }, capacity: [500] },
    { type: "conference_forum", zh: "{topic}技术研讨会", en: "Technical seminar: {topic}", promoterFunction: "communication", networkActivity: "ZZ02", promoters: ALL, firms: [6, 10], counted: { people: [60, 180], source: "sign_in_sheet" }, capacity: [240] },
    { type: "conference_forum", zh: "粤港澳{topic}大会", en: "Greater Bay conference: {topic}", promoterFunction: "international", networkActivity: "ZZ07", promoters: [0, 1, 2], firms: [8, 12], counted: { people: [240, 760], source: "sign_in_sheet" }, capacity: [900] },
    { type: "lecture", zh: "学术讲座：{topic}", en: "Lecture: {topic}", promoterFunction: "communication", networkActivity: "ZZ05", promoters: ALL, firms: [3, 6], counted: { people: [22, 70], source: "sign_in_sheet" }, capacity: [100] },
    { type: "lecture", zh: "专家公开课：{topic}", en: "Open lecture by an expert: {topic}", promoterFunction: "communication", networkActivity: "ZZ03", promoters: ALL, firms: [3, 6], capacity: [80] },
    { type: "policy_service", zh: "{policy}政策服务日（{district}）", en: "Policy service day in {district}: {policy}", promoterFunction: "coordination", networkActivity: "ZZ09", promoters: [0], firms: [8, 12], counted: { people: [60, 140], source: "sign_in_sheet" }, capacity: [200] },
    { type: "exhibition", zh: "组织企业参加{fair}", en: "Joint stand at the {fair}", promoterFunction: "communication", networkActivity: "ZZ04", promoters: ALL, firms: [12, 18], days: [3, 4], counted: { people: [900, 1500], source: "venue_counter" } },
    { type: "exhibition", zh: "海外{fair}联合参展", en: "Joint stand abroad at an {fair}", promoterFunction: "international", networkActivity: "ZZ07", promoters: [0, 5], firms: [6, 10], days: [3, 3], counted: { people: [500, 1100], source: "organiser_estimate" } },
    { type: "matchmaking", zh: "{topic}供需对接会", en: "Matchmaking: {topic}", promoterFunction: "communication", networkActivity: "ZZ04", promoters: ALL, firms: [7, 11], capacity: [80] },
    { type: "training", zh: "{topic}工程师培训", en: "Engineers' course: {topic}", promoterFunction: "coordination", networkActivity: "ZZ05", promoters: ALL, firms: [5, 8], days: [2, 2], capacity: [50] },
    { type: "visit", zh: "走进{district}创新企业", en: "Visit to innovative firms in {district}", promoterFunction: "coordination", networkActivity: "ZZ10", promoters: [0], firms: [4, 7], capacity: [40] },
    { type: "salon", zh: "织网人沙龙：{topic}", en: "Weavers' salon: {topic}", promoterFunction: "communication", networkActivity: "ZZ08", promoters: ALL, firms: [5, 8], capacity: [40] },
    { type: "other", zh: "子促进机构工作例会（{district}）", en: "Regular meeting of sub-promoters in {district}", promoterFunction: "supervision_incentive", networkActivity: "ZZ06", promoters: [0], firms: [3, 5], capacity: [30] },
  ],
  rooms: ["南山创新楼报告厅", "龙岗产业园会议中心", "宝安园区路演厅", "福田服务中心 3 楼", "光明科学园多功能厅", "龙华智造园培训室"],
  halls: ["深圳湾西展馆 1 号厅", "深圳湾西展馆 4 号厅", "宝安北展馆 B 厅"],
  contacts: ["会务组 0755-10013001", "秘书处 0755-10013002", "产业服务部 0755-10013003"],
  onlineHost: "live.sz-ict.example",
};
