import { randomUUID } from "node:crypto";
import { SYSTEM_ACTOR } from "~/access/actor";
import type { Context } from "~/access/context";
import { DEFAULT_LOCALE } from "~/i18n/locales";
import { moveDueWaitingLists } from "./move-waiting-list.server";

const LOOK_EVERY_MS = 30_000;

interface WaitingListParts {
  base: Omit<Context, "actor" | "locale" | "requestId">;
  report: (problem: { message: string; reason: string }) => void;
}

/** Passes seats on that were offered and not accepted in time. */
export function startWaitingLists({ base, report }: WaitingListParts): { stop: () => void } {
  const turn = () => {
    const requestId = `waiting-${randomUUID()}`;
    try {
      moveDueWaitingLists({ ...base, actor: SYSTEM_ACTOR, locale: DEFAULT_LOCALE, requestId });
    } catch (error) {
      report({ message: "waiting lists paused", reason: error instanceof Error ? error.message : String(error) });
    }
  };
  const timer = setInterval(turn, LOOK_EVERY_MS).unref();
  turn();
  return { stop: () => clearInterval(timer) };
}
