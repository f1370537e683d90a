import { randomUUID } from "node:crypto";
import { SYSTEM_ACTOR } from "~/access/actor";
import type { Context } from "~/access/context";
import { DEFAULT_LOCALE } from "~/i18n/locales";

const EVERY_MS = 6 * 3_600_000;
const PAUSE_MS = 50;

interface RetentionParts {
  base: Omit<Context, "actor" | "locale" | "requestId">;
  /** Each erases one batch of what is past its keeping time and says how much it was; 0 when nothing is left. */
  chores: readonly ((context: Context) => number)[];
  report: (problem: { message: string; reason: string }) => void;
}

/** Erases what was promised to be erased: at the start and several times a day, in small steps between requests. */
export function startRetention({ base, chores, report }: RetentionParts): { stop: () => void } {
  let timer: NodeJS.Timeout;
  const turn = () => {
    const context: Context = {
      ...base,
      actor: SYSTEM_ACTOR,
      locale: DEFAULT_LOCALE,
      requestId: `retention-${randomUUID()}`,
    };
    let erased = 0;
    try {
      for (const chore of chores) erased += chore(context);
    } catch (error) {
      report({ message: "retention paused", reason: error instanceof Error ? error.message : String(error) });
    }
    timer = setTimeout(turn, erased > 0 ? PAUSE_MS : EVERY_MS).unref();
  };
  timer = setTimeout(turn, PAUSE_MS).unref();
  return { stop: () => clearTimeout(timer) };
}
