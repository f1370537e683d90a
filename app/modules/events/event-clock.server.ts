import { randomUUID } from "node:crypto";
import { SYSTEM_ACTOR } from "~/access/actor";
import type { Context } from "~/access/context";
import { DEFAULT_LOCALE } from "~/i18n/locales";
import { moveDueWaitingLists } from "./move-waiting-list.server";
import { remindRegistrants } from "./remind-registrants.server";

const LOOK_EVERY_MS = 30_000;

interface EventClockParts {
  base: Omit<Context, "actor" | "locale" | "requestId">;
  report: (problem: { message: string; reason: string }) => void;
}

/** What comes to pass at events by itself: seats that were offered and not accepted in time go on, and people are reminded. */
export function startEventClock({ base, report }: EventClockParts): { stop: () => void } {
  const turn = () => {
    const requestId = `events-${randomUUID()}`;
    try {
      const context = { ...base, actor: SYSTEM_ACTOR, locale: DEFAULT_LOCALE, requestId };
      moveDueWaitingLists(context);
      remindRegistrants(context);
    } catch (error) {
      report({ message: "clock of events paused", reason: error instanceof Error ? error.message : String(error) });
    }
  };
  const timer = setInterval(turn, LOOK_EVERY_MS).unref();
  turn();
  return { stop: () => clearInterval(timer) };
}
