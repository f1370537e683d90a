import type { MessageKey, MessageParams } from "~/i18n/messages";
import { addDays, addMonths, daysBetween } from "~/values/business-day";
import type { MandateRole } from "./vocabulary";

/** From a day until a day, both included; open while `untilDay` is null. */
export interface MandateDays {
  fromDay: string;
  untilDay: string | null;
}

export interface MandateIdentity extends MandateDays {
  id: number;
  personName: string;
  organisationId: number | null;
  role: MandateRole;
}

export function holdsOn({ fromDay, untilDay }: MandateDays, day: string): boolean {
  return fromDay <= day && (untilDay === null || day <= untilDay);
}

export function overlap(one: MandateDays, other: MandateDays): boolean {
  return (
    (other.untilDay === null || one.fromDay <= other.untilDay) &&
    (one.untilDay === null || other.fromDay <= one.untilDay)
  );
}

const sameName = (one: string, other: string) =>
  one.normalize("NFKC").replace(/\s+/g, "").toLowerCase() === other.normalize("NFKC").replace(/\s+/g, "").toLowerCase();

/**
 * Null when a mandate can stand beside the others of its body, else why not: nobody holds the same mandate twice at a time, and
 * the chair is taken by one at a time.
 * @param id of the mandate itself when it is being changed
 */
export function whyNotSeated(
  mandate: Omit<MandateIdentity, "id">,
  others: readonly MandateIdentity[],
  id: number | null = null,
): { key: MessageKey; params: MessageParams } | null {
  for (const other of others) {
    if (other.id === id || !overlap(mandate, other) || other.role !== mandate.role) continue;
    const params = { name: other.personName, from: other.fromDay, until: other.untilDay ?? "…" };
    const same = sameName(other.personName, mandate.personName) && other.organisationId === mandate.organisationId;
    if (same) return { key: "mandate.problem.same", params };
    if (mandate.role === "rotating_chair" || mandate.role === "chair")
      return { key: "mandate.problem.chairTaken", params };
  }
  return null;
}

/** The last day of a term that begins on a day. */
export function lastDayOfTerm(fromDay: string, months: number): string {
  return addDays(addMonths(fromDay, months), -1);
}

export interface ChairTerm extends MandateDays {
  id: number;
  position: number;
  personName: string;
  when: "past" | "present" | "future";
  /** Days on which nobody held the chair before this term. */
  vacantDaysBefore: number;
}

/** The rotating chair's terms one after the other, with the days between them. */
export function chairSequence(mandates: readonly MandateIdentity[], today: string): ChairTerm[] {
  const terms = mandates
    .filter(({ role }) => role === "rotating_chair")
    .toSorted((a, b) => (a.fromDay < b.fromDay ? -1 : a.fromDay > b.fromDay ? 1 : a.id - b.id));
  return terms.map(({ id, personName, fromDay, untilDay }, index) => {
    const before = terms[index - 1]?.untilDay ?? null;
    return {
      id,
      position: index + 1,
      personName,
      fromDay,
      untilDay,
      when: holdsOn({ fromDay, untilDay }, today) ? "present" : fromDay > today ? "future" : "past",
      vacantDaysBefore: before === null ? 0 : Math.max(0, daysBetween(before, fromDay) - 1),
    };
  });
}
