import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import { eventOutcomes, organisations, outcomeParties, outcomeStages, users } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { namedOrganisation } from "~/modules/organisations/named-organisation.server";
import { indexForSearch } from "~/search/search-index.server";
import { dayOfInstant } from "~/values/business-day";
import { coHostsOf, findEventToRun } from "../find-event.server";
import { findOutcome, stagesOf } from "./find-outcome.server";
import type { NewOutcome, OutcomeInput } from "./outcome-form";

/**
 * Something that came of an event. Its parties are organisations of the register, at least one, and others as text.
 * @throws Refusal forbidden, not_found, conflict (a draft or a cancelled event), invalid (days, parties, owner)
 */
export function recordOutcome(context: Context, eventId: number, { stage, ...input }: NewOutcome): number {
  authorize(context, "outcome.write");
  return transact(context, () => {
    const event = findEventToRun(context, eventId);
    if (event.publishedAt === null || event.cancelledAt !== null) throw conflict("outcome.refused.noEvent");
    const { columns, parties } = decided(context, eventId, input);
    const now = context.now();
    const { id } = context.db
      .insert(eventOutcomes)
      .values({ eventId, ...columns, stage, version: 1, createdAt: now, updatedAt: now })
      .returning({ id: eventOutcomes.id })
      .get();
    writeParties(context, id, parties);
    context.db
      .insert(outcomeStages)
      .values({ outcomeId: id, stage, day: input.day, recordedAt: now, recordedBy: context.actor.userId })
      .run();
    indexOutcome(context, id, columns, parties);
    recordAudit(context, {
      action: "outcome.record",
      subjectKind: "outcome",
      subjectId: id,
      after: { eventId, ...columns, stage, organisationIds: parties },
    });
    return id;
  });
}

/**
 * What is said of an outcome; its stage is moved by a verb of its own. The day of its beginning goes with its day.
 * @param version the version the person saw
 * @throws Refusal as above, and conflict when it was changed meanwhile
 */
export function updateOutcome(context: Context, id: number, version: number, input: OutcomeInput): void {
  authorize(context, "outcome.write");
  transact(context, () => {
    const outcome = findOutcome(context, id);
    findEventToRun(context, outcome.eventId);
    if (outcome.version !== version) throw conflict("error.conflict");
    const { columns, parties } = decided(context, outcome.eventId, input);
    const stages = stagesOf(context, id).reverse();
    if (stages[1] && columns.day > stages[1].day) throw invalidField("day", "outcome.problem.afterStage");
    const present = partiesOf(context, id);
    const before = { ...outcome, organisationIds: present };
    const after = { ...columns, organisationIds: parties };
    if (changedFields(before, after).length === 0) return;
    context.db
      .update(eventOutcomes)
      .set({ ...columns, version: version + 1, updatedAt: context.now() })
      .where(eq(eventOutcomes.id, id))
      .run();
    context.db.update(outcomeStages).set({ day: columns.day }).where(eq(outcomeStages.id, stages[0]!.id)).run();
    context.db.delete(outcomeParties).where(eq(outcomeParties.outcomeId, id)).run();
    writeParties(context, id, parties);
    indexOutcome(context, id, columns, parties);
    recordAudit(context, { action: "outcome.update", subjectKind: "outcome", subjectId: id, before, after });
  });
}

function decided(context: Context, eventId: number, { parties: typed, ...columns }: OutcomeInput) {
  const event = findEventToRun(context, eventId);
  if (columns.day < event.startDay) throw invalidField("day", "outcome.problem.beforeEvent", { day: event.startDay });
  if (columns.day > dayOfInstant(context.now())) throw invalidField("day", "outcome.problem.future");
  const owners = outcomeOwners(context, eventId);
  if (columns.ownerId !== null && !owners.some(({ id }) => id === columns.ownerId))
    throw invalidField("ownerId", "field.notAChoice");
  const named = typed.flatMap((name, index) =>
    name === null ? [] : namedOrganisation(context, `parties.${index}`, name).id,
  );
  return { columns, parties: [...new Set(named)].sort((a, b) => a - b) };
}

function partiesOf(context: Context, outcomeId: number): number[] {
  return context.db
    .select({ id: outcomeParties.organisationId })
    .from(outcomeParties)
    .where(eq(outcomeParties.outcomeId, outcomeId))
    .orderBy(asc(outcomeParties.organisationId))
    .all()
    .map(({ id }) => id);
}

function writeParties(context: Context, outcomeId: number, organisationIds: readonly number[]): void {
  context.db
    .insert(outcomeParties)
    .values(organisationIds.map((organisationId) => ({ outcomeId, organisationId })))
    .run();
}

function indexOutcome(
  context: Context,
  subjectId: number,
  { title, day, otherParties }: Pick<OutcomeInput, "title" | "day" | "otherParties">,
  organisationIds: readonly number[],
): void {
  const names = context.db
    .select({ name: organisations.legalName })
    .from(organisations)
    .where(inArray(organisations.id, [...organisationIds]))
    .orderBy(asc(organisations.id))
    .all()
    .map(({ name }) => name);
  const content = [...names, otherParties].filter((text) => text !== null).join("\n");
  indexForSearch(context, { kind: "outcome", subjectId, title, detail: day, content });
}

/** The people who can be given an outcome of an event: those of the promoters that run it and of the hub, who see it. */
export function outcomeOwners(context: Context, eventId: number): { id: number; name: string }[] {
  authorize(context, "outcome.write");
  const event = findEventToRun(context, eventId);
  const running = [event.promoterId, ...coHostsOf(context, eventId)];
  return context.db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(
      and(
        isNull(users.disabledAt),
        inArray(users.role, ["staff", "administrator"]),
        or(isNull(users.promoterId), inArray(users.promoterId, running)),
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
    .all();
}
