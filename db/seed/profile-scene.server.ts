import { eq } from "drizzle-orm";
import { dataProposalFields, organisations } from "~db/schema";
import { fileFromBytes } from "~/files/received-file.server";
import { storeFile } from "~/files/store-file.server";
import { keepView } from "~/lists/keep-view.server";
import { complaintList } from "~/modules/conduct/complaint-list";
import { organisationList } from "~/modules/organisations/organisation-list";
import { askToConfirm } from "~/modules/organisations/profile/ask-to-confirm.server";
import { confirmData } from "~/modules/organisations/profile/confirm-data.server";
import { noteForm } from "~/modules/organisations/profile/note-form";
import { firmFiles, organisationFiles } from "~/modules/organisations/profile/organisation-files.server";
import { proposalForm } from "~/modules/organisations/profile/proposal-form";
import { proposableEntries, proposeChanges } from "~/modules/organisations/profile/propose-changes.server";
import { settleProposal } from "~/modules/organisations/profile/settle-proposal.server";
import { writeNote } from "~/modules/organisations/profile/write-note.server";
import { recognitionList } from "~/modules/organisations/recognitions/recognition-list";
import { saveOrganisation } from "~/modules/organisations/save-organisation.server";
import { saveStage } from "~/modules/organisations/stages/save-stage.server";
import { stageForm } from "~/modules/organisations/stages/stage-form";
import type { StageStep } from "~/modules/organisations/stages/vocabulary";
import { addDays, dayOfInstant, instantAt } from "~/values/business-day";
import { daysOfPeriod, previousPeriod, quarterOfDay } from "~/values/period";
import { Dice } from "./dice";
import { onePagePdf } from "./one-page-pdf";
import { Calendar, filled, settledFirms, type Players } from "./players.server";
import type { Act } from "./timeline.server";
import type { WorldPlan } from "./world-plan";

/** What staff and firms write about a firm over time: steps up the ladder, tags, notes, files, confirmations, saved views. */
export function profileActs(plan: WorldPlan, players: Players): Act[] {
  const dice = new Dice(`${plan.world}/profile`);
  const firms = settledFirms(plan);
  return [
    ...actsOfStages(dice.branch("stages"), plan, players, firms),
    ...actsOfTags(dice.branch("tags"), plan, players, firms),
    ...actsOfNotes(dice.branch("notes"), plan, players, firms),
    ...actsOfFiles(plan, players, firms),
    ...actsOfConfirmations(dice.branch("confirmations"), plan, players, firms),
    ...actsOfProposals(plan, players),
    ...actsOfViews(plan, players),
  ];
}

/** Which firms take a step: by size, and by whether they are companies limited by shares. */
const LADDER: readonly { step: StageStep; sizes: readonly string[]; shares: boolean; note: string | null }[] = [
  { step: "became_enterprise", sizes: ["micro"], shares: false, note: "由个体工商户转为有限责任公司" },
  { step: "above_scale", sizes: ["small", "medium"], shares: false, note: "首次纳入规上工业统计" },
  { step: "joint_stock", sizes: ["small", "medium"], shares: true, note: "完成股份制改造" },
  { step: "listed", sizes: ["medium", "large"], shares: true, note: null },
];
const QUARTERS_OF_STEPS = 7;

function actsOfStages(dice: Dice, plan: WorldPlan, players: Players, firms: readonly number[]): Act[] {
  const calendar = new Calendar(plan);
  const left = LADDER.map(({ step, sizes, shares }) =>
    dice.branch(step).shuffled(
      firms.filter((position) => {
        const { sizeClass, legalName } = plan.organisations[position]!.firm;
        return sizes.includes(sizeClass ?? "") && legalName.includes("股份") === shares;
      }),
    ),
  );
  const taken = new Set<number>();
  const next = (rung: number): number | undefined => {
    for (let position = left[rung]!.pop(); position !== undefined; position = left[rung]!.pop())
      if (!taken.has(position)) return position;
    return undefined;
  };
  const take = (position: number, step: StageStep, day: string, note: string | null) => {
    const context = players.staff(position);
    const organisationId = players.organisationId(position);
    saveStage(context, { organisationId, values: filled(stageForm, { step, day, note }) });
    if (step === "above_scale") saveOrganisation(context, { id: organisationId, patch: { aboveScaleSince: day } });
  };
  const acts: Act[] = [];
  let quarter = quarterOfDay(calendar.day(0));
  for (let back = 0; back < QUARTERS_OF_STEPS; back += 1, quarter = previousPeriod(quarter)) {
    const own = dice.branch(quarter);
    // Most firms outgrow the threshold; few change their form, and listings are rare.
    const steps = [own.integer(1, 2), own.integer(1, 3), back % 2 === 0 ? 1 : 0, back % 3 === 1 ? 1 : 0];
    for (const [rung, count] of steps.entries()) {
      for (let number = 0; number < count; number += 1) {
        const position = next(rung);
        const day = addDays(daysOfPeriod(quarter).firstDay, own.integer(4, 75));
        const at = instantAt(addDays(day, own.integer(1, 6)), "16:20");
        if (position === undefined || at >= plan.now || at < plan.opensAt + 86_400_000) continue;
        taken.add(position);
        const { step, note } = LADDER[rung]!;
        const listing = own.pick(["北京证券交易所上市", "深圳证券交易所创业板上市"]);
        // Long before the product was put into use.
        const reformed = step === "listed" ? `${2012 + own.integer(0, 2)}-12-01` : null;
        acts.push({
          at,
          run: () => {
            if (reformed) take(position, "joint_stock", reformed, "入库时补记");
            take(position, step, day, note ?? listing);
          },
        });
      }
    }
  }
  return acts;
}

const TAGS = ["重点走访", "首台套培育", "绿色工厂申报", "数字化诊断", "出口型", "拟上市", "产学研需求"] as const;

function actsOfTags(dice: Dice, plan: WorldPlan, players: Players, firms: readonly number[]): Act[] {
  const chosen = [...firms.slice(0, 6), ...dice.some(firms.slice(6), 26)];
  return chosen.map((position, number): Act => {
    const tags = number < 6 ? ["重点走访", dice.pick(TAGS.slice(1))] : dice.some(TAGS, dice.integer(1, 2));
    const run = () =>
      void saveOrganisation(players.staff(position), { id: players.organisationId(position), patch: { tags } });
    return { at: plan.opensAt + 5 * 86_400_000 + number * 60_000, run };
  });
}

const NOTES = [
  "走访该公司，生产负责人反映高端轴承交期长达半年，希望集群联合采购。",
  "电话沟通参展意向，展位面积由 36 平方米增至 54 平方米，另派两名工程师到场。",
  "公司提出技改贷款贴息需求，已转合作银行客户经理，约定两周内答复。",
  "参加其新品发布会，现场与三家配套企业交换了供货意向。",
  "回访：上次反映的用电增容问题已由园区解决，公司表示感谢。",
  "与研究院对接焊接机器人改造方案，双方约定下月到现场测量。",
  "该公司计划今年申报省级工程技术研究中心，询问集群能否出具推荐意见。",
  "收到产能共享申请：夜班数控机床有两千小时空闲，已登入共享清单。",
  "人力资源负责人反映焊工紧缺，已联系两所职业院校安排订单班。",
  "核对年度产值与用工数据，与统计口径一致。",
] as const;

function actsOfNotes(dice: Dice, plan: WorldPlan, players: Players, firms: readonly number[]): Act[] {
  const calendar = new Calendar(plan);
  const spokesmen = plan.accounts.flatMap(({ represents }) => represents);
  const about = [...firms.slice(0, 3).flatMap((position) => [position, position, position]), ...spokesmen];
  const chosen = [...about, ...dice.some(firms.slice(3), 15)];
  return chosen.map((position, number) => {
    const ago = dice.integer(3, 90);
    const values = filled(noteForm, { day: calendar.day(ago), body: NOTES[number % NOTES.length] });
    const write = () => void writeNote(players.staff(number), players.organisationId(position), values);
    return calendar.act(ago, write, "17:20");
  });
}

function actsOfFiles(plan: WorldPlan, players: Players, firms: readonly number[]): Act[] {
  const calendar = new Calendar(plan);
  const put = (position: number, purpose: string, name: string, lines: readonly string[], ago: number) =>
    calendar.act(
      ago,
      () => {
        const file = fileFromBytes(name, onePagePdf(lines));
        const subjectId = players.organisationId(position);
        storeFile(players.staff(position), organisationFiles, { subjectId, purpose, file });
      },
      "10:50",
    );
  const staffFiles = firms.slice(0, 8).flatMap((position, number) => {
    const { legalName, creditCode, address, products } = plan.organisations[position]!.firm;
    const licence = ["营业执照（示例）", legalName, `统一社会信用代码　${creditCode}`, `住所　${address}`];
    const profile = ["企业简介（示例）", legalName, `主要产品　${products.join("、")}`, "本文件为演示数据。"];
    return [
      put(position, "licence", "营业执照.pdf", licence, 380 - number),
      ...(number % 2 === 0 ? [put(position, "profile", "企业简介.pdf", profile, 200 - number * 6)] : []),
      ...(number === 0
        ? [put(position, "agreement", "战略合作协议.pdf", ["战略合作协议（示例）", legalName], 140)]
        : []),
    ];
  });
  const own = plan.accounts
    .flatMap(({ represents }) => represents)
    .map((position) => {
      const { legalName } = plan.organisations[position]!.firm;
      const hand = () => {
        const context = players.representative(position);
        if (!context) return;
        const file = fileFromBytes("质量管理体系认证证书.pdf", onePagePdf(["质量管理体系认证证书（示例）", legalName]));
        storeFile(context, firmFiles, { subjectId: players.organisationId(position), purpose: "certificate", file });
      };
      return calendar.act(31, hand, "09:35");
    });
  return [...staffFiles, ...own];
}

function actsOfConfirmations(dice: Dice, plan: WorldPlan, players: Players, firms: readonly number[]): Act[] {
  const calendar = new Calendar(plan);
  const confirm = (position: number, ago: number, own: boolean) =>
    calendar.act(
      ago,
      () => {
        const context = own ? players.representative(position) : players.staff(position);
        if (!context) return;
        const id = players.organisationId(position);
        const which = eq(organisations.id, id);
        const { version } = context.db.select().from(organisations).where(which).get()!;
        confirmData(context, id, version);
      },
      own ? "20:15" : "11:40",
    );
  const spokesmen = plan.accounts.flatMap(({ represents }) => represents);
  const asked = spokesmen.map((position) =>
    calendar.act(
      33,
      () => {
        if (players.representative(position)) {
          askToConfirm(players.staff(position), players.organisationId(position));
        }
      },
      "09:15",
    ),
  );
  return [
    ...dice.some(firms, 24).map((position) => confirm(position, dice.integer(8, 360), false)),
    ...asked,
    ...spokesmen.map((position, number) => confirm(position, number === 0 ? 30 : 190, true)),
  ];
}

/** The first firm with an account asked for changes that were settled; the second one's proposal waits. */
function actsOfProposals(plan: WorldPlan, players: Players): Act[] {
  const calendar = new Calendar(plan);
  return plan.accounts
    .flatMap(({ represents }) => represents)
    .flatMap((position, number): Act[] => {
      const made = { id: 0 };
      const { firm } = plan.organisations[position]!;
      const propose = () => {
        const context = players.representative(position);
        if (!context) return;
        const id = players.organisationId(position);
        const values = {
          ...proposableEntries(context, id),
          ...(number === 0
            ? { website: "https://service.example/", products: [...firm.products, "远程运维服务"].join("\n") }
            : { address: `${firm.address}（二号厂房）` }),
          remark: number === 0 ? "官网更换域名，新增一项服务。" : "厂房扩建后门牌有变，请核对后更新。",
          submissionKey: `${plan.world}-proposal-${number}`.padEnd(16, "-"),
        };
        made.id = proposeChanges(context, id, filled(proposalForm, values));
      };
      const settle = () => {
        if (made.id === 0) return;
        const context = players.staff(number);
        const fields = context.db
          .select({ field: dataProposalFields.field })
          .from(dataProposalFields)
          .where(eq(dataProposalFields.proposalId, made.id))
          .all();
        settleProposal(context, {
          organisationId: players.organisationId(position),
          proposalId: made.id,
          decisions: Object.fromEntries(fields.map(({ field }) => [field, "accepted"])),
        });
      };
      return number === 0
        ? [calendar.act(62, propose, "20:40"), calendar.act(60, settle, "09:50")]
        : [calendar.act(4, propose, "20:40")];
    });
}

function actsOfViews(plan: WorldPlan, players: Players): Act[] {
  const quarter = quarterOfDay(dayOfInstant(plan.now));
  const views = [
    {
      by: 0,
      list: organisationList,
      name: "在会配套企业",
      shared: true,
      search: "chainRole=supporting_supplier&membership=member",
    },
    {
      by: 0,
      list: organisationList,
      name: "资料待补（低于 60 分）",
      shared: true,
      search: "membership=member&completeBelow=60",
    },
    {
      by: 1,
      list: organisationList,
      name: "我的走访名单",
      shared: false,
      search: "chainRole=chain_leader&chainRole=main_machine_firm",
    },
    { by: 1, list: recognitionList, name: "本季到期资质", shared: true, search: `expiringIn=${quarter}` },
    {
      by: 0,
      list: complaintList,
      name: "待处理投诉",
      shared: true,
      search: "state=received&state=admitted&state=informed&state=answered&state=appealed",
    },
  ];
  return views.map(({ by, list, ...view }, number): Act => ({
    at: plan.opensAt + 6 * 86_400_000 + number * 60_000,
    run: () => void keepView(players.staff(by), list.id, view),
  }));
}
