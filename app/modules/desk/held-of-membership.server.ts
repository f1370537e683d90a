import { desc, eq } from "drizzle-orm";
import { MANDATE_ROLE_LABELS } from "~/modules/governance/governance-labels";
import type { MandateRole } from "~/modules/governance/vocabulary";
import { membershipPage } from "~/modules/organisations/membership/membership-page.server";
import {
  APPLICATION_STATE_LABELS,
  type ApplicationState,
  DUE_STATE_LABELS,
  MEMBERSHIP_STATUS_LABELS,
} from "~/modules/organisations/membership/vocabulary";
import { governanceBodies, mandates, membershipApplications } from "~db/schema";
import { table, day, yuan, type Readers } from "./held-reader.server";

/** Its membership, what it pays for it, and the seats that it holds in bodies. */
export const heldOfMembership = {
  membership: ({ context, t, id }) =>
    table(
      [["held.column.from", "day"], ["held.column.until", "day"], ["held.column.status"], ["held.column.class"]],
      membershipPage(context, id).spans.map((span) => [
        ...[span.fromDay, span.untilDay, t(MEMBERSHIP_STATUS_LABELS[span.status]), span.className],
      ]),
    ),
  dues: ({ context, t, id }) =>
    table(
      [
        ["held.column.year", "integer"],
        ["held.column.yuan", "decimal"],
        ["held.column.dueOn", "day"],
        ["held.column.status"],
        ["held.column.paidOn", "day"],
      ],
      (membershipPage(context, id).dues ?? []).map((due) => [
        ...[due.year, yuan(due.amountFen), due.dueDay, t(DUE_STATE_LABELS[due.state]), due.paidOn],
      ]),
    ),
  applications: ({ context, t, id }) =>
    table(
      [
        ["held.column.day", "day"],
        ["held.column.name"],
        ["held.column.contact"],
        ["held.column.status"],
        ["held.column.answeredOn", "day"],
      ],
      context.db
        .select()
        .from(membershipApplications)
        .where(eq(membershipApplications.organisationId, id))
        .orderBy(desc(membershipApplications.createdAt))
        .all()
        .map((row) => [
          ...[day(row.createdAt), row.legalName, row.contactName],
          ...[t(APPLICATION_STATE_LABELS[row.state as ApplicationState]), day(row.decidedAt)],
        ]),
    ),
  mandates: ({ context, t, id }) =>
    table(
      [
        ["held.column.body"],
        ["held.column.name"],
        ["held.column.role"],
        ["held.column.from", "day"],
        ["held.column.until", "day"],
      ],
      context.db
        .select({ mandate: mandates, nameZh: governanceBodies.nameZh, nameEn: governanceBodies.nameEn })
        .from(mandates)
        .innerJoin(governanceBodies, eq(governanceBodies.id, mandates.bodyId))
        .where(eq(mandates.organisationId, id))
        .orderBy(desc(mandates.fromDay), desc(mandates.id))
        .all()
        .map(({ mandate, nameZh, nameEn }) => [
          ...[(context.locale === "en" && nameEn) || nameZh, mandate.personName],
          ...[t(MANDATE_ROLE_LABELS[mandate.role as MandateRole]), mandate.fromDay, mandate.untilDay],
        ]),
    ),
} satisfies Readers;
