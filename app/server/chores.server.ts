import { randomUUID } from "node:crypto";
import { SYSTEM_ACTOR } from "~/access/actor";
import type { Context } from "~/access/context";
import { DEFAULT_LOCALE } from "~/i18n/locales";

/** Does one batch of what is due and says how much it was; 0 when nothing is left. */
type Chore = (context: Context) => number;

interface ChoreParts {
  /** In the log, and before the number that ties its entries together. */
  name: string;
  everyMs: number;
  base: Omit<Context, "actor" | "locale" | "requestId">;
  chores: readonly Chore[];
  report: (problem: { message: string; reason: string }) => void;
}

const PAUSE_MS = 50;

/**
 * Does by itself what nobody asks for: at the start and then again and again, in small steps between requests. A chore that fails
 * holds up no other; it is tried again at the next turn.
 */
export function startChores({ name, everyMs, base, chores, report }: ChoreParts): { stop: () => void } {
  let timer: NodeJS.Timeout;
  const turn = () => {
    const requestId = `${name}-${randomUUID()}`;
    const context: Context = { ...base, actor: SYSTEM_ACTOR, locale: DEFAULT_LOCALE, requestId };
    let done = 0;
    for (const chore of chores) {
      try {
        done += chore(context);
      } catch (error) {
        report({ message: `${name} paused`, reason: error instanceof Error ? error.message : String(error) });
      }
    }
    timer = setTimeout(turn, done > 0 ? PAUSE_MS : everyMs).unref();
  };
  timer = setTimeout(turn, PAUSE_MS).unref();
  return { stop: () => clearTimeout(timer) };
}
