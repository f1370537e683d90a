import { and, desc, eq, gte, isNull, or } from "drizzle-orm";
import { COMPLAINT_STATE_LABELS } from "~/modules/conduct/conduct-labels";
import { conductOfOrganisation } from "~/modules/conduct/conduct-queries.server";
import { dayOfInstant } from "~/values/business-day";
import { complaints } from "~db/schema";
import { table, type Readers } from "./held-reader.server";

/** What it signed, was commended for and was complained of. */
export const heldOfConduct = {
  pledges: ({ context, id }) =>
    table(
      [
        ["held.column.title"],
        ["held.column.version", "integer"],
        ["held.column.day", "day"],
        ["held.column.signatory"],
      ],
      conductOfOrganisation(context, id).signatures.map((row) => [
        ...[row.title, row.textNumber, row.signedOn, row.signatoryName],
      ]),
    ),
  commendations: ({ context, t, id }) =>
    table(
      [
        ["held.column.day", "day"],
        ["held.column.reason"],
        ["held.column.awardedBy"],
        ["held.column.consentedOn", "day"],
        ["held.column.published"],
      ],
      conductOfOrganisation(context, id).commendations.map((row) => [
        ...[row.day, row.reason, row.awardedBy, row.consentOn, t(row.published ? "yes" : "no")],
      ]),
    ),
  complaints: ({ context, t, id }) => {
    const today = dayOfInstant(context.now());
    // The same as on the desk: what the firm was informed of, and what it complained of itself.
    const lodged = context.db
      .select({
        number: complaints.number,
        day: complaints.receivedOn,
        state: complaints.state,
        subject: complaints.subject,
      })
      .from(complaints)
      .where(
        and(
          eq(complaints.complainantOrganisationId, id),
          eq(complaints.source, "portal"),
          or(isNull(complaints.expiresOn), gte(complaints.expiresOn, today)),
        ),
      )
      .orderBy(desc(complaints.id))
      .all();
    const state = (text: string) => t(COMPLAINT_STATE_LABELS[text as keyof typeof COMPLAINT_STATE_LABELS]);
    return table(
      [
        ["held.column.number"],
        ["held.column.side"],
        ["held.column.day", "day"],
        ["held.column.subject"],
        ["held.column.status"],
      ],
      [
        ...conductOfOrganisation(context, id).complaints.map((row) => [
          ...[row.number, t("held.complaint.about"), row.receivedOn, null, state(row.state)],
        ]),
        ...lodged.map((row) => [row.number, t("held.complaint.lodged"), row.day, row.subject, state(row.state)]),
      ],
    );
  },
} satisfies Readers;
