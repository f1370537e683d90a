import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { conflict, notFound } from "~/http/errors";
import { auditEntries } from "~db/schema";
import { transact } from "~db/transact";
import { changesOf } from "./audited-changes.server";
import { organisationInCare } from "./organisation-care.server";
import { organisationFields, type OrganisationPatch } from "./organisation-form";
import { organisationRecord } from "./organisation-record.server";
import { saveOrganisation, type SavedOrganisation } from "./save-organisation.server";

const FIELDS = Object.keys(organisationFields.shape);

type Values = Record<string, unknown>;

function changeToTakeBack(context: Context, id: number, seq: number) {
  const row = organisationInCare(context, id);
  const entry = context.db
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.seq, seq),
        eq(auditEntries.subjectKind, "organisation"),
        eq(auditEntries.subjectId, id),
        eq(auditEntries.action, "organisation.update"),
      ),
    )
    .get();
  // Before and after are gone where the data of a person were erased.
  if (!entry?.before || !entry.after) throw notFound();
  const before = JSON.parse(entry.before) as Values;
  const after = JSON.parse(entry.after) as Values;
  const present: Values = { ...organisationRecord(row) };
  const changed = FIELDS.filter((field) => field in after);
  const untouched = changed.filter((field) => isDeepStrictEqual(present[field] ?? null, after[field] ?? null));
  return { row, entry, before, present, changed, untouched };
}

/** What taking one change back would do: which values return, and which stay because somebody has changed them since. */
export function earlierValues(context: Context, id: number, seq: number) {
  authorize(context, "organisation.write");
  const { row, entry, before, present, changed, untouched } = changeToTakeBack(context, id, seq);
  const only = (fields: string[], values: Values) => Object.fromEntries(fields.map((field) => [field, values[field]]));
  const left = changed.filter((field) => !untouched.includes(field));
  return {
    legalName: row.legalName,
    version: row.version,
    at: entry.at,
    by: entry.actorRole === "system" ? null : entry.actorName,
    back: changesOf(only(untouched, present), only(untouched, before)),
    left: changesOf(only(left, before), only(left, present)),
  };
}

/**
 * Gives an organisation the values back that it had before one change. Fields changed again since keep what they have.
 * @param version the version the person saw
 * @throws Refusal not_found, forbidden, conflict (changed meanwhile, or every field was changed again), invalid (an earlier value is
 *   not allowed any more, such as a credit code that another organisation has by now)
 */
export function restoreEarlierValues(context: Context, id: number, seq: number, version: number): SavedOrganisation {
  authorize(context, "organisation.write");
  return transact(context, () => {
    const { before, untouched } = changeToTakeBack(context, id, seq);
    if (untouched.length === 0) throw conflict("organisation.earlierValues.nothing");
    const patch = Object.fromEntries(untouched.map((field) => [field, before[field]])) as OrganisationPatch;
    return saveOrganisation(context, { id, version, patch, sameNameConfirmed: true });
  });
}
