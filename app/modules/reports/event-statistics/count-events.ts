import { costForEach } from "~/modules/events/costs/cost-totals";

/** An event that was held, with what its figures say of it. */
export interface HeldEvent {
  id: number;
  startDay: string;
  type: string;
  promoterFunction: string;
  /** Its owner and its co-hosts. */
  promoterIds: readonly number[];
  attendance: number;
  onlineAttendance: number;
  registered: number;
  absent: number;
  /** Null where nobody wrote down what it cost, and where the actor is not told. */
  costFen: number | null;
  /** Firms of which somebody was signed in, each once. */
  firmIds: readonly number[];
}

/** What is said of some events; null where it cannot be said. */
export interface EventNumbers {
  events: number | null;
  attendance: number | null;
  onlineAttendance: number | null;
  firms: number;
  firstTimeFirms: number | null;
  registered: number | null;
  absent: number | null;
  costForEachFirm: number | null;
}

/**
 * A firm counts once however many of the events it came to. The cost is divided by the distinct firms of the events of which it is
 * known alone.
 * @param newFirms firms that came for the first time in the period of the events; null where that is not counted
 */
export function countEvents(events: readonly HeldEvent[], newFirms: ReadonlySet<number> | null): EventNumbers {
  const sum = (amount: (event: HeldEvent) => number) => events.reduce((total, event) => total + amount(event), 0);
  const firms = firmsOf(events);
  const costed = events.filter((event) => event.costFen !== null);
  return {
    events: events.length,
    attendance: sum((event) => event.attendance),
    onlineAttendance: sum((event) => event.onlineAttendance),
    ...countFirms(firms, newFirms),
    registered: sum((event) => event.registered),
    absent: sum((event) => event.absent),
    costForEachFirm:
      costed.length === 0
        ? null
        : costForEach(
            costed.reduce((total, event) => total + event.costFen!, 0),
            firmsOf(costed).length,
          ),
  };
}

/** Where firms are told apart, events are not: people who were only counted came from nobody knows where. */
export function numbersOfFirms(firms: Iterable<number>, newFirms: ReadonlySet<number> | null): EventNumbers {
  return {
    events: null,
    attendance: null,
    onlineAttendance: null,
    ...countFirms(firms, newFirms),
    registered: null,
    absent: null,
    costForEachFirm: null,
  };
}

function countFirms(firms: Iterable<number>, newFirms: ReadonlySet<number> | null) {
  let [all, firstTimeFirms] = [0, 0];
  for (const firm of firms) {
    all += 1;
    if (newFirms?.has(firm)) firstTimeFirms += 1;
  }
  return { firms: all, firstTimeFirms: newFirms ? firstTimeFirms : null };
}

/** The firms that came to any of the events, each once. */
export function firmsOf(events: readonly HeldEvent[]): number[] {
  const most = events.reduce((highest, { firmIds }) => firmIds.reduce((id, firm) => Math.max(id, firm), highest), 0);
  // Ids are small numbers: marking them is several times quicker than a set of hundreds of thousands of visits.
  const isThere = new Uint8Array(most + 1);
  for (const { firmIds } of events) for (const firm of firmIds) isThere[firm] = 1;
  const firms: number[] = [];
  isThere.forEach((there, firm) => there === 1 && firms.push(firm));
  return firms;
}
