import { and, eq, ne, sql } from "drizzle-orm";
import { organisationRelations, organisations } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import type { MessageKey } from "~/i18n/messages";
import { namedOrganisation } from "../named-organisation.server";
import type { RelationValues } from "./relation-form";
import { findRelation, relationOf } from "./relation-queries.server";
import { relationProblem, type RelationProblem } from "./relation-rules";
import { partsOfRole } from "./vocabulary";
import { organisationInCare } from "../organisation-care.server";

const PROBLEMS: Record<RelationProblem, { path: string; key: MessageKey }> = {
  self: { path: "other", key: "relation.problem.self" },
  duplicate: { path: "other", key: "relation.problem.duplicate" },
  second_legal_entity: { path: "other", key: "relation.problem.secondLegalEntity" },
  cycle: { path: "role", key: "relation.problem.cycle" },
};

/**
 * Relates an organisation to another, or changes such a relation. It is told on the records of both.
 * @throws Refusal forbidden, not_found, conflict (somebody changed it meanwhile), invalid (nobody of that name; itself; the same
 *   relation at the same time; a second legal entity; owning what owns it)
 */
export function saveRelation(
  context: Context,
  { organisationId, id = null, values }: { organisationId: number; id?: number | null; values: RelationValues },
): number {
  authorize(context, "organisation.write");
  return transact(context, () => {
    organisationInCare(context, organisationId);
    const before = id === null ? null : findRelation(context, organisationId, id);
    if (before && values.version !== null && values.version !== before.version) throw conflict("error.conflict");
    const other = otherOf(context, organisationId, before, values.other);
    const { type, direction } = partsOfRole(values.role);
    const [first, second] = direction === "forward" ? [organisationId, other.id] : [other.id, organisationId];
    const after = {
      type,
      organisationId: first,
      otherOrganisationId: second,
      startDay: values.startDay,
      endDay: values.endDay,
      enabled: values.enabled,
      note: values.note,
    };
    if (before && changedFields(before, after).length === 0) return before.id;
    const others = context.db
      .select()
      .from(organisationRelations)
      .where(and(eq(organisationRelations.enabled, true), before ? ne(organisationRelations.id, before.id) : undefined))
      .all();
    const problem = relationProblem(relationOf(after), others.map(relationOf));
    if (problem) throw invalidField(PROBLEMS[problem].path, PROBLEMS[problem].key);
    const now = context.now();
    const row = before
      ? context.db
          .update(organisationRelations)
          .set({ ...after, version: sql`${organisationRelations.version} + 1`, updatedAt: now })
          .where(eq(organisationRelations.id, before.id))
          .returning({ id: organisationRelations.id })
          .get()
      : context.db
          .insert(organisationRelations)
          .values({ ...after, version: 1, createdAt: now, updatedAt: now })
          .returning({ id: organisationRelations.id })
          .get();
    recordAudit(context, {
      action: before ? "relation.update" : "relation.add",
      subjectKind: "organisation",
      subjectId: organisationId,
      before,
      after: before ? after : { ...after, otherName: other.legalName },
      about: before ? { relationId: row.id } : undefined,
    });
    return row.id;
  });
}

/** Who stands on the other side: the one there is, when the form still names it, even if it is archived or its name is not unique. */
function otherOf(
  context: Context,
  organisationId: number,
  before: { organisationId: number; otherOrganisationId: number } | null,
  typed: string,
): { id: number; legalName: string } {
  if (before) {
    const id = before.organisationId === organisationId ? before.otherOrganisationId : before.organisationId;
    const present = context.db
      .select({ id: organisations.id, legalName: organisations.legalName })
      .from(organisations)
      .where(eq(organisations.id, id))
      .get();
    if (present?.legalName === typed) return present;
  }
  return namedOrganisation(context, "other", typed);
}
