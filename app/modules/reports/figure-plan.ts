import type { FigureDefinition } from "~/figures/define-figure";
import type { MessageKey } from "~/i18n/messages";
import type { Locale } from "~/i18n/locales";
import type { Translate } from "~/i18n/translate";
import { EVENT_TYPE_LABELS, NETWORK_ACTIVITY_LABELS, PROMOTER_FUNCTION_LABELS } from "~/modules/events/event-labels";
import { eventList } from "~/modules/events/event-list";
import {
  attendance,
  conferencesHeld,
  eventsHeld,
  exhibitionsJoined,
  lecturesHeld,
  onlineAttendance,
  policyServices,
} from "~/modules/events/figures";
import { EVENT_TYPES, NETWORK_ACTIVITIES, PROMOTER_FUNCTIONS } from "~/modules/events/vocabulary";
import { MEMBER_CLASS_LABELS, MEMBER_CLASSES } from "~/modules/organisations/member-class";
import { benefitedFirms, firstTimeFirms, membersAtEnd, membersJoined, membersLeft } from "./report-figures";
import type { RecordKind } from "./vocabulary";

/**
 * The six key figures, in the order in which Shenzhen reported its own for 2018: conferences, lectures, policy services,
 * exhibitions, firms that benefited, person-times.
 */
export const KEY_FIGURES = [
  conferencesHeld,
  lecturesHeld,
  policyServices,
  exhibitionsJoined,
  benefitedFirms,
  attendance,
] as const;

/** Every figure of the report, whole; the order of the annex. */
export const ALL_FIGURES = [
  ...KEY_FIGURES,
  eventsHeld,
  onlineAttendance,
  firstTimeFirms,
  membersAtEnd,
  membersJoined,
  membersLeft,
] as const;

export interface NamedPromoter {
  id: number;
  zh: string;
  en: string;
}

/** What a row of a breakdown is called. */
export type Dimension =
  | { name: "type" | "function" | "activity" | "class"; value: string; label: MessageKey }
  | {
      name: "promoter";
      value: string;
      promoter: NamedPromoter;
    };

/** A figure of one report: what is measured, and under which key it is kept. */
export interface PlannedFigure {
  /** Such as `events_held` or `events_held/type=lecture`. */
  key: string;
  figure: FigureDefinition;
  /** Further filters of the figure's list. */
  narrowing: Record<string, string>;
  dimension: Dimension | null;
  /** Measured for the previous period and a year before as well. */
  compared: boolean;
}

/** Whose report it is. The hub's covers the whole cluster; a sub-promoter's only its own. */
export interface ReportScope {
  promoter: NamedPromoter;
  isHub: boolean;
  /** Hub first; more than one makes a breakdown. */
  promoters: readonly NamedPromoter[];
}

export const figureKey = (figureId: string, dimension: string, value: string) => `${figureId}/${dimension}=${value}`;

export function recordKindOf(figure: FigureDefinition): RecordKind {
  return figure.list.id === eventList.id ? "event" : "organisation";
}

const types = EVENT_TYPES.map((value): Dimension => ({ name: "type", value, label: EVENT_TYPE_LABELS[value] }));
const functions = PROMOTER_FUNCTIONS.map((value): Dimension => ({
  name: "function",
  value,
  label: PROMOTER_FUNCTION_LABELS[value],
}));
const activities = NETWORK_ACTIVITIES.map((value): Dimension => ({
  name: "activity",
  value,
  label: NETWORK_ACTIVITY_LABELS[value],
}));
const classes = MEMBER_CLASSES.map((value): Dimension => ({ name: "class", value, label: MEMBER_CLASS_LABELS[value] }));

/** The filter of a figure's list that a dimension sets; null where the figure is not broken down by it. */
const FILTERS: Record<string, Partial<Record<Dimension["name"], string>>> = {
  [eventsHeld.id]: { type: "type", function: "function", activity: "activity", promoter: "promoter" },
  [attendance.id]: { type: "type", function: "function", activity: "activity", promoter: "promoter" },
  [benefitedFirms.id]: { type: "servedType", promoter: "servedBy" },
  [membersAtEnd.id]: { class: "memberClass" },
};

/** Filters that keep a figure to what one promoter did or looks after. */
export function scopeNarrowing(figure: FigureDefinition, scope: ReportScope): Record<string, string> {
  if (scope.isHub) return {};
  const id = String(scope.promoter.id);
  if (recordKindOf(figure) === "event") return { promoter: id };
  return figure.id === benefitedFirms.id ? { servedBy: id } : { promoter: id };
}

function broken(figure: FigureDefinition, dimensions: readonly Dimension[], scope: ReportScope, compared: boolean) {
  return dimensions.map((dimension): PlannedFigure => {
    const filter = FILTERS[figure.id]?.[dimension.name];
    if (!filter) throw new RangeError(`${figure.id} is not broken down by ${dimension.name}`);
    return {
      key: figureKey(figure.id, dimension.name, dimension.value),
      figure,
      narrowing: { ...scopeNarrowing(figure, scope), [filter]: dimension.value },
      dimension,
      compared,
    };
  });
}

/** That a firm comes for the first time is known of the cluster only, not of one of its promoters. */
export function firstTimeFirmsPlanned(scope: ReportScope): boolean {
  return scope.isHub;
}

/** Every figure that the report of a promoter contains. */
export function planFigures(scope: ReportScope): PlannedFigure[] {
  const whole = ALL_FIGURES.filter((figure) => firstTimeFirmsPlanned(scope) || figure !== firstTimeFirms).map(
    (figure): PlannedFigure => ({
      key: figure.id,
      figure,
      narrowing: scopeNarrowing(figure, scope),
      dimension: null,
      compared: true,
    }),
  );
  const promoters =
    scope.promoters.length > 1
      ? scope.promoters.map((promoter): Dimension => ({ name: "promoter", value: String(promoter.id), promoter }))
      : [];
  return [
    ...whole,
    ...broken(membersAtEnd, classes, scope, true),
    ...broken(eventsHeld, [...functions, ...activities, ...types], scope, true),
    ...broken(attendance, [...functions, ...activities, ...types], scope, false),
    ...broken(benefitedFirms, types, scope, false),
    ...broken(eventsHeld, promoters, scope, true),
    ...broken(attendance, promoters, scope, false),
    ...broken(benefitedFirms, promoters, scope, false),
  ];
}

export function dimensionName(dimension: Dimension, t: Translate, locale: Locale): string {
  if (dimension.name === "promoter") return locale === "en" ? dimension.promoter.en : dimension.promoter.zh;
  return t(dimension.label);
}

export function plannedName(planned: PlannedFigure, t: Translate, locale: Locale): string {
  if (!planned.dimension) return t(planned.figure.name);
  return t("report.figureOf", { figure: t(planned.figure.name), part: dimensionName(planned.dimension, t, locale) });
}
