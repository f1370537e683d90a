import { createHash } from "node:crypto";
import { APPLICATION_NOTICE_VERSION, applicationForm } from "~/modules/organisations/membership/application-form";
import {
  hashOfApplicationToken,
  type ApplicationToken,
} from "~/modules/organisations/membership/application-token.server";
import { approveApplication } from "~/modules/organisations/membership/approve-application.server";
import { findApplication } from "~/modules/organisations/membership/find-application.server";
import { listMembershipClasses } from "~/modules/organisations/membership/membership-classes.server";
import {
  declineApplication,
  reviewApplication,
  withdrawApplication,
} from "~/modules/organisations/membership/review-application.server";
import { submitApplication } from "~/modules/organisations/membership/submit-application.server";
import { regionName } from "~/regions/region-table.server";
import { saveOrganisation } from "~/modules/organisations/save-organisation.server";
import type { OrganisationKind, SizeClass } from "~/modules/organisations/vocabulary";
import { dayOfInstant } from "~/values/business-day";
import { Calendar, filled, type Players } from "./players.server";
import { syntheticCreditCode } from "./synthetic-credit-code";
import type { Act } from "./timeline.server";
import type { World, WorldPlan } from "./world-plan";

/** An organisation that wants to become a member and is not in the register. */
interface Applicant {
  legalName: string;
  kind: OrganisationKind;
  size: SizeClass | null;
  region: string;
  /** Two digits of the code: 91 for firms, 12 for public institutions. */
  category: "91" | "12" | "52";
  products: string[];
  contact: string;
  duty: string;
  domain: string;
  introduction: string;
}

const firm = (
  legalName: string,
  region: string,
  size: SizeClass,
  products: string[],
  [contact, duty, domain]: [string, string, string],
  introduction: string,
): Applicant => ({
  ...{ legalName, region, size, products, contact, duty, domain, introduction },
  kind: "enterprise",
  category: "91",
});

/** Seven for each world, in the order in which their stories are told below. */
const APPLICANTS: Record<World, readonly Applicant[]> = {
  changsha: [
    firm(
      "长沙沚衡液压科技有限公司",
      "430121",
      "small",
      ["负载敏感阀"],
      ["傅晓明", "总经理", "zhiheng"],
      "主要生产工程机械用负载敏感阀，现有员工八十余人，为三家整机厂供货。",
    ),
    firm(
      "株洲砺朴精工有限公司",
      "430211",
      "small",
      ["回转支承"],
      ["向雪梅", "市场部经理", "lipu"],
      "专业从事回转支承加工，年产一万二千套。",
    ),
    firm(
      "浏阳沐川智能装备有限公司",
      "430181",
      "micro",
      ["巡检机器人"],
      ["游志刚", "创始人", "muchuan"],
      "研发矿山巡检机器人，已获天使轮融资。",
    ),
    firm(
      "湘潭钧弘热处理有限公司",
      "430302",
      "small",
      ["齿轮渗碳淬火"],
      ["文立新", "副总经理", "junhong"],
      "提供齿轮、轴类渗碳淬火加工服务，具备航空级热处理资质。",
    ),
    firm(
      "长沙岚图软件有限公司",
      "430104",
      "micro",
      ["设备远程运维平台"],
      ["阳晨", "产品总监", "lantu-soft"],
      "为工程机械提供远程运维平台。",
    ),
    firm(
      "长沙市望岳商贸有限公司",
      "430112",
      "micro",
      ["办公用品"],
      ["单小红", "经理", "wangyue"],
      "经营办公用品与劳保用品批发。",
    ),
    firm(
      "宁乡朗序环保科技有限公司",
      "430182",
      "small",
      ["喷涂废气治理设备"],
      ["龙海波", "总经理", "langxu"],
      "提供涂装车间废气治理方案。",
    ),
  ],
  shenzhen: [
    firm(
      "深圳沚衡射频技术有限公司",
      "440305",
      "small",
      ["毫米波前端模组"],
      ["傅晓明", "总经理", "zhiheng"],
      "从事毫米波前端模组研发，现有员工八十余人，已为两家整机厂送样。",
    ),
    firm(
      "东莞砺朴精密五金有限公司",
      "441900",
      "small",
      ["精密连接器"],
      ["向雪梅", "市场部经理", "lipu"],
      "专业生产板对板连接器，年产两亿只。",
    ),
    firm(
      "深圳沐川机器人有限公司",
      "440306",
      "micro",
      ["仓储机器人控制器"],
      ["游志刚", "创始人", "muchuan"],
      "研发仓储机器人控制器，已获天使轮融资。",
    ),
    firm(
      "惠州钧弘表面处理有限公司",
      "441302",
      "small",
      ["真空镀膜"],
      ["文立新", "副总经理", "junhong"],
      "提供手机中框真空镀膜加工服务。",
    ),
    firm(
      "深圳岚图云计算有限公司",
      "440304",
      "micro",
      ["边缘云平台"],
      ["阳晨", "产品总监", "lantu-soft"],
      "为工厂提供边缘云平台。",
    ),
    firm(
      "深圳市望岳商贸有限公司",
      "440307",
      "micro",
      ["办公用品"],
      ["单小红", "经理", "wangyue"],
      "经营办公用品与劳保用品批发。",
    ),
    firm(
      "深圳朗序检测技术有限公司",
      "440306",
      "small",
      ["电磁兼容检测"],
      ["龙海波", "总经理", "langxu"],
      "提供电磁兼容与无线射频检测服务。",
    ),
  ],
};

/** The secret of a demo's mails is the same every time; what it protects is invented too. */
function fixedToken(...parts: (string | number)[]): ApplicationToken {
  const token = createHash("sha256").update(parts.join("\n")).digest("base64url");
  return { token, hash: hashOfApplicationToken(token) };
}

/** Applications for membership, in every state; among them one that was sent twice and two of organisations already on record. */
export function applicationActs(plan: WorldPlan, players: Players): Act[] {
  const calendar = new Calendar(plan);
  const [waiting, corrected, reviewed, approved, again, declined, withdrawn] = APPLICANTS[plan.world] as [
    Applicant,
    ...Applicant[],
  ];
  const ids = new Map<string, number>();
  let count = 0;

  const form = (applicant: Applicant, key: string, changes: Record<string, unknown> = {}) => {
    const number = 9_101 + APPLICANTS[plan.world].indexOf(applicant);
    return filled(applicationForm, {
      legalName: applicant.legalName,
      creditCode: syntheticCreditCode(applicant.category, applicant.region, number),
      kind: applicant.kind,
      region: regionName(applicant.region),
      website: `https://www.${applicant.domain}.example`,
      introduction: applicant.introduction,
      contactName: applicant.contact,
      contactDuty: applicant.duty,
      email: `member@${applicant.domain}.example`,
      phone: `${plan.world === "changsha" ? "0731" : "0755"}-8400 01${String(number).slice(-2)}`,
      noticeVersion: APPLICATION_NOTICE_VERSION,
      submissionKey: `${plan.world}-application-${key}`.padEnd(16, "-"),
      ...changes,
    });
  };
  const send = (
    key: string,
    ago: number,
    applicant: Applicant,
    changes: Record<string, unknown> = {},
    time?: string,
  ) => {
    const token = fixedToken(plan.world, "application", key);
    const submit = () => {
      const context = players.visitor;
      const wished = listMembershipClasses(context).at(-1)!.id;
      const values = form(applicant, key, { wishedClassId: wished, ...changes });
      ids.set(key, submitApplication(context, values, token).id);
    };
    return calendar.act(ago, submit, time ?? `1${count++ % 7}:25`);
  };
  const seen = (key: string, staff: number) => {
    const context = players.staff(staff);
    const { id, version } = findApplication(context, { id: ids.get(key)! });
    return { context, id, version };
  };
  const review = (key: string, ago: number, staff = 1) =>
    calendar.act(
      ago,
      () => {
        const { context, ...which } = seen(key, staff);
        reviewApplication(context, which);
      },
      "17:10",
    );
  const decline = (key: string, ago: number, declineReason: string) =>
    calendar.act(
      ago,
      () => {
        const { context, ...which } = seen(key, 0);
        declineApplication(context, { ...which, declineReason });
      },
      "17:30",
    );
  const approve = (key: string, ago: number, organisationId: () => number | null, complete?: Applicant) =>
    calendar.act(
      ago,
      () => {
        const { context, ...which } = seen(key, 0);
        const made = approveApplication(context, {
          ...which,
          organisationId: organisationId(),
          classId: listMembershipClasses(context).at(-1)!.id,
          joinedOn: dayOfInstant(context.now()),
          invite: false,
        });
        if (!complete) return;
        const { region, size, products } = complete;
        saveOrganisation(context, { id: made.organisationId, patch: { region, sizeClass: size, products } });
      },
      "17:45",
    );

  // Firms that came to events for years and now apply.
  const guests = plan.organisations.flatMap(({ firm: known, memberSince, joins, enteredAt }, position) =>
    memberSince === null && !joins && known.kind === "enterprise" && enteredAt < plan.opensAt + 86_400_000
      ? [position]
      : [],
  );
  const asGuest = (position: number): Record<string, unknown> => {
    const { legalName, creditCode, region, website, products, staff } = plan.organisations[position]!.firm;
    return {
      ...{ legalName, creditCode, website },
      region: regionName(region),
      introduction: `主要产品为${products.join("、")}，多次参加集群活动，希望正式入会。`,
      contactName: staff[0]!.name,
      contactDuty: "办公室主任",
      email: staff[0]!.email,
    };
  };
  const [member, candidate] = guests as [number, number];
  const isNew = () => null;
  return [
    send("approved", 85, approved!),
    review("approved", 82),
    approve("approved", 74, isNew, approved),
    send("guest-approved", 170, approved!, asGuest(member)),
    review("guest-approved", 168),
    approve("guest-approved", 160, () => players.organisationId(member)),
    send("withdrawn", 120, withdrawn!),
    calendar.act(
      112,
      () => withdrawApplication(players.visitor, fixedToken(plan.world, "application", "withdrawn").token),
      "20:05",
    ),
    send("declined", 52, declined!),
    decline("declined", 47, "主营业务与集群产业链无关，建议以服务单位身份参加集群采购对接活动。"),
    send("again", 40, again!),
    decline("again", 35, "成立不满一年，暂不符合入会条件；满一年后可重新提出。"),
    review("again", 9, 0),
    send("guest", 15, approved!, asGuest(candidate)),
    review("guest", 12),
    send("reviewed", 11, reviewed!),
    review("reviewed", 9, 0),
    // The same firm from another address: two colleagues did not know of each other.
    send("colleague", 7, reviewed!, {
      contactName: "毛佳",
      contactDuty: "行政助理",
      email: `office@${reviewed!.domain}.example`,
    }),
    send("corrected", 6, corrected!, { introduction: null, contactDuty: null }, "10:25"),
    // A day later once more, with what was missing: the latest form counts.
    send("corrected-again", 5, corrected!, {}, "10:40"),
    send("waiting", 2, waiting),
  ];
}
