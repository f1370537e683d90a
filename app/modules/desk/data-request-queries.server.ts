import { and, asc, desc, eq, isNotNull, isNull, or } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { organisationsInCare } from "~/modules/organisations/organisation-care.server";
import { visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import type { StuckItem } from "~/stuck/stuck-item";
import { dayOfInstant } from "~/values/business-day";
import { dataRequests, organisations, users } from "~db/schema";
import { dataRequestState } from "./data-request-state";
import { dataRequestToAnswer } from "./find-data-request.server";
import type { DataRequestKind, DataRequestOutcome } from "./vocabulary";

const SHOWN = 200;

/**
 * What a firm asked, latest first. Corrections are read by all who speak for the firm, a request to delete somebody's data by whoever
 * made it: it is the matter of a person.
 */
export function dataRequestsOfFirm(context: Context, organisationId: number) {
  authorize(context, "holdings.see", { id: organisationId });
  visibleOrganisation(context, organisationId);
  const today = dayOfInstant(context.now());
  const mine = context.actor.userId === null ? undefined : eq(dataRequests.askedBy, context.actor.userId);
  return context.db
    .select()
    .from(dataRequests)
    .where(and(eq(dataRequests.organisationId, organisationId), or(eq(dataRequests.kind, "correction"), mine)))
    .orderBy(desc(dataRequests.id))
    .limit(SHOWN)
    .all()
    .map(({ id, kind, personName, text, receivedOn, dueOn, outcome, answer, answeredAt }) => ({
      ...{ id, personName, text, receivedOn, dueOn, answer },
      kind: kind as DataRequestKind,
      answeredOn: answeredAt === null ? null : dayOfInstant(answeredAt),
      state: dataRequestState({ outcome: outcome as DataRequestOutcome | null, dueOn }, today),
    }));
}
export type DataRequestOfFirm = ReturnType<typeof dataRequestsOfFirm>[number];

/** What waits for an answer first, by its last day; then what was answered, latest first. */
export function dataRequestList(context: Context) {
  authorize(context, "dataRequest.answer");
  const today = dayOfInstant(context.now());
  const rows = (open: boolean) =>
    context.db
      .select({
        ...{ id: dataRequests.id, kind: dataRequests.kind, receivedOn: dataRequests.receivedOn },
        ...{ dueOn: dataRequests.dueOn, outcome: dataRequests.outcome, firm: organisations.legalName },
      })
      .from(dataRequests)
      .innerJoin(organisations, eq(organisations.id, dataRequests.organisationId))
      .where(
        and(
          organisationsInCare(context.actor),
          open ? isNull(dataRequests.answeredAt) : isNotNull(dataRequests.answeredAt),
        ),
      )
      .orderBy(open ? asc(dataRequests.dueOn) : desc(dataRequests.answeredAt), asc(dataRequests.id))
      .limit(SHOWN)
      .all()
      .map(({ outcome, kind, ...row }) => ({
        ...row,
        kind: kind as DataRequestKind,
        state: dataRequestState({ outcome: outcome as DataRequestOutcome | null, dueOn: row.dueOn }, today),
      }));
  return [...rows(true), ...rows(false)];
}

/** One request with its firm and who asked, for those who answer it. */
export function dataRequestPage(context: Context, id: number) {
  const request = dataRequestToAnswer(context, id);
  const firm = visibleOrganisation(context, request.organisationId);
  const nameOf = (userId: number | null) =>
    userId === null
      ? null
      : (context.db.select({ name: users.name }).from(users).where(eq(users.id, userId)).get()?.name ?? null);
  const mayErase = can(context.actor, "person.manage");
  return {
    ...{ id, kind: request.kind, personName: request.personName, text: request.text, version: request.version },
    ...{ receivedOn: request.receivedOn, dueOn: request.dueOn, answer: request.answer },
    organisationId: firm.id,
    firm: firm.legalName,
    askedBy: nameOf(request.askedBy),
    answeredBy: nameOf(request.answeredBy),
    answeredOn: request.answeredAt === null ? null : dayOfInstant(request.answeredAt),
    state: dataRequestState(request, dayOfInstant(context.now())),
    mayErase,
    personRequestId: mayErase ? request.personRequestId : null,
  };
}

/** Requests that nobody has answered, on the home page of those who can. */
export function stuckDataRequests(context: Context): StuckItem[] {
  authorize(context, "dataRequest.answer");
  const today = dayOfInstant(context.now());
  return context.db
    .select({ id: dataRequests.id, kind: dataRequests.kind, dueOn: dataRequests.dueOn, name: organisations.legalName })
    .from(dataRequests)
    .innerJoin(organisations, eq(organisations.id, dataRequests.organisationId))
    .where(and(isNull(dataRequests.answeredAt), organisationsInCare(context.actor)))
    .orderBy(asc(dataRequests.dueOn), asc(dataRequests.id))
    .limit(20)
    .all()
    .map(({ id, kind, dueOn, name }) => ({
      tone: dueOn < today ? "bad" : "warn",
      tag: "dataRequest.stuck.tag",
      text: kind === "deletion" ? "dataRequest.stuck.deletion" : "dataRequest.stuck.correction",
      params: { name },
      path: `/data-requests/${id}`,
      day: dueOn,
    }));
}
