import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { FigureDefinition } from "~/figures/define-figure";
import { figurePath } from "~/figures/figure-path";
import type { MessageKey } from "~/i18n/messages";
import { translateFor } from "~/i18n/messages.server";
import { EVENT_TYPE_LABELS, PROMOTER_FUNCTION_LABELS } from "~/modules/events/event-labels";
import {
  attendance,
  eventCost,
  eventsHeld,
  onlineAttendance,
  peopleAbsent,
  peopleRegistered,
} from "~/modules/events/figures";
import { EVENT_TYPES, PROMOTER_FUNCTIONS } from "~/modules/events/vocabulary";
import { KIND_LABELS, ORGANISATION_KINDS } from "~/modules/organisations/vocabulary";
import { cityOf, NO_CITY } from "~/regions/region-code";
import { shortRegionName } from "~/regions/region-table.server";
import { periodName } from "~/ui/period-name";
import { dayOfInstant } from "~/values/business-day";
import { daysOfPeriod, quarterOfDay, quartersUpTo, type Period } from "~/values/period";
import { firstTimeFirmsPlanned, scopeNarrowing, type ReportScope } from "../figure-plan";
import { benefitedFirms, firstTimeFirms } from "../report-figures";
import { reportingPromoterId, reportScope } from "../report-scope.server";
import { countEvents, firmsOf, numbersOfFirms, type EventNumbers, type HeldEvent } from "./count-events";
import { firmsNewIn, heldEvents, kindsOfFirms } from "./read-events.server";
import { STATISTICS_COLUMNS, type StatisticsColumn } from "./statistics-columns";

type Filters = Record<string, string | string[]>;

export interface StatisticsRow {
  name: string;
  numbers: EventNumbers;
  /** The records behind each number that is not 0. */
  paths: Partial<Record<StatisticsColumn, string>>;
}

export interface StatisticsTable {
  title: MessageKey;
  rows: StatisticsRow[];
}

export interface EventStatistics {
  period: Period;
  total: StatisticsRow;
  tables: StatisticsTable[];
  /** Those of the last table, in its order. */
  quarters: Period[];
  /** Left out where they are not counted. */
  columns: StatisticsColumn[];
}

const QUARTERS = 8;

/** The eight quarters up to the last one of the period of which anything can have been held. */
function quartersBefore(period: Period, today: string): Period[] {
  const running = quarterOfDay(today);
  const last = quarterOfDay(daysOfPeriod(period).lastDay);
  return quartersUpTo(last > running && period === running.slice(0, 4) ? running : last, QUARTERS);
}

/** What was held in a period, who came and what it cost: whole, and broken down; each number with the records behind it. */
export function eventStatistics(context: Context, period: Period): EventStatistics {
  authorize(context, "figure.see");
  const t = translateFor(context.locale);
  const scope = reportScope(context, reportingPromoterId(context));
  const quarters = quartersBefore(period, dayOfInstant(context.now()));
  const shown = heldEvents(context, scope, quarters);
  const newFirms = firstTimeFirmsPlanned(scope) ? firmsNewIn(context, quarters) : null;
  const since = newFirms && firstDays(shown, newFirms);
  const within = (part: Period) => {
    const { firstDay, lastDay } = daysOfPeriod(part);
    return (day: string) => day >= firstDay && day <= lastDay;
  };
  const newIn = (part: Period) => {
    const isWithin = within(part);
    return since && new Set([...since].filter(([, day]) => isWithin(day)).map(([firm]) => firm));
  };
  const isWithin = within(period);
  const held = shown.filter(({ startDay }) => isWithin(startDay));
  const newOnes = newIn(period);
  const row = (
    name: string,
    events: HeldEvent[],
    { ofEvents = {}, ofFirms = {} }: { ofEvents?: Filters; ofFirms?: Filters },
    part = { period, newFirms: newOnes },
  ): StatisticsRow => {
    const numbers = countEvents(events, part.newFirms);
    return { name, numbers, paths: pathsOf(numbers, scope, part.period, ofEvents, ofFirms) };
  };
  const rowOfFirms = (name: string, firms: number[], ofFirms: Filters): StatisticsRow => {
    const numbers = numbersOfFirms(firms, newOnes);
    return { name, numbers, paths: pathsOf(numbers, scope, period, {}, ofFirms) };
  };
  const firms = kindsOfFirms(context, firmsOf(held));
  const cities = new Map<string, number[]>();
  for (const { id, regionCode } of firms) {
    const city = cityOf(regionCode);
    const those = cities.get(city);
    if (those) those.push(id);
    else cities.set(city, [id]);
  }
  const tables: StatisticsTable[] = [
    {
      title: "statistics.byType",
      rows: EVENT_TYPES.map((type) =>
        row(
          t(EVENT_TYPE_LABELS[type]),
          held.filter((event) => event.type === type),
          { ofEvents: { type }, ofFirms: { servedType: type } },
        ),
      ),
    },
    {
      title: "statistics.byFunction",
      rows: PROMOTER_FUNCTIONS.map((name) =>
        row(
          t(PROMOTER_FUNCTION_LABELS[name]),
          held.filter((event) => event.promoterFunction === name),
          { ofEvents: { function: name }, ofFirms: { servedFunction: name } },
        ),
      ),
    },
    {
      title: "statistics.byPromoter",
      rows: (scope.promoters.length > 1 ? scope.promoters : []).map(({ id, zh, en }) =>
        row(
          context.locale === "en" ? en : zh,
          held.filter((event) => event.promoterIds.includes(id)),
          { ofEvents: { promoter: String(id) }, ofFirms: { servedBy: String(id) } },
        ),
      ),
    },
    {
      title: "statistics.byKind",
      rows: ORGANISATION_KINDS.map((kind) =>
        rowOfFirms(
          t(KIND_LABELS[kind]),
          firms.filter((firm) => firm.kind === kind).map(({ id }) => id),
          { kind },
        ),
      ),
    },
    {
      title: "statistics.byRegion",
      rows: [...cities]
        .sort(([, a], [, b]) => b.length - a.length)
        .map(([city, those]) =>
          rowOfFirms(city === NO_CITY ? t("unknown") : shortRegionName(city) || city, those, { city }),
        ),
    },
    {
      title: "statistics.byQuarter",
      rows: quarters.map((quarter) => {
        const isInQuarter = within(quarter);
        return row(
          periodName(t, quarter),
          shown.filter(({ startDay }) => isInQuarter(startDay)),
          {},
          { period: quarter, newFirms: newIn(quarter) },
        );
      }),
    },
  ];
  return {
    period,
    quarters,
    total: row(periodName(t, period), held, {}),
    tables: tables
      .map(({ title, rows }) => ({
        title,
        rows: title === "statistics.byQuarter" ? rows : rows.filter(({ paths }) => Object.keys(paths).length > 0),
      }))
      .filter(({ rows }) => rows.length > 0),
    columns: STATISTICS_COLUMNS.filter((column) => column !== "firstTimeFirms" || newFirms !== null),
  };
}

/** The day of the first event that each of the firms came to. */
function firstDays(events: readonly HeldEvent[], firms: ReadonlySet<number>): Map<number, string> {
  const days = new Map<number, string>();
  for (const { startDay, firmIds } of events)
    for (const firm of firmIds) if (firms.has(firm) && !(days.get(firm)! <= startDay)) days.set(firm, startDay);
  return days;
}

const FIGURES: Record<StatisticsColumn, { figure: FigureDefinition; narrowing?: (period: Period) => Filters }> = {
  events: { figure: eventsHeld },
  attendance: { figure: attendance },
  onlineAttendance: { figure: onlineAttendance },
  firms: { figure: benefitedFirms },
  // Of the firms that came for the first time, those that came to these events.
  firstTimeFirms: { figure: firstTimeFirms, narrowing: (period) => ({ servedIn: period }) },
  registered: { figure: peopleRegistered },
  absent: { figure: peopleAbsent, narrowing: () => ({ absent: "yes" }) },
  costForEachFirm: { figure: eventCost },
};

function pathsOf(
  numbers: EventNumbers,
  scope: ReportScope,
  period: Period,
  ofEvents: Filters,
  ofFirms: Filters,
): StatisticsRow["paths"] {
  return Object.fromEntries(
    STATISTICS_COLUMNS.filter((column) => numbers[column]).map((column) => {
      const { figure, narrowing } = FIGURES[column];
      const isOfFirms = figure === benefitedFirms || figure === firstTimeFirms;
      const filters = {
        ...scopeNarrowing(figure, scope),
        ...narrowing?.(period),
        ...(isOfFirms ? ofFirms : ofEvents),
      };
      return [column, figurePath(figure, period, filters)];
    }),
  );
}
