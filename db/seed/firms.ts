import type { ChainRole, OrganisationKind, SizeClass } from "~/modules/organisations/vocabulary";
import type { Dice } from "./dice";
import { ROOT_FIRST, ROOT_SECOND } from "./names";
import { inventStaff, type Person } from "./people";
import { syntheticCreditCode } from "./synthetic-credit-code";

/** What a firm is in: words of its name, what it makes, and its place in the chain. */
export interface Trade {
  zh: string;
  en: string;
  industry: string;
  products: readonly string[];
  /** Which sub-promoter looks after it; 0 is the hub. */
  promoter: number;
  /** How many firms of this trade compared with others. */
  share: number;
}

export interface Place {
  region: string;
  /** Town in front of the name. */
  zh: string;
  en: string;
  areaCode: string;
  streets: readonly string[];
  share: number;
}

/** An organisation of a demo world; invented, with all that the form asks for. */
export interface Firm {
  legalName: string;
  shortName: string;
  formerNames: string[];
  englishName: string | null;
  creditCode: string | null;
  kind: OrganisationKind;
  sizeClass: SizeClass | null;
  region: string;
  address: string;
  industry: string | null;
  chainRole: ChainRole | null;
  products: string[];
  website: string | null;
  note: string | null;
  /** Position of the promoter whose member this is. */
  promoter: number;
  /** The people who come to events; the first ones are kept as contacts. */
  staff: Person[];
  contacts: number;
}

export interface Root {
  zh: string;
  en: string;
  domain: string;
}

/** Invented names in a random order; no two alike, and no two with the same reading. */
export function inventRoots(dice: Dice): Root[] {
  const seen = new Set<string>();
  const roots = ROOT_FIRST.flatMap(([first, firstReading]) =>
    ROOT_SECOND.map(([second, secondReading]) => ({
      zh: first + second,
      en: firstReading[0]!.toUpperCase() + firstReading.slice(1) + secondReading,
      domain: `${firstReading}${secondReading}`,
    })),
  ).filter(({ zh }) => zh[0] !== zh[1]);
  return dice.shuffled(roots).map((root) => {
    let domain = root.domain;
    for (let number = 2; seen.has(domain); number++) domain = `${root.domain}${number}`;
    seen.add(domain);
    return { ...root, domain: `${domain}.example` };
  });
}

/** An item by its share among all. */
export function byShare<T extends { share: number }>(dice: Dice, items: readonly T[]): T {
  let left = dice.next() * items.reduce((sum, item) => sum + item.share, 0);
  return items.find((item) => (left -= item.share) < 0) ?? items[items.length - 1]!;
}

export interface FirmWish {
  root: Root;
  trade: Trade;
  place: Place;
  codeNumber: number;
  sizeClass: SizeClass;
  chainRole: ChainRole;
  /** A joint-stock company instead of a limited company. */
  jointStock: boolean;
}

/** A firm of a trade in a town. */
export function inventFirm(
  dice: Dice,
  { root, trade, place, codeNumber, sizeClass, chainRole, jointStock }: FirmWish,
): Firm {
  const subject = dice.pick(["科技", "", "", "技术", "装备"]);
  const stem = `${place.zh}${root.zh}${trade.zh}`;
  const form = jointStock ? "股份有限公司" : "有限公司";
  const [firstProduct] = trade.products;
  const products = dice.some(trade.products, dice.integer(1, Math.min(3, trade.products.length)));
  return {
    legalName: `${stem}${subject}${form}`,
    shortName: `${root.zh}${trade.zh}`,
    formerNames: dice.chance(0.16)
      ? [
          dice.chance(0.5)
            ? `${place.zh}市${root.zh}${trade.zh}厂`
            : `${stem}${subject === "科技" ? "" : "科技"}${jointStock ? "有限公司" : "有限责任公司"}`,
        ]
      : [],
    englishName: dice.chance(0.4) ? `${root.en} ${trade.en} (${place.en}) Co., Ltd.` : null,
    creditCode: syntheticCreditCode("91", place.region, codeNumber),
    kind: "enterprise",
    sizeClass,
    region: place.region,
    address: `${dice.pick(place.streets)}${dice.integer(1, 399)}号`,
    industry: trade.industry,
    chainRole,
    products: products.length > 0 ? products : [firstProduct!],
    website: dice.chance(0.35) ? `https://www.${root.domain}` : null,
    note: null,
    promoter: trade.promoter,
    staff: inventStaff(dice, dice.integer(3, 5), { domain: root.domain, areaCode: place.areaCode, isEnterprise: true }),
    contacts: dice.integer(1, 2),
  };
}

/** Another kind of organisation: how it is called and under which category it is registered. */
export interface BodyTemplate {
  kind: OrganisationKind;
  /** `{town}` and `{root}` are filled in. */
  zh: string;
  en: string;
  category: string;
  industry: string | null;
  products: readonly string[];
  chainRole: ChainRole | null;
}

/** A university, institute, service organisation, bank, association … */
export function inventBody(
  dice: Dice,
  template: BodyTemplate,
  root: Root,
  place: Place,
  codeNumber: number,
  promoter: number,
): Firm {
  const legalName = template.zh.replace("{town}", place.zh).replace("{root}", root.zh);
  return {
    legalName,
    shortName: legalName.replace(/^(?:长沙|湖南|深圳)市?/, "").replace(/(?:股份)?有限公司$/, ""),
    formerNames: [],
    englishName: template.en.replace("{town}", place.en).replace("{root}", root.en),
    creditCode: syntheticCreditCode(template.category, place.region, codeNumber),
    kind: template.kind,
    sizeClass: null,
    region: place.region,
    address: `${dice.pick(place.streets)}${dice.integer(1, 399)}号`,
    industry: template.industry,
    chainRole: template.chainRole,
    products: [...template.products],
    website: dice.chance(0.6) ? `https://www.${root.domain}` : null,
    note: null,
    promoter,
    staff: inventStaff(dice, 3, { domain: root.domain, areaCode: place.areaCode, isEnterprise: false }),
    contacts: 1,
  };
}
