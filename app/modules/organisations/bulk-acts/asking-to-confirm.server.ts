import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "~/access/context";
import { conflict } from "~/http/errors";
import { defineBulkAct } from "~/lists/define-bulk-act";
import { addDays, dayOfInstant } from "~/values/business-day";
import { confirmationRequests } from "~db/schema";
import { organisationStatements } from "../organisation-record.server";
import { askToConfirm } from "../profile/ask-to-confirm.server";
import { isInCare } from "../organisation-care.server";
import { representativesOf } from "../representatives.server";

/** Many are asked at once by list; whoever was asked within these days is left in peace. */
const PEACE_DAYS = 7;

/** The last day on which the firm was asked, or null. */
function lastAsked(context: Context, organisationId: number): string | null {
  const last = context.db
    .select({ at: confirmationRequests.askedAt })
    .from(confirmationRequests)
    .where(eq(confirmationRequests.organisationId, organisationId))
    .orderBy(desc(confirmationRequests.askedAt))
    .limit(1)
    .get();
  return last ? dayOfInstant(last.at) : null;
}

/** Asks the representatives of every firm of a query to look at what is kept of it. A mail that is out cannot be taken back. */
export const askingToConfirm = defineBulkAct({
  id: "confirmation-request",
  label: "organisation.confirmation.ask",
  permission: "organisation.write",
  inputs: [],
  schema: z.object({}),
  fields: {
    asked: { label: "organisation.bulk.askedOn", words: (_context, value) => (typeof value === "string" ? value : "") },
  },
  open: (context) => {
    const today = dayOfInstant(context.now());
    return {
      read: (id) => {
        const row = organisationStatements(context.db).byId(id);
        if (!row || !isInCare(context, id)) return null;
        const values = {
          asked: lastAsked(context, id),
          archived: row.archivedAt !== null,
          reachable: representativesOf(context, id).length > 0,
        };
        return { title: row.legalName, path: `/organisations/${id}`, values };
      },
      plan: ({ values }) => {
        if (values.archived) return { skip: { key: "organisation.bulk.archived" } };
        if (!values.reachable) return { skip: { key: "organisation.bulk.nobodyToAsk" } };
        if (typeof values.asked === "string" && values.asked > addDays(today, -PEACE_DAYS))
          return { skip: { key: "organisation.bulk.askedLately", params: { count: PEACE_DAYS } } };
        return { after: { asked: today } };
      },
      save: (id, { asked }) => {
        if (asked !== today) throw conflict("organisation.bulk.mailIsOut");
        askToConfirm(context, id);
      },
    };
  },
});
