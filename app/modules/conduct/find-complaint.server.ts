import { eq } from "drizzle-orm";
import { complaints } from "~db/schema";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { isExpired } from "./complaint-process";
import type { ComplaintSource, ComplaintState, Ruling } from "./vocabulary";

type StoredComplaint = typeof complaints.$inferSelect;
export type ComplaintRecord = Omit<StoredComplaint, "state" | "outcome" | "source"> & {
  state: ComplaintState;
  outcome: Ruling | null;
  source: ComplaintSource;
};

function read(context: Context, id: number): ComplaintRecord {
  const complaint = context.db.select().from(complaints).where(eq(complaints.id, id)).get() as
    ComplaintRecord | undefined;
  // What has expired is counted and no longer read, by nobody.
  if (!complaint || isExpired(complaint, dayOfInstant(context.now()))) throw notFound();
  return complaint;
}

/** For those who handle complaints; for everybody else there is none. */
export function findComplaint(context: Context, id: number): ComplaintRecord {
  if (!can(context.actor, "complaint.see")) throw notFound();
  return read(context, id);
}

/** For the firm complained about, once it was informed; before that, and for others, there is none. */
export function findOwnComplaint(context: Context, id: number): ComplaintRecord {
  const complaint = read(context, id);
  if (!can(context.actor, "complaint.answer", complaint)) throw notFound();
  return complaint;
}
