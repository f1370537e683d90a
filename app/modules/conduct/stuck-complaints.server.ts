import { asc, isNull } from "drizzle-orm";
import { complaints } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { MessageKey } from "~/i18n/messages";
import type { StuckItem } from "~/stuck/stuck-item";
import { dayOfInstant, daysBetween } from "~/values/business-day";
import { nextDeadline } from "./complaint-process";
import type { ComplaintState, ComplaintStep } from "./vocabulary";

const MOST = 20;
const NOTICE_DAYS = 14;

const TEXTS: Partial<Record<ComplaintStep, MessageKey>> = {
  admit: "stuck.complaint.admit",
  inform: "stuck.complaint.inform",
  answer: "stuck.complaint.answer",
  rule: "stuck.complaint.rule",
  decide: "stuck.complaint.decide",
};

/** Complaints whose next step is due soon or overdue, by their numbers: a home page is looked at by others too. */
export function stuckComplaints(context: Context): StuckItem[] {
  authorize(context, "complaint.see");
  const today = dayOfInstant(context.now());
  return context.db
    .select()
    .from(complaints)
    .where(isNull(complaints.closedOn))
    .orderBy(asc(complaints.dueDay), asc(complaints.id))
    .limit(MOST)
    .all()
    .flatMap((row): StuckItem[] => {
      const next = nextDeadline({ ...row, state: row.state as ComplaintState });
      const text = next && TEXTS[next.step];
      // One that has just come in waits for somebody at once.
      if (!next || !text || (daysBetween(today, next.day) > NOTICE_DAYS && row.state !== "received")) return [];
      const late = next.day < today;
      return [
        {
          tone: late ? "bad" : row.state === "received" ? "warn" : "plain",
          tag: "stuck.complaint.tag",
          text,
          params: { number: row.number, day: next.day },
          path: `/conduct/complaints/${row.id}`,
          day: next.day,
        },
      ];
    });
}
