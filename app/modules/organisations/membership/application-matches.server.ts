import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { dayOfInstant } from "~/values/business-day";
import { comparableName } from "../comparable-name";
import { organisationStatements } from "../organisation-record.server";
import { standingsOf, type Standing } from "./standings.server";

export interface ApplicationMatch {
  id: number;
  legalName: string;
  archived: boolean;
  /** The credit code says that it is the same; a name only suggests it. */
  by: "credit_code" | "name";
  standing: Standing | null;
}

/** Organisations on record that the applicant may be; for those who review, never for the applicant. */
export function matchesOf(
  context: Context,
  { creditCode, legalName }: { creditCode: string | null; legalName: string },
): ApplicationMatch[] {
  authorize(context, "application.review");
  const statements = organisationStatements(context.db);
  const byCode = creditCode === null ? undefined : statements.byCreditCode(creditCode);
  const byName = statements.byComparableName(comparableName(legalName)).filter((row) => row.id !== byCode?.id);
  const found = [
    ...(byCode ? [{ row: byCode, by: "credit_code" as const }] : []),
    ...byName.map((row) => ({ row, by: "name" as const })),
  ];
  const standings = standingsOf(
    context,
    found.map(({ row }) => row.id),
    dayOfInstant(context.now()),
  );
  return found.map(({ row, by }) => ({
    id: row.id,
    legalName: row.legalName,
    archived: row.archivedAt !== null,
    by,
    standing: standings.get(row.id) ?? null,
  }));
}
