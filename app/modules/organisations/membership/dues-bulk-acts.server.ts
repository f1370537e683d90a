import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "~/access/context";
import * as field from "~/forms/fields";
import { translateFor } from "~/i18n/messages.server";
import { defineBulkAct, type BulkAct } from "~/lists/define-bulk-act";
import { organisations, dues } from "~db/schema";
import { settleDue, type Settlement } from "./settle-due.server";
import { DUE_STATE_LABELS, type DueState } from "./vocabulary";

function readDue(context: Context) {
  return (id: number) => {
    const row = context.db
      .select({ due: dues, legalName: organisations.legalName })
      .from(dues)
      .innerJoin(organisations, eq(organisations.id, dues.organisationId))
      .where(eq(dues.id, id))
      .get();
    if (!row) return null;
    const { state, paidOn, reference, waiverReason } = row.due;
    return {
      title: `${row.legalName} · ${row.due.year}`,
      path: `/dues/${id}`,
      values: { state, paidOn, reference, waiverReason },
    };
  };
}

const asText = (_context: Context, value: unknown) => (typeof value === "string" ? value : "");

/** What a bank statement says of many members at once; the whole can be undone. */
const markPaid = defineBulkAct({
  id: "payment",
  label: "dues.markPaid",
  permission: "dues.write",
  inputs: [
    { name: "paidOn", kind: "text", label: "dues.column.paidOn", max: 10 },
    { name: "reference", kind: "text", label: "dues.column.reference", max: 100, optional: true },
  ],
  schema: z.object({ paidOn: field.businessDay(), reference: field.optionalText({ max: 100 }) }),
  fields: {
    state: {
      label: "dues.column.state",
      words: (context, value) => translateFor(context.locale)(DUE_STATE_LABELS[value as DueState]),
    },
    paidOn: { label: "dues.column.paidOn", words: asText },
    reference: { label: "dues.column.reference", words: asText },
    waiverReason: { label: "membership.reason", words: asText },
  },
  open: (context, { paidOn, reference }) => ({
    read: readDue(context),
    plan: ({ values }) =>
      values.state === "due"
        ? { after: { state: "paid", paidOn, reference, waiverReason: null } }
        : { skip: { key: "dues.refused.settled" } },
    save: (id, values) => {
      const before = readDue(context)(id)!.values;
      settleDue(context, id, { ...before, ...values } as unknown as Settlement);
    },
  }),
});

export const duesBulkActs: readonly BulkAct[] = [markPaid];
