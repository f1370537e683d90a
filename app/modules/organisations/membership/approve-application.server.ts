import { authorize } from "~/access/authorize.server";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { conflict, invalidField } from "~/http/errors";
import { createAccount, type CreatedAccount } from "~/modules/accounts/create-account.server";
import { dayOfInstant } from "~/values/business-day";
import { asLocale } from "~/i18n/locales";
import { transact } from "~db/transact";
import { createOrganisation } from "../create-organisation.server";
import { organisationStatements } from "../organisation-record.server";
import { matchesOf } from "./application-matches.server";
import { mailApplication } from "./application-mail.server";
import { beginMembership } from "./begin-membership.server";
import { findApplication, moveApplication, requireMove, type ApplicationRow } from "./find-application.server";
import { standingsOf } from "./standings.server";
import type { OrganisationKind } from "../vocabulary";
import { RESEARCH_KINDS } from "../member-class";

export interface Approval {
  id: number;
  version: number;
  /** The organisation that the applicant is, chosen by a person; null makes a new one. */
  organisationId: number | null;
  classId: number | null;
  joinedOn: string;
  /** Opens an account for the contact and mails the link. */
  invite: boolean;
}

/**
 * Approves an application: the organisation is made, or the one that a person chose is taken; its membership begins; the
 * applicant is told. All of it or nothing.
 * @throws Refusal conflict (decided meanwhile, archived, already a member), invalid, forbidden (who may not open accounts)
 */
export function approveApplication(
  context: Context,
  { id, version, ...approval }: Approval,
): { organisationId: number } {
  authorize(context, "application.review");
  return transact(context, () => {
    const application = findApplication(context, { id });
    requireMove(application, version, "approved");
    const organisationId = approval.organisationId ?? newOrganisation(context, application);
    const row = organisationStatements(context.db).byId(organisationId);
    if (!row) throw invalidField("organisation", "field.notAChoice");
    if (row.archivedAt !== null) throw conflict("membership.refused.archived");
    const standing = standingsOf(context, [organisationId], dayOfInstant(context.now())).get(organisationId);
    if (standing && standing.status !== "left" && standing.status !== "expired")
      throw conflict("application.refused.alreadyMember", { name: row.legalName });
    const approved = moveApplication(context, application, version, "approved", {
      organisationId,
      reviewedBy: context.actor.userId,
      decidedAt: context.now(),
    });
    beginMembership(context, { organisationId, joinedOn: approval.joinedOn, classId: approval.classId });
    if (approval.invite) inviteApplicant(context, approved, row.creditCode ?? row.legalName);
    mailApplication(context, approved, "Approved", { day: approval.joinedOn });
    return { organisationId };
  });
}

function newOrganisation(context: Context, application: ApplicationRow): number {
  const [same] = matchesOf(context, application).filter((match) => match.by === "credit_code");
  // Only a person decides that two records are one; a code that is on record can only be this organisation.
  if (same) throw invalidField("organisation", "application.refused.codeOnRecord", { name: same.legalName });
  const { id } = createOrganisation(context, {
    legalName: application.legalName,
    creditCode: application.creditCode,
    kind: application.kind as OrganisationKind,
    region: null,
    website: application.website,
    note: [application.region, application.introduction].filter(Boolean).join("\n") || null,
    sameNameConfirmed: true,
  });
  return id;
}

function inviteApplicant(context: Context, application: ApplicationRow, organisation: string): CreatedAccount {
  if (!can(context.actor, "account.manage")) throw conflict("application.refused.mayNotInvite");
  const { email, contactName, locale } = application;
  try {
    return createAccount(
      context,
      {
        email,
        name: contactName,
        role: RESEARCH_KINDS.some((kind) => kind === application.kind)
          ? "institute_representative"
          : "firm_representative",
        locale: asLocale(locale),
        organisations: [organisation],
      },
      { mailLink: true },
    );
  } catch (error) {
    // Fields of another form: said as a whole, so that nothing was approved and the person knows why.
    if (error instanceof Error && "fields" in error && "email" in (error.fields as object))
      throw conflict("application.refused.accountExists", { email });
    throw error;
  }
}
