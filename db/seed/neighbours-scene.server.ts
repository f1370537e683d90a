import { createOrganisation } from "~/modules/organisations/create-organisation.server";
import { relationForm } from "~/modules/organisations/relations/relation-form";
import { saveRelation } from "~/modules/organisations/relations/save-relation.server";
import type { RelationRole } from "~/modules/organisations/relations/vocabulary";
import { regionName } from "~/regions/region-table.server";
import { saveOrganisation } from "~/modules/organisations/save-organisation.server";
import { saveSite } from "~/modules/organisations/sites/save-site.server";
import { siteForm } from "~/modules/organisations/sites/site-form";
import type { SiteKind } from "~/modules/organisations/sites/vocabulary";
import { addDays } from "~/values/business-day";
import { daysOfPeriod, previousPeriod, quarterOfDay } from "~/values/period";
import { Dice } from "./dice";
import { Calendar, filled, settledFirms, type Players } from "./players.server";
import type { Act } from "./timeline.server";
import type { World, WorldPlan } from "./world-plan";

interface Ground {
  region: string;
  address: string;
}

/** Where firms of a world work besides their registered address: near it, and in other cities. */
const GROUNDS: Record<World, { near: readonly Ground[]; far: readonly Ground[] }> = {
  changsha: {
    near: [
      { region: "430121", address: "黄兴大道南段 66 号" },
      { region: "430182", address: "金水东路 12 号" },
      { region: "430181", address: "湘台路 9 号" },
      { region: "430112", address: "黄金西路 31 号" },
    ],
    far: [
      { region: "430211", address: "新马东路 28 号" },
      { region: "430302", address: "九华大道 17 号" },
      { region: "430602", address: "岳阳楼区巴陵中路 8 号" },
      { region: "430703", address: "灌溪工业园 3 号" },
      { region: "320214", address: "锡士路 21 号" },
      { region: "340111", address: "花园大道 5 号" },
    ],
  },
  shenzhen: {
    near: [
      { region: "440306", address: "松岗街道东方大道 44 号" },
      { region: "440307", address: "宝龙大道 16 号" },
      { region: "440311", address: "同观路 3 号" },
      { region: "440310", address: "金牛西路 20 号" },
    ],
    far: [
      { region: "441302", address: "惠风西三路 7 号" },
      { region: "440112", address: "科学大道 52 号" },
      { region: "440402", address: "永田路 9 号" },
      { region: "320505", address: "湘江路 88 号" },
      { region: "510116", address: "空港二路 11 号" },
      { region: "340111", address: "花园大道 5 号" },
    ],
  },
};

/** Where firms work, and which of them belong together or supply each other. */
export function neighboursActs(plan: WorldPlan, players: Players): Act[] {
  const dice = new Dice(`${plan.world}/neighbours`);
  const firms = settledFirms(plan);
  const { opensAt } = plan;
  const setUp = opensAt + 3 * 86_400_000;
  return [
    ...actsOfSites(dice.branch("sites"), plan, players, firms, setUp),
    ...actsOfRelations(dice.branch("relations"), plan, players, firms, setUp),
  ];
}

const LINES = ["一期", "二期", "总装", "机加", "试制"] as const;

function actsOfSites(dice: Dice, plan: WorldPlan, players: Players, firms: readonly number[], setUp: number): Act[] {
  const { near, far } = GROUNDS[plan.world];
  const calendar = new Calendar(plan);
  const bySize = (size: string) => firms.filter((position) => plan.organisations[position]!.firm.sizeClass === size);
  const chosen = [...bySize("large").slice(0, 8), ...dice.some(bySize("medium"), 8), ...dice.some(bySize("small"), 6)];
  const write = (position: number, values: Record<string, unknown>) =>
    saveSite(players.staff(position), {
      organisationId: players.organisationId(position),
      values: filled(siteForm, values),
    });
  const site = (kind: SiteKind, ground: Ground, name: string, fromDay: string, more: Record<string, unknown> = {}) => ({
    kind,
    ...ground,
    name,
    fromDay,
    ...more,
  });
  const acts = chosen.flatMap((position, number): Act[] => {
    const { firm } = plan.organisations[position]!;
    const since = `${dice.integer(2009, 2015)}-0${dice.integer(3, 9)}-01`;
    const home = { region: firm.region, address: firm.address };
    const known = [
      site("headquarters", home, "总部", since),
      site("production", near[number % near.length]!, `${dice.pick(LINES)}工厂`, since),
    ];
    const acts: Act[] = [
      {
        at: setUp + number * 240_000,
        run: () => {
          for (const values of known) write(position, values);
        },
      },
    ];
    if (number % 2 === 0) {
      const ago = dice.integer(20, 400);
      const opened = site("production", far[number % far.length]!, "外地生产基地", calendar.day(ago), {
        note: "新建基地，主要为当地整机厂就近配套。",
      });
      acts.push(calendar.act(ago - 3, () => void write(position, opened), "15:10"));
    }
    if (number % 7 === 3) {
      const research = site("research", far[(number + 2) % far.length]!, "研发中心", calendar.day(300));
      acts.push(calendar.act(296, () => void write(position, research), "15:20"));
    }
    return acts;
  });
  return [...acts, ...movedInMidQuarter(plan, players, chosen, { near, far }, write)];
}

/** Firms whose works moved to another city in the middle of a quarter: for its first half they produced here, then there. */
function movedInMidQuarter(
  plan: WorldPlan,
  players: Players,
  chosen: readonly number[],
  { near, far }: { near: readonly Ground[]; far: readonly Ground[] },
  write: (position: number, values: Record<string, unknown>) => number,
): Act[] {
  const calendar = new Calendar(plan);
  const last = previousPeriod(quarterOfDay(calendar.day(0)));
  return [last, previousPeriod(previousPeriod(last))].flatMap((quarter, number): Act[] => {
    const position = chosen[4 + number * 5]!;
    const day = addDays(daysOfPeriod(quarter).firstDay, 45);
    const made = { id: 0 };
    const before = {
      kind: "production",
      name: "老厂区",
      ...near[(number + 2) % near.length]!,
      address: `${near[(number + 2) % near.length]!.address}东区`,
      fromDay: "2016-05-01",
    };
    const enter = () => void (made.id = write(position, before));
    const move = () => {
      const organisationId = players.organisationId(position);
      const left = { ...before, untilDay: addDays(day, -1), note: "整体搬迁，原址腾退。" };
      saveSite(players.staff(position), { organisationId, id: made.id, values: filled(siteForm, left) });
      write(position, { kind: "production", name: "新厂区", ...far[number]!, fromDay: day, note: "由老厂区迁入。" });
    };
    const ago = (Date.parse(calendar.day(0)) - Date.parse(day)) / 86_400_000;
    return [calendar.act(420, enter, "15:30"), calendar.act(ago - 2, move, "15:40")];
  });
}

function actsOfRelations(
  dice: Dice,
  plan: WorldPlan,
  players: Players,
  firms: readonly number[],
  setUp: number,
): Act[] {
  const calendar = new Calendar(plan);
  const firmAt = (position: number) => plan.organisations[position]!.firm;
  const large = firms.filter((position) => firmAt(position).sizeClass === "large");
  const rest = dice.shuffled(firms.filter((position) => firmAt(position).sizeClass !== "large"));
  const [chief, second, third, fourth] = large as [number, number, number, number];
  const next = () => rest.pop()!;
  const relate = (
    position: number,
    role: RelationRole,
    other: string,
    days: { startDay?: string | null; endDay?: string | null; note?: string } = {},
  ) =>
    saveRelation(players.staff(position), {
      organisationId: players.organisationId(position),
      values: filled(relationForm, { role, other, enabled: "on", ...days }),
    });
  const codeOf = (position: number) => firmAt(position).creditCode!;
  const acts: Act[] = [];
  let minute = 0;
  const atSetUp = (run: () => void) => acts.push({ at: setUp + 7_200_000 + (minute += 1) * 60_000, run });

  // Told now from one side, now from the other.
  const subsidiaries = [next(), next(), next()];
  for (const [index, position] of subsidiaries.entries()) {
    const startDay = `${2017 + index}-06-01`;
    atSetUp(() => {
      if (index === 0) relate(chief, "parent.forward", codeOf(position), { startDay, note: "全资子公司" });
      else relate(position, "parent.backward", codeOf(index === 1 ? chief : second), { startDay, note: "控股子公司" });
      const groupName = `${firmAt(index === 2 ? second : chief).shortName}集团`;
      saveOrganisation(players.staff(position), { id: players.organisationId(position), patch: { groupName } });
    });
  }
  for (const [index, maker] of [chief, chief, chief, second, second, third, third, fourth].entries()) {
    const supplier = next();
    const startDay = `20${16 + index}-03-15`;
    const note = `年度框架协议，主要供应${firmAt(supplier).products[0] ?? "零部件"}`;
    if (startDay >= calendar.day(500)) continue;
    atSetUp(() =>
      index % 2 === 0
        ? relate(supplier, "supplier.forward", codeOf(maker), { startDay, note })
        : relate(maker, "supplier.backward", codeOf(supplier), { startDay, note }),
    );
  }
  for (const [index, maker] of [chief, second, fourth].entries()) {
    const supplier = next();
    const ended = { startDay: "2015-04-01", endDay: calendar.day(120 + index * 75), note: "框架协议到期，未再续签" };
    acts.push(
      calendar.act(117 + index * 75, () => void relate(supplier, "supplier.forward", codeOf(maker), ended), "16:40"),
    );
  }
  const holder = next();
  atSetUp(() => relate(third, "shareholder.forward", codeOf(holder), { startDay: "2020-01-10", note: "参股 20%" }));
  const sold = next();
  const former = { startDay: "2016-08-01", endDay: calendar.day(210), note: "股权已全部转让" };
  acts.push(calendar.act(205, () => void relate(sold, "parent.backward", codeOf(fourth), former), "16:50"));

  const { far } = GROUNDS[plan.world];
  for (const [index, legal] of [chief, third].entries()) {
    const { region, address } = far[index]!;
    const town = regionName(`${region.slice(0, 4)}00`)
      .split(" ")
      .at(-1)!
      .replace("市", "");
    const { legalName, shortName } = firmAt(legal);
    atSetUp(() => {
      const values = {
        legalName: `${legalName}${town}分公司`,
        shortName: `${shortName}${town}分公司`,
        kind: "enterprise" as const,
        region,
        address,
        note: "非法人分支机构，随总公司入会，不单独计为会员。",
      };
      const { id } = createOrganisation(players.staff(legal), values);
      saveRelation(players.staff(legal), {
        organisationId: id,
        values: filled(relationForm, {
          role: "branch.forward",
          other: codeOf(legal),
          enabled: "on",
          startDay: "2018-09-01",
        }),
      });
    });
  }
  return acts;
}
