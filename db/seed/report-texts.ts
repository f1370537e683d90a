import type { ReportSectionId } from "~/modules/reports/vocabulary";
import type { Period } from "~/values/period";
import type { World } from "./world-plan";

interface SectionText {
  section: ReportSectionId;
  textZh: string;
  textEn: string;
}

const TEXTS: Record<World, readonly SectionText[]> = {
  changsha: [
    {
      section: "keyFigures",
      textZh: "{period}以主配协同为主线，对接会、技术论坛和组团参展均按计划开展；服务企业数与计划基本持平。",
      textEn:
        "In {period} the work centred on bringing makers and suppliers together; meetings, forums and fairs went as planned, and about as many firms were served as intended.",
    },
    {
      section: "members",
      textZh: "新入会单位以液压件、结构件和电控企业为主；退会单位主要因迁址或主营业务调整。",
      textEn:
        "New members are mostly makers of hydraulics, weldments and controls; those who left moved away or changed their business.",
    },
    {
      section: "activities",
      textZh:
        "本期活动覆盖沟通交流、监督激励、协调管理、国际合作四项功能。国际合作办公室组织的海外参展按展馆方口径计数。\n下一步将加密零部件专场对接的频次。",
      textEn:
        "All four functions were exercised. Visitors of fairs abroad are counted as the organisers count them.\nMatchmaking for single parts will be held more often.",
    },
  ],
  shenzhen: [
    {
      section: "keyFigures",
      textZh:
        "{period}全年举办行业大会、论坛、研讨会和专家讲座，开展政策服务，带领企业参展，集群企业间、企业与高校科研院所之间交流活跃。",
      textEn:
        "In {period} conferences, lectures, policy services and joint stands kept firms, universities and institutes of the cluster in touch with each other.",
    },
    {
      section: "activities",
      textZh: "“1+N”促进体系运转顺畅，六家子促进机构分领域承办活动，联合主办的活动在集群层面只计一次。",
      textEn:
        "The hub and its six sub-promoters shared the work by field; what they ran together is counted once for the cluster.",
    },
  ],
};

/** What staff wrote into the report of a period. */
export function reportTexts(period: Period, world: World): SectionText[] {
  return TEXTS[world].map(({ section, textZh, textEn }) => ({
    section,
    textZh: textZh.replace("{period}", period.replace(/^(\d{4})Q(\d)$/, "$1年第$2季度").replace(/^(\d{4})$/, "$1年")),
    textEn: textEn.replace("{period}", period.replace(/^(\d{4})Q(\d)$/, "quarter $2 of $1")),
  }));
}
