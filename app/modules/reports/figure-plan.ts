import type { FigureDefinition } from "~/figures/define-figure";
import type { MessageKey } from "~/i18n/messages";
import type { Locale } from "~/i18n/locales";
import type { Translate } from "~/i18n/translate";
import { EVENT_TYPE_LABELS, NETWORK_ACTIVITY_LABELS, PROMOTER_FUNCTION_LABELS } from "~/modules/events/event-labels";
import { eventList } from "~/modules/events/event-list";
import {
  attendance,
  conferencesHeld,
  eventCost,
  eventsCosted,
  eventsHeld,
  exhibitionsJoined,
  lecturesHeld,
  onlineAttendance,
  policyServices,
  satisfactionAnswers,
  satisfactionPoints,
} from "~/modules/events/figures";
import { OUTCOME_FIGURES } from "~/modules/events/outcomes/figures";
import { outcomeList } from "~/modules/events/outcomes/outcome-list";
import { EVENT_TYPES, NETWORK_ACTIVITIES, PROMOTER_FUNCTIONS } from "~/modules/events/vocabulary";
import { MEMBER_CLASS_LABELS, MEMBER_CLASSES } from "~/modules/organisations/member-class";
import { complaintList } from "~/modules/conduct/complaint-list";
import { CONDUCT_FIGURES } from "~/modules/conduct/figures";
import { GOVERNANCE_FIGURES } from "~/modules/governance/figures";
import {
  recognitionsExpiring,
  recognitionsGained,
  recognitionsHeldAtEnd,
  recognitionsLapsed,
} from "~/modules/organisations/recognitions/figures";
import { recognitionList } from "~/modules/organisations/recognitions/recognition-list";
import { meetingList } from "~/modules/governance/meeting-list";
import { resolutionList } from "~/modules/governance/resolution-list";
import { stageTransitionsTaken } from "~/modules/organisations/stages/figures";
import { stageList } from "~/modules/organisations/stages/stage-list";
import { STAGE_STEPS, STEP_LABELS } from "~/modules/organisations/stages/vocabulary";
import { organisationList } from "~/modules/organisations/organisation-list";
import { benefitedFirms, firmsAtCosted, firstTimeFirms, MEMBER_CHANGES, membersAtEnd } from "./report-figures";
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

/** What became of the recognitions of the cluster's firms, each also by type. */
export const RECOGNITION_FIGURES = [
  recognitionsHeldAtEnd,
  recognitionsGained,
  recognitionsExpiring,
  recognitionsLapsed,
] as const;

/** Every figure of the report, whole; the order of the annex. */
export const ALL_FIGURES = [
  ...KEY_FIGURES,
  eventsHeld,
  onlineAttendance,
  ...OUTCOME_FIGURES,
  eventCost,
  eventsCosted,
  firmsAtCosted,
  satisfactionPoints,
  satisfactionAnswers,
  firstTimeFirms,
  membersAtEnd,
  ...MEMBER_CHANGES,
  ...RECOGNITION_FIGURES,
  stageTransitionsTaken,
  ...GOVERNANCE_FIGURES,
  ...CONDUCT_FIGURES,
] as const;

/** A record that names a row of a breakdown, in both languages. */
export interface NamedRecord {
  id: number;
  zh: string;
  en: string;
}

/** What a row of a breakdown is called. */
export type Dimension =
  | { name: "type" | "function" | "activity" | "class" | "step"; value: string; label: MessageKey }
  | {
      name: "promoter" | "recognitionType";
      value: string;
      record: NamedRecord;
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
  promoter: NamedRecord;
  isHub: boolean;
  /** Hub first; more than one makes a breakdown. */
  promoters: readonly NamedRecord[];
  /** Kinds of recognition that the promoter follows. */
  recognitionTypes: readonly NamedRecord[];
}

export const figureKey = (figureId: string, dimension: string, value: string) => `${figureId}/${dimension}=${value}`;

const RECORD_KIND_OF_LIST: Record<string, RecordKind> = {
  [eventList.id]: "event",
  [organisationList.id]: "organisation",
  [recognitionList.id]: "recognition",
  [stageList.id]: "stage_transition",
  [meetingList.id]: "meeting",
  [resolutionList.id]: "resolution",
  [complaintList.id]: "complaint",
  [outcomeList.id]: "outcome",
};

export function recordKindOf(figure: FigureDefinition): RecordKind {
  const kind = RECORD_KIND_OF_LIST[figure.list.id];
  if (!kind) throw new RangeError(`what the records of ${figure.list.id} are is not said`);
  return kind;
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
const steps = STAGE_STEPS.map((value): Dimension => ({ name: "step", value, label: STEP_LABELS[value] }));

/** The filter of a figure's list that a dimension sets; null where the figure is not broken down by it. */
const FILTERS: Record<string, Partial<Record<Dimension["name"], string>>> = {
  [eventsHeld.id]: { type: "type", function: "function", activity: "activity", promoter: "promoter" },
  [attendance.id]: { type: "type", function: "function", activity: "activity", promoter: "promoter" },
  [benefitedFirms.id]: { type: "servedType", promoter: "servedBy" },
  [membersAtEnd.id]: { class: "memberClass" },
  [stageTransitionsTaken.id]: { step: "step" },
  ...Object.fromEntries(RECOGNITION_FIGURES.map(({ id }) => [id, { recognitionType: "type" }])),
};

/** Filters that keep a figure to what one promoter did or looks after. */
export function scopeNarrowing(figure: FigureDefinition, scope: ReportScope): Record<string, string> {
  if (scope.isHub) return {};
  const id = String(scope.promoter.id);
  if (recordKindOf(figure) === "event") return { promoter: id };
  return figure.id === benefitedFirms.id || figure.id === firmsAtCosted.id ? { servedBy: id } : { promoter: id };
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

/** The rules of conduct are those of the whole cluster. */
export function conductPlanned(scope: ReportScope): boolean {
  return scope.isHub;
}

function isPlanned(figure: FigureDefinition, scope: ReportScope): boolean {
  if (figure.id === firstTimeFirms.id) return firstTimeFirmsPlanned(scope);
  const ofCluster: readonly FigureDefinition[] = CONDUCT_FIGURES;
  if (ofCluster.includes(figure)) return conductPlanned(scope);
  return true;
}

/** Every figure that the report of a promoter contains. */
export function planFigures(scope: ReportScope): PlannedFigure[] {
  const whole = ALL_FIGURES.filter((figure) => isPlanned(figure, scope)).map((figure): PlannedFigure => ({
    key: figure.id,
    figure,
    narrowing: scopeNarrowing(figure, scope),
    dimension: null,
    compared: true,
  }));
  const promoters =
    scope.promoters.length > 1
      ? scope.promoters.map((promoter): Dimension => ({
          name: "promoter",
          value: String(promoter.id),
          record: promoter,
        }))
      : [];
  const recognitionTypes = scope.recognitionTypes.map((type): Dimension => ({
    name: "recognitionType",
    value: String(type.id),
    record: type,
  }));
  return [
    ...whole,
    ...broken(membersAtEnd, classes, scope, true),
    ...RECOGNITION_FIGURES.flatMap((figure) =>
      broken(figure, recognitionTypes, scope, figure === recognitionsHeldAtEnd),
    ),
    ...broken(stageTransitionsTaken, steps, scope, true),
    ...broken(eventsHeld, [...functions, ...activities, ...types], scope, true),
    ...broken(attendance, [...functions, ...activities, ...types], scope, false),
    ...broken(benefitedFirms, types, scope, false),
    ...broken(eventsHeld, promoters, scope, true),
    ...broken(attendance, promoters, scope, false),
    ...broken(benefitedFirms, promoters, scope, false),
  ];
}

export function dimensionName(dimension: Dimension, t: Translate, locale: Locale): string {
  if ("record" in dimension) return locale === "en" ? dimension.record.en : dimension.record.zh;
  return t(dimension.label);
}

export function plannedName(planned: PlannedFigure, t: Translate, locale: Locale): string {
  if (!planned.dimension) return t(planned.figure.name);
  return t("report.figureOf", { figure: t(planned.figure.name), part: dimensionName(planned.dimension, t, locale) });
}
