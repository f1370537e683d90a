import { randomUUID } from "node:crypto";
import { SYSTEM_ACTOR } from "~/access/actor";
import type { Context } from "~/access/context";
import { DEFAULT_LOCALE } from "~/i18n/locales";
import { forgetOldMail } from "~/mail/forget-old-mail.server";
import { erasePastPeople } from "~/modules/events/erase-past-people.server";

const EVERY_MS = 6 * 3_600_000;
const PAUSE_MS = 50;

interface RetentionParts {
  base: Omit<Context, "actor" | "locale" | "requestId">;
  report: (problem: { message: string; reason: string }) => void;
}

/** Erases what the privacy notice promises to erase: at the start and several times a day, in small steps between requests. */
export function startRetention({ base, report }: RetentionParts): { stop: () => void } {
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
      erased = erasePastPeople(context);
      forgetOldMail(context);
    } catch (error) {
      report({ message: "retention paused", reason: error instanceof Error ? error.message : String(error) });
    }
    timer = setTimeout(turn, erased > 0 ? PAUSE_MS : EVERY_MS).unref();
  };
  timer = setTimeout(turn, PAUSE_MS).unref();
  return { stop: () => clearTimeout(timer) };
}
