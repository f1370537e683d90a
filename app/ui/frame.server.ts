import { isNull } from "drizzle-orm";
import { writesAreRefused } from "~db/refused-writes";
import { promoters } from "~db/schema";
import type { PageContext } from "~/http/page.server";
import { listDesksAt } from "~/lists/list-desk.server";
import { lastEndedQuarter } from "~/values/period";
import { dayOfInstant } from "~/values/business-day";
import { navigationFor } from "./navigation";

/** The frame around every page: who is signed in, where they may go, whose desk it is. */
export function frameOf(context: PageContext) {
  const hub = context.db.select().from(promoters).where(isNull(promoters.parentId)).limit(1).get();
  return {
    person: context.actor.userId === null ? null : { name: context.actor.name, role: context.actor.role },
    actor: context.actor,
    navigation: navigationFor(context.actor),
    promoter: hub ? { zh: hub.shortNameZh, en: hub.shortNameEn } : null,
    /** The quarter that is being reported on. */
    period: lastEndedQuarter(dayOfInstant(context.now())),
    lookedAt: context.lookedAtBy !== null,
    writesRefused: writesAreRefused(context.db),
    demo: context.demo,
    secondFactorWaived: context.actor.userId !== null && context.secondFactorWaived === true,
    /** What the person has arranged for the lists of the page. */
    lists: listDesksAt(context, context.url),
  };
}

export type Frame = ReturnType<typeof frameOf>;
