import { and, eq, isNotNull, min } from "drizzle-orm";
import {
  bodyMeetings,
  complaints,
  eventOutcomes,
  events,
  memberships,
  planTargets,
  recognitions,
  stageTransitions,
} from "~db/schema";
import type { Context } from "~/access/context";
import type { FigureDefinition } from "~/figures/define-figure";
import { daysOfPeriod, previousPeriod, samePeriodLastYear, type Period } from "~/values/period";
import type { ReportFigure } from "./compose-report-document";
import { measure } from "./figure-catalogue.server";
import { recordKindOf, type PlannedFigure } from "./figure-plan";
import { benefitedFirms, firmsAtCosted, firstTimeFirms } from "./report-figures";
import type { RecordKind } from "./vocabulary";

type Subject = RecordKind | "service";

/** Firms served are known as far back as the events that served them. */
function subjectOf(figure: FigureDefinition): Subject {
  const served: readonly FigureDefinition[] = [benefitedFirms, firmsAtCosted, firstTimeFirms];
  return served.includes(figure) ? "service" : recordKindOf(figure);
}

/** First day about which there are records; before it a figure is not 0 but not available. */
function firstDays(context: Context): Record<Subject, string | null> {
  const { db } = context;
  const event = db
    .select({ day: min(events.startDay) })
    .from(events)
    .where(isNotNull(events.publishedAt))
    .get();
  const member = db
    .select({ day: min(memberships.joinedOn) })
    .from(memberships)
    .get();
  const recognition = db
    .select({ day: min(recognitions.issuedOn) })
    .from(recognitions)
    .get();
  const meeting = db
    .select({ day: min(bodyMeetings.day) })
    .from(bodyMeetings)
    .get();
  const transition = db
    .select({ day: min(stageTransitions.day) })
    .from(stageTransitions)
    .get();
  const complaint = db
    .select({ day: min(complaints.receivedOn) })
    .from(complaints)
    .get();
  const outcome = db
    .select({ day: min(eventOutcomes.day) })
    .from(eventOutcomes)
    .get();
  const eventDay = event?.day ?? null;
  const meetingDay = meeting?.day ?? null;
  return {
    event: eventDay,
    service: eventDay,
    organisation: member?.day ?? null,
    recognition: recognition?.day ?? null,
    stage_transition: transition?.day ?? null,
    meeting: meetingDay,
    resolution: meetingDay,
    complaint: complaint?.day ?? null,
    outcome: outcome?.day ?? null,
  };
}

function plansOf(context: Context, promoterId: number, period: Period): Map<string, number> {
  const rows = context.db
    .select({ figureId: planTargets.figureId, target: planTargets.target })
    .from(planTargets)
    .where(and(eq(planTargets.promoterId, promoterId), eq(planTargets.period, period)))
    .all();
  return new Map(rows.map((row) => [row.figureId, row.target]));
}

/** Measures figures for a period and, where they are compared, for the period before and the same one a year before. */
export function measureReport(
  context: Context,
  promoterId: number,
  period: Period,
  planned: readonly PlannedFigure[],
): ReportFigure[] {
  const first = firstDays(context);
  const plans = plansOf(context, promoterId, period);
  const earlier = (figure: PlannedFigure, earlierPeriod: Period): number | null => {
    if (!figure.compared) return null;
    const firstDay = first[subjectOf(figure.figure)];
    if (firstDay === null || daysOfPeriod(earlierPeriod).lastDay < firstDay) return null;
    return measure(context, figure.figure.id, earlierPeriod, figure.narrowing).value;
  };
  const before = previousPeriod(period);
  const yearBefore = samePeriodLastYear(period);
  return planned.map((figure) => {
    const { value, records } = measure(context, figure.figure.id, period, figure.narrowing);
    const previous = earlier(figure, before);
    return {
      ...figure,
      value,
      records,
      previous,
      lastYear: yearBefore === before ? previous : earlier(figure, yearBefore),
      plan: figure.dimension ? null : (plans.get(figure.figure.id) ?? null),
    };
  });
}
