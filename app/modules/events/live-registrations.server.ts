import { and, eq, gt, inArray, or, type SQL } from "drizzle-orm";
import { registrations } from "~db/schema";
import type { Context } from "~/access/context";
import { expiredBefore } from "./registration-status";
import type { RegistrationStatus } from "./vocabulary";

/** Of registrations with one of these statuses; of those whose link was not used yet only while it can be. */
function hasStatus(context: Context, statuses: readonly RegistrationStatus[]): SQL {
  const isWaitingForLink = and(
    eq(registrations.status, "pending"),
    gt(registrations.createdAt, expiredBefore(context.now())),
  );
  return or(inArray(registrations.status, [...statuses]), isWaitingForLink)!;
}

/** Registrations that are not over: what their people chose must be kept. */
export const isNotOver = (context: Context) => hasStatus(context, ["asked", "confirmed", "waiting", "offered"]);

/** Those of them that have no seat yet. */
export const isWithoutSeat = (context: Context) => hasStatus(context, ["asked", "waiting"]);
