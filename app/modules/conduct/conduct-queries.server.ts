import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import {
  commendations,
  complaints,
  complaintSteps,
  organisations,
  pledges,
  pledgeSignatures,
  pledgeTexts,
  users,
} from "~db/schema";
import { authorize } from "~/access/authorize.server";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { changeFrom } from "~/figures/compare";
import { figurePath } from "~/figures/figure-path";
import { measureFigure } from "~/figures/measure-figure.server";
import { notFound } from "~/http/errors";
import { filterQuery } from "~/lists/list-query";
import { listCondition } from "~/lists/run-list.server";
import { organisationList } from "~/modules/organisations/organisation-list";
import { organisationSource } from "~/modules/organisations/organisation-queries.server";
import { dayOfInstant } from "~/values/business-day";
import { previousPeriod, samePeriodLastYear, type Period } from "~/values/period";
import { complaintCountSource } from "./complaint-lists.server";
import { whyNotStep } from "./complaint-process";
import { currentRules } from "./conduct-rules.server";
import { CONDUCT_FIGURES } from "./figures";
import { findComplaint, findOwnComplaint, type ComplaintRecord } from "./find-complaint.server";
import { findCommendation } from "./keep-commendations.server";
import { findPledge } from "./save-pledge.server";
import { textOnDay } from "./sign-pledge.server";
import {
  COMPLAINT_STEPS,
  type ComplaintState,
  type ComplaintStep,
  type Ruling,
  type SignatureSource,
} from "./vocabulary";
import { isInCare } from "~/modules/organisations/organisation-care.server";

/** Numbers of a period without a name; the list behind them opens only for those who handle complaints. */
export function conductFigures(context: Context, period: Period) {
  authorize(context, "conduct.count");
  const mayOpen = can(context.actor, "complaint.see");
  return CONDUCT_FIGURES.map((figure) => {
    const valueOf = (of: Period) => measureFigure(context, figure, complaintCountSource, of).value;
    const value = valueOf(period);
    return {
      id: figure.id,
      name: figure.name,
      unit: figure.unit,
      value,
      path: mayOpen ? figurePath(figure, period) : null,
      previous: changeFrom(value, valueOf(previousPeriod(period))),
      lastYear: changeFrom(value, valueOf(samePeriodLastYear(period))),
    };
  });
}

/** How many pledges, signatures and commendations there are now. */
export function conductCounts(context: Context) {
  authorize(context, "conduct.count");
  const count = sql<number>`count(*)`;
  const { db } = context;
  return {
    pledges: db.select({ count }).from(pledges).get()!.count,
    signatories: db
      .select({ count: sql<number>`count(DISTINCT ${pledgeSignatures.organisationId})` })
      .from(pledgeSignatures)
      .get()!.count,
    commendations: db.select({ count }).from(commendations).where(isNull(commendations.withdrawnAt)).get()!.count,
    published: db.select({ count }).from(commendations).where(isNotNull(commendations.publishedAt)).get()!.count,
  };
}

function title(context: Context, row: { titleZh: string; titleEn: string | null }): string {
  return context.locale === "en" ? (row.titleEn ?? row.titleZh) : row.titleZh;
}

/** Every pledge with its text of today and how many members signed it. */
export function pledgeRows(context: Context) {
  authorize(context, "pledge.see");
  const today = dayOfInstant(context.now());
  const text = sql`(SELECT x.id FROM pledge_texts x WHERE x.pledge_id = pledges.id AND x.valid_from <= ${today} ORDER BY x.number DESC LIMIT 1)`;
  return context.db
    .select({
      id: pledges.id,
      titleZh: pledges.titleZh,
      titleEn: pledges.titleEn,
      openUntil: pledges.openUntil,
      textId: sql<number | null>`${text}`,
      textNumber: sql<number | null>`(SELECT x.number FROM pledge_texts x WHERE x.id = ${text})`,
      validFrom: sql<string | null>`(SELECT x.valid_from FROM pledge_texts x WHERE x.id = ${text})`,
      signed: sql<number>`(SELECT count(DISTINCT s.organisation_id) FROM pledge_signatures s WHERE s.text_id = ${text})`,
    })
    .from(pledges)
    .orderBy(desc(pledges.id))
    .all()
    .map((row) => ({ ...row, title: title(context, row) }));
}

/** One pledge with its texts; who signed and which members did not is for staff only. */
export function pledgePage(context: Context, id: number) {
  const pledge = findPledge(context, id);
  const today = dayOfInstant(context.now());
  const texts = context.db
    .select()
    .from(pledgeTexts)
    .where(eq(pledgeTexts.pledgeId, id))
    .orderBy(desc(pledgeTexts.number))
    .all();
  const current = textOnDay(context, id, today) ?? null;
  return {
    pledge: { ...pledge, title: title(context, pledge) },
    texts,
    currentId: current?.id ?? null,
    today,
    signed: current === null ? 0 : signedCount(context, current.id),
    signatures: can(context.actor, "pledge.signatures") ? signaturesOf(context, id) : null,
    missing: can(context.actor, "pledge.signatures") && current !== null ? membersWithout(context, current.id) : null,
  };
}

function signedCount(context: Context, textId: number): number {
  return context.db
    .select({ count: sql<number>`count(DISTINCT ${pledgeSignatures.organisationId})` })
    .from(pledgeSignatures)
    .where(eq(pledgeSignatures.textId, textId))
    .get()!.count;
}

function signaturesOf(context: Context, pledgeId: number) {
  return context.db
    .select({
      id: pledgeSignatures.id,
      organisationId: pledgeSignatures.organisationId,
      organisationName: organisations.legalName,
      textNumber: pledgeTexts.number,
      signedOn: pledgeSignatures.signedOn,
      signatoryName: pledgeSignatures.signatoryName,
      signatoryDuty: pledgeSignatures.signatoryDuty,
      source: pledgeSignatures.source,
      recordedAt: pledgeSignatures.recordedAt,
    })
    .from(pledgeSignatures)
    .innerJoin(pledgeTexts, eq(pledgeTexts.id, pledgeSignatures.textId))
    .innerJoin(organisations, eq(organisations.id, pledgeSignatures.organisationId))
    .where(eq(pledgeTexts.pledgeId, pledgeId))
    .orderBy(desc(pledgeTexts.number), desc(pledgeSignatures.signedOn), desc(pledgeSignatures.id))
    .all()
    .map((row) => ({ ...row, source: row.source as SignatureSource }));
}

/** Members of today that have not signed a text. */
function membersWithout(context: Context, textId: number): { id: number; legalName: string }[] {
  const members = listCondition(context, organisationSource, filterQuery(organisationList, { membership: "member" }));
  return context.db
    .select({ id: organisations.id, legalName: organisations.legalName })
    .from(organisations)
    .where(
      and(
        members,
        sql`NOT EXISTS (SELECT 1 FROM pledge_signatures s WHERE s.text_id = ${textId} AND s.organisation_id = ${organisations.id})`,
      ),
    )
    .orderBy(asc(organisations.legalName), asc(organisations.id))
    .all();
}

/** What a firm signed, what it was commended for, and what it was complained of: to the firm itself only what it was informed of. */
export function conductOfOrganisation(context: Context, organisationId: number) {
  if (!can(context.actor, "commendation.see", { organisationId }) || !isInCare(context, organisationId))
    throw notFound();
  const { db } = context;
  const today = dayOfInstant(context.now());
  return {
    signatures: db
      .select({
        id: pledgeSignatures.id,
        pledgeId: pledges.id,
        titleZh: pledges.titleZh,
        titleEn: pledges.titleEn,
        textNumber: pledgeTexts.number,
        signedOn: pledgeSignatures.signedOn,
        signatoryName: pledgeSignatures.signatoryName,
      })
      .from(pledgeSignatures)
      .innerJoin(pledgeTexts, eq(pledgeTexts.id, pledgeSignatures.textId))
      .innerJoin(pledges, eq(pledges.id, pledgeTexts.pledgeId))
      .where(eq(pledgeSignatures.organisationId, organisationId))
      .orderBy(desc(pledgeSignatures.signedOn), desc(pledgeSignatures.id))
      .all()
      .map((row) => ({ ...row, title: title(context, row) })),
    commendations: db
      .select()
      .from(commendations)
      .where(and(eq(commendations.organisationId, organisationId), isNull(commendations.withdrawnAt)))
      .orderBy(desc(commendations.day), desc(commendations.id))
      .all()
      .map(({ id, day, awardedBy, reason, consentBy, consentOn, publishedAt, version }) => ({
        id,
        day,
        awardedBy,
        reason,
        consentBy,
        consentOn,
        published: publishedAt !== null,
        version,
      })),
    complaints: complaintsAbout(context, organisationId, today),
    staff: can(context.actor, "complaint.see"),
  };
}

function complaintsAbout(context: Context, organisationId: number, today: string) {
  const staff = can(context.actor, "complaint.see");
  return context.db
    .select({
      id: complaints.id,
      number: complaints.number,
      receivedOn: complaints.receivedOn,
      state: complaints.state,
      outcome: complaints.outcome,
      statementDueOn: complaints.statementDueOn,
      appealDueOn: complaints.appealDueOn,
      closedOn: complaints.closedOn,
      expiresOn: complaints.expiresOn,
    })
    .from(complaints)
    .where(
      and(
        eq(complaints.organisationId, organisationId),
        staff ? undefined : isNotNull(complaints.informedOn),
        or(isNull(complaints.expiresOn), sql`${complaints.expiresOn} >= ${today}`),
      ),
    )
    .orderBy(desc(complaints.receivedOn), desc(complaints.id))
    .all()
    .map((row) => ({ ...row, state: row.state as ComplaintState, outcome: row.outcome as Ruling | null }));
}

function stepsOf(context: Context, complaintId: number) {
  return context.db
    .select({
      id: complaintSteps.id,
      kind: complaintSteps.kind,
      day: complaintSteps.day,
      outcome: complaintSteps.outcome,
      text: complaintSteps.text,
      personName: complaintSteps.personName,
      userName: users.name,
    })
    .from(complaintSteps)
    .leftJoin(users, eq(users.id, complaintSteps.userId))
    .where(eq(complaintSteps.complaintId, complaintId))
    .orderBy(asc(complaintSteps.id))
    .all()
    .map((row) => ({ ...row, kind: row.kind as ComplaintStep | "receive", outcome: row.outcome as Ruling | null }));
}

/** A complaint for those who handle it, with what can be done next and why the rest cannot. */
export function complaintPage(context: Context, id: number) {
  const complaint = findComplaint(context, id);
  const today = dayOfInstant(context.now());
  const rules = currentRules(context);
  const nameOf = (organisationId: number | null) =>
    organisationId === null
      ? null
      : (context.db
          .select({ name: organisations.legalName })
          .from(organisations)
          .where(eq(organisations.id, organisationId))
          .get()?.name ?? null);
  return {
    complaint,
    organisationName: nameOf(complaint.organisationId),
    complainantOrganisation: nameOf(complaint.complainantOrganisationId),
    steps: stepsOf(context, id),
    today,
    next: COMPLAINT_STEPS.map((step) => ({
      step,
      reason: whyNotStep(step, complaint, { today, actor: context.actor.userId, rules }),
    })),
  };
}

/** A complaint for the form of one step, with the reason where the step cannot be taken now. */
export function stepToTake(context: Context, id: number, step: ComplaintStep) {
  const complaint = findComplaint(context, id);
  const today = dayOfInstant(context.now());
  const rules = currentRules(context);
  return {
    id,
    version: complaint.version,
    reason: whyNotStep(step, complaint, { today, actor: context.actor.userId, rules }),
    names: context.actor.name,
  };
}

/** The steps the firm complained about is told, in its words: never who complained where that is confidential. */
const TOLD_TO_FIRM: readonly (ComplaintStep | "receive")[] = [
  "inform",
  "answer",
  "rule",
  "appeal",
  "decide",
  "withdraw",
];

/** A complaint as the firm complained about reads it: what it was told, what it said, what was ruled. */
export function ownComplaintPage(context: Context, id: number) {
  const complaint = findOwnComplaint(context, id);
  const today = dayOfInstant(context.now());
  const rules = currentRules(context);
  const may = (step: ComplaintStep) =>
    whyNotStep(step, complaint, { today, actor: context.actor.userId, rules }) === null;
  return {
    ...shownToFirm(context, complaint),
    firm: firmActedFor(context, complaint),
    steps: stepsOf(context, id)
      .filter(({ kind }) => TOLD_TO_FIRM.includes(kind))
      .map(({ id: stepId, kind, day, outcome, text, personName }) => ({
        id: stepId,
        kind,
        day,
        outcome,
        // Why somebody took a complaint back may say who it was.
        text: kind === "withdraw" ? "" : text,
        personName: kind === "inform" || kind === "withdraw" ? null : personName,
      })),
    mayAnswer: may("answer"),
    mayAppeal: may("appeal"),
  };
}

/** The firm for which a representative acts on a page of one matter. */
export function firmActedFor(context: Context, { organisationId }: { organisationId: number | null }): string {
  const id = organisationId ?? 0;
  authorize(context, "pledge.sign", { organisationId: id });
  const own = eq(organisations.id, id);
  return context.db.select({ name: organisations.legalName }).from(organisations).where(own).get()?.name ?? "";
}

function shownToFirm(context: Context, complaint: ComplaintRecord) {
  const { id, number, state, outcome, informedOn, statementDueOn, appealDueOn, closedOn, expiresOn, version } =
    complaint;
  const complainant =
    complaint.confidential || complaint.complainantOrganisationId === null
      ? null
      : (context.db
          .select({ name: organisations.legalName })
          .from(organisations)
          .where(eq(organisations.id, complaint.complainantOrganisationId))
          .get()?.name ?? null);
  return {
    complaint: { id, number, state, outcome, informedOn, statementDueOn, appealDueOn, closedOn, expiresOn, version },
    complainant,
    confidential: complaint.confidential,
  };
}

/** Everything on the desk of a firm's representative: texts to sign, own matters, complaints the firm made. */
export function ownConduct(context: Context) {
  const ids = [...context.actor.organisationIds];
  const today = dayOfInstant(context.now());
  const firms = context.db
    .select({ id: organisations.id, legalName: organisations.legalName })
    .from(organisations)
    .where(inArray(organisations.id, ids))
    .orderBy(asc(organisations.id))
    .all();
  const signed = context.db
    .select({ textId: pledgeSignatures.textId, organisationId: pledgeSignatures.organisationId })
    .from(pledgeSignatures)
    .where(inArray(pledgeSignatures.organisationId, ids))
    .all();
  const open = pledgeRows(context).filter(
    ({ textNumber, openUntil }) => textNumber !== null && (openUntil === null || openUntil >= today),
  );
  return {
    firms,
    pledges: open.map((pledge) => ({
      id: pledge.id,
      title: pledge.title,
      openUntil: pledge.openUntil,
      missing: firms
        .filter(({ id }) => !signed.some((each) => each.textId === pledge.textId && each.organisationId === id))
        .map(({ legalName }) => legalName),
    })),
    records: firms.map((firm) => ({ firm, ...conductOfOrganisation(context, firm.id) })),
    lodged: context.db
      .select({
        id: complaints.id,
        number: complaints.number,
        subject: complaints.subject,
        receivedOn: complaints.receivedOn,
        state: complaints.state,
      })
      .from(complaints)
      .where(
        and(
          inArray(complaints.complainantOrganisationId, ids),
          eq(complaints.source, "portal"),
          or(isNull(complaints.expiresOn), sql`${complaints.expiresOn} >= ${today}`),
        ),
      )
      .orderBy(desc(complaints.id))
      .all()
      .map((row) => ({ ...row, state: row.state as ComplaintState })),
  };
}

/** A pledge as it is signed on the desk of a firm: the text of today, and which of the person's firms have not signed it. */
export function pledgeToSign(context: Context, id: number) {
  const pledge = findPledge(context, id);
  const today = dayOfInstant(context.now());
  const text = textOnDay(context, id, today);
  if (!text) throw notFound();
  const firms = context.db
    .select({
      id: organisations.id,
      legalName: organisations.legalName,
      signedOn: sql<
        string | null
      >`(SELECT min(s.signed_on) FROM pledge_signatures s WHERE s.text_id = ${text.id} AND s.organisation_id = organisations.id)`,
      signatory: sql<
        string | null
      >`(SELECT s.signatory_name FROM pledge_signatures s WHERE s.text_id = ${text.id} AND s.organisation_id = organisations.id ORDER BY s.id LIMIT 1)`,
    })
    .from(organisations)
    .where(inArray(organisations.id, [...context.actor.organisationIds]))
    .orderBy(asc(organisations.id))
    .all();
  return {
    pledge: { id: pledge.id, title: title(context, pledge), openUntil: pledge.openUntil },
    text: { id: text.id, number: text.number, validFrom: text.validFrom, textZh: text.textZh, textEn: text.textEn },
    firms,
    open: pledge.openUntil === null || pledge.openUntil >= today,
    signatory: context.actor.name,
  };
}

/** Commendations for everybody: the firm agreed and somebody published them. */
export function publicCommendations(context: Context) {
  authorize(context, "commendation.public");
  return context.db
    .select({
      id: commendations.id,
      legalName: organisations.legalName,
      englishName: organisations.englishName,
      day: commendations.day,
      awardedBy: commendations.awardedBy,
      reason: commendations.reason,
    })
    .from(commendations)
    .innerJoin(organisations, eq(organisations.id, commendations.organisationId))
    .where(
      and(
        isNotNull(commendations.publishedAt),
        isNotNull(commendations.consentOn),
        isNull(commendations.withdrawnAt),
        isNull(organisations.archivedAt),
      ),
    )
    .orderBy(desc(commendations.day), desc(commendations.id))
    .all()
    .map(({ legalName, englishName, ...row }) => ({
      ...row,
      name: context.locale === "en" ? (englishName ?? legalName) : legalName,
    }));
}

/** Every commendation, for those who give them. */
export function commendationRows(context: Context) {
  authorize(context, "commendation.write");
  return context.db
    .select({
      id: commendations.id,
      organisationId: commendations.organisationId,
      organisationName: organisations.legalName,
      day: commendations.day,
      awardedBy: commendations.awardedBy,
      reason: commendations.reason,
      consentOn: commendations.consentOn,
      publishedAt: commendations.publishedAt,
      withdrawnAt: commendations.withdrawnAt,
    })
    .from(commendations)
    .innerJoin(organisations, eq(organisations.id, commendations.organisationId))
    .orderBy(desc(commendations.day), desc(commendations.id))
    .all();
}

/** What a firm reads before it agrees to publication. */
export function commendationToConsent(context: Context, id: number) {
  const { organisationId, day, awardedBy, reason, version, consentOn } = findCommendation(context, id);
  authorize(context, "pledge.sign", { organisationId });
  return { id, firm: firmActedFor(context, { organisationId }), day, awardedBy, reason, version, consentOn };
}
