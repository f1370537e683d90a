import { and, asc, eq, or } from "drizzle-orm";
import { organisationRelations, organisations } from "~db/schema";
import { alias } from "drizzle-orm/sqlite-core";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { spanHolds } from "../day-span";
import { visibleOrganisation } from "../organisation-queries.server";
import type { Relation } from "./relation-rules";
import { roleOf, type RelationType } from "./vocabulary";
import { maySeeNotes, organisationInCare } from "../organisation-care.server";

export type RelationRow = typeof organisationRelations.$inferSelect;

/** A relation as its rules see it. */
export function relationOf(
  row: Pick<RelationRow, "organisationId" | "otherOrganisationId" | "startDay" | "endDay" | "enabled"> & {
    type: string;
  },
): Relation {
  return {
    type: row.type as RelationType,
    organisationId: row.organisationId,
    otherOrganisationId: row.otherOrganisationId,
    from: row.startDay,
    until: row.endDay,
    enabled: row.enabled,
  };
}

const concerns = (organisationId: number) =>
  or(
    eq(organisationRelations.organisationId, organisationId),
    eq(organisationRelations.otherOrganisationId, organisationId),
  );

/** A relation on one side of which this organisation stands. */
export function findRelation(context: Context, organisationId: number, id: number): RelationRow {
  organisationInCare(context, organisationId);
  const row = context.db
    .select()
    .from(organisationRelations)
    .where(and(eq(organisationRelations.id, id), concerns(organisationId)))
    .get();
  if (!row) throw notFound();
  return row;
}

/** The relations of an organisation as its own record tells them: what it is to each of the others. */
export function relationsOfOrganisation(context: Context, organisationId: number) {
  authorize(context, "relation.see");
  visibleOrganisation(context, organisationId);
  const today = dayOfInstant(context.now());
  const seesNotes = maySeeNotes(context, organisationId);
  const [one, two] = [alias(organisations, "one"), alias(organisations, "two")];
  return context.db
    .select({ relation: organisationRelations, oneName: one.legalName, twoName: two.legalName })
    .from(organisationRelations)
    .innerJoin(one, eq(one.id, organisationRelations.organisationId))
    .innerJoin(two, eq(two.id, organisationRelations.otherOrganisationId))
    .where(concerns(organisationId))
    .orderBy(asc(organisationRelations.type), asc(organisationRelations.startDay), asc(organisationRelations.id))
    .all()
    .map(({ relation, oneName, twoName }) => {
      const forward = relation.organisationId === organisationId;
      return {
        id: relation.id,
        role: roleOf(relation.type as RelationType, forward ? "forward" : "backward"),
        otherId: forward ? relation.otherOrganisationId : relation.organisationId,
        otherName: forward ? twoName : oneName,
        startDay: relation.startDay,
        endDay: relation.endDay,
        enabled: relation.enabled,
        note: seesNotes ? relation.note : null,
        version: relation.version,
        current: relation.enabled && spanHolds(relationOf(relation), today),
      };
    })
    .sort((a, b) => Number(b.current) - Number(a.current));
}

/** A relation as its form shows it, from the side of this organisation. */
export function relationFormValues(context: Context, organisationId: number, id: number) {
  authorize(context, "organisation.write");
  organisationInCare(context, organisationId);
  const relation = relationsOfOrganisation(context, organisationId).find((each) => each.id === id);
  if (!relation) throw notFound();
  const { role, otherName, startDay, endDay, enabled, note, version } = relation;
  return { version, values: { role, other: otherName, startDay, endDay, enabled, note } };
}
