import type { EventType } from "~/modules/events/vocabulary";
import type { AccountRole } from "~/access/roles";
import type { Period } from "~/values/period";
import type { ReportSectionId } from "~/modules/reports/vocabulary";
import type { PlannedCount } from "./attendance-plan";
import type { PlannedEvent } from "./events-plan";
import type { Firm } from "./firms";
import type { PlannedRegister } from "./register-plan";

export const WORLDS = ["changsha", "shenzhen"] as const;
export type World = (typeof WORLDS)[number];
/** The world of a demo that names none. */
export const DEFAULT_WORLD: World = "changsha";

export interface PlannedPromoter {
  nameZh: string;
  nameEn: string;
  shortNameZh: string;
  shortNameEn: string;
}

export interface PlannedAccount {
  role: AccountRole;
  name: string;
  email: string;
  /** Positions of the organisations a representative speaks for. */
  represents: number[];
  /** Position of the sub-promoter that the person works for alone. */
  worksFor?: number;
}

export interface PlannedOrganisation {
  firm: Firm;
  /** When it came into the register. */
  enteredAt: number;
  memberSince: string | null;
  /** It was in the register before it became a member. */
  joins: { at: number; memberSince: string } | null;
  leaves: { at: number; memberUntil: string } | null;
  /** Came in with the spreadsheet of the recruiting campaign, not by hand. */
  imported: boolean;
}

export interface PlannedReport {
  period: Period;
  createdAt: number;
  frozenAt: number | null;
  preparer: string;
  reviewer: string;
  signatory: string;
  texts: { section: ReportSectionId; textZh: string; textEn: string; at: number }[];
}

/** A number of people that came in late, after the report of the period was frozen. */
export interface LateCount extends PlannedCount {
  event: string;
  period: Period;
  /** Null when nobody has written down why yet. */
  reason: string | null;
}

/** A whole demo world as data: what there is, who does it and when. Nothing in it depends on anything but the world and the day. */
export interface WorldPlan {
  world: World;
  /** Nothing happens after this instant: midnight before the day on which the world is looked at. */
  now: number;
  /** The product was put into use. */
  opensAt: number;
  cluster: { zh: string; en: string; region: string };
  /** The hub first. */
  promoters: PlannedPromoter[];
  accounts: PlannedAccount[];
  organisations: PlannedOrganisation[];
  events: PlannedEvent[];
  targets: { figure: string; period: Period; target: number }[];
  reports: PlannedReport[];
  lateCounts: LateCount[];
  register: PlannedRegister;
}

export type EventMix = Partial<Record<EventType, number>>;
