import type { Context } from "~/access/context";
import { addSession } from "~/modules/events/programme/save-session.server";
import { addTicketType } from "~/modules/events/programme/save-ticket-type.server";
import { sessionForm } from "~/modules/events/programme/session-form";
import { ticketTypeForm } from "~/modules/events/programme/ticket-type-form";
import { presenceList } from "~/modules/events/presence/presence-queries.server";
import { recordPresence } from "~/modules/events/presence/record-presence.server";
import { createSeries } from "~/modules/events/series/create-series.server";
import { seriesDays } from "~/modules/events/series/series-days";
import { seriesForm } from "~/modules/events/series/series-form";
import { keepTemplate } from "~/modules/events/templates/save-template.server";
import type { Standing } from "~/modules/events/vocabulary";
import { standingsOf } from "~/modules/organisations/membership/standings.server";
import { addDays, dayOfInstant, instantAt, localDateTime } from "~/values/business-day";
import { Dice } from "./dice";
import { endsAt, startsAt, type PlannedEvent } from "./events-plan";
import { filled } from "./players.server";
import type { Act } from "./timeline.server";
import type { WorldPlan } from "./world-plan";

/** The latest that were held and the next to come are those that anybody looks at. */
const MOST_HELD = 6;
const MOST_COMING = 4;
const TYPES: readonly PlannedEvent["type"][] = ["conference_forum", "training", "matchmaking"];
const MINUTE = 60_000;
/** Each in a third of the event, the last until its end. */
const SESSIONS = [
  { titleZh: "开场与主旨报告", titleEn: "Opening and keynote", third: 0, place: "主会场", seats: "" },
  { titleZh: "技术交流", titleEn: "Technical exchange", third: 1, place: "一号会议室", seats: "60" },
  { titleZh: "供需洽谈", titleEn: "Supply meetings", third: 2, place: "洽谈区", seats: "60" },
  { titleZh: "政策答疑", titleEn: "Policy questions", third: 2, place: "二号会议室", seats: "" },
] as const;
/** The parts of the day are announced in whole ten minutes. */
const STEP = 10 * MINUTE;
/** What recurs every month takes a working day at most. */
const LATEST_END = "18:00";
const SHORTEST_MINUTES = 120;

interface Actors {
  staff: (number: number) => Context;
  eventId: (key: string) => number;
}

interface MadeProgramme {
  /** Those that people choose, in the order of `SESSIONS`. */
  sessions: number[];
  standard: number;
  member: number;
}

/** Some events have sessions and kinds of tickets; at those that were held it was written down who was where. */
export class ProgrammeScene {
  private readonly made = new Map<string, MadeProgramme>();
  private readonly held: PlannedEvent[];
  private readonly coming: PlannedEvent[];
  private readonly dice: Dice;

  constructor(
    private readonly plan: WorldPlan,
    private readonly actors: Actors,
  ) {
    this.dice = new Dice(plan.world).branch("programmes");
    const fitting = plan.events.filter(
      (event) =>
        TYPES.includes(event.type) &&
        event.publishedAt !== null &&
        event.cancelled === null &&
        event.startDay === event.endDay &&
        endsAt(event) - startsAt(event) >= SHORTEST_MINUTES * MINUTE,
    );
    const byTime = fitting.toSorted((a, b) => startsAt(a) - startsAt(b) || a.key.localeCompare(b.key));
    const lastDay = addDays(dayOfInstant(plan.now), -5);
    this.held = byTime.filter(({ endDay }) => endDay <= lastDay).slice(-MOST_HELD);
    this.coming = byTime.filter((event) => startsAt(event) > plan.now).slice(0, MOST_COMING);
  }

  acts(): Act[] {
    const programmes = [...this.held, ...this.coming].map((event, number): Act => {
      return { at: event.createdAt + MINUTE, run: () => this.make(event, number) };
    });
    const lists = this.held.map((event, number): Act => {
      return { at: instantAt(addDays(event.endDay, 1), "09:40"), run: () => this.takeAttendance(event, number) };
    });
    const first = this.coming.find(({ endTime }) => endTime <= LATEST_END);
    return first ? [...programmes, ...lists, this.keepAndRepeat(first)] : [...programmes, ...lists];
  }

  private make(event: PlannedEvent, number: number): void {
    const context = this.actors.staff(number);
    const eventId = this.actors.eventId(event.key);
    const begins = startsAt(event);
    const length = endsAt(event) - begins;
    const partEnds = (thirds: number) =>
      begins + (thirds === 3 ? length : Math.floor((length * thirds) / 3 / STEP) * STEP);
    const ids = SESSIONS.map(({ titleZh, titleEn, third, place, seats }, position) => {
      const speaker = position === 0 ? { speakers: "行业专家\n链主企业代表" } : { chosen: "on" };
      const values = {
        ...{ titleZh, titleEn, place, capacity: seats, version: 0, ...speaker },
        startsAt: localDateTime(partEnds(third)),
        endsAt: localDateTime(partEnds(third + 1)),
      };
      return addSession(context, eventId, filled(sessionForm, values));
    });
    const ticket = (values: Record<string, unknown>) =>
      addTicketType(context, eventId, filled(ticketTypeForm, { ...values, version: 0 }));
    this.made.set(event.key, {
      sessions: ids.slice(1),
      standard: ticket({ nameZh: "普通票", nameEn: "Standard", audience: "everyone" }),
      member: ticket({ nameZh: "会员票", nameEn: "Member", audience: "members" }),
    });
  }

  /** What a person of a registration takes; nothing at an event without a programme. */
  choicesOf(
    context: Context,
    event: PlannedEvent,
    { person, organisationId }: { person: string; organisationId: number | null },
  ): { ticketTypeId: number | null; sessionIds: number[] } {
    const made = this.made.get(event.key);
    if (!made) return { ticketTypeId: null, sessionIds: [] };
    const dice = this.dice.branch(`${event.key}/${person}`);
    const [exchange, meetings, policy] = made.sessions as [number, number, number];
    const sessionIds = [[exchange, meetings], [exchange], [exchange, policy], [policy]][dice.integer(0, 3)]!;
    const today = dayOfInstant(context.now());
    const isMember =
      organisationId !== null && standingsOf(context, [organisationId], today).get(organisationId)?.counts === true;
    return { ticketTypeId: isMember ? made.member : made.standard, sessionIds };
  }

  /** On the morning after: who was where, who had asked to be excused. */
  private takeAttendance(event: PlannedEvent, number: number): void {
    const context = this.actors.staff(number);
    const eventId = this.actors.eventId(event.key);
    const dice = this.dice.branch(`${event.key}/attendance`);
    const listed = (session: number | null) =>
      presenceList(context, eventId, session, "").firms.flatMap(({ people }) => people);
    const record = (session: number | null, standings: { id: number; standing: Standing; seen: Standing | null }[]) =>
      recordPresence(context, eventId, { session, people: standings });
    const whole = listed(null);
    const came = new Set(whole.filter(({ isSeen }) => isSeen).map(({ id }) => id));
    record(
      null,
      whole
        .filter(({ id }) => !came.has(id))
        .map(({ id, standing }) => ({ id, standing: dice.chance(0.4) ? "excused" : "absent", seen: standing })),
    );
    for (const session of this.made.get(event.key)!.sessions)
      record(
        session,
        listed(session).flatMap(({ id, standing }) =>
          standing === "excused"
            ? []
            : [{ id, standing: came.has(id) && dice.chance(0.9) ? "present" : "absent", seen: standing }],
        ),
      );
  }

  /** What recurs is kept as a template, and the next months have a draft each. */
  private keepAndRepeat(event: PlannedEvent): Act {
    const day = dayOfInstant(this.plan.now);
    return {
      at: this.plan.now - 90 * MINUTE,
      run: () => {
        const context = this.actors.staff(0);
        const templateId = keepTemplate(context, this.actors.eventId(event.key), "每月供需交流会");
        const rule = filled(seriesForm, { rule: "monthly_weekday", every: 1, firstDay: addDays(day, 45), count: 3 });
        const title = { titleZh: "每月供需交流会", titleEn: "Monthly supply exchange" };
        const key = `${this.plan.world}-monthly-series`;
        createSeries(context, { templateId, title }, rule, seriesDays(rule).days, key);
      },
    };
  }
}
