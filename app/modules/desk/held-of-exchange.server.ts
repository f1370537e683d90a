import { asc, desc, eq } from "drizzle-orm";
import { filesOf } from "~/files/file-queries.server";
import { FIELD_LABELS } from "~/modules/organisations/field-labels";
import { firmFiles, sharedFiles } from "~/modules/organisations/profile/organisation-files.server";
import { dataConfirmations, dataProposalFields, dataProposals, users } from "~db/schema";
import { dataRequestsOfFirm } from "./data-request-queries.server";
import { table, moment, type Readers } from "./held-reader.server";
import { DATA_REQUEST_KIND_LABELS, DATA_REQUEST_STATE_LABELS } from "./vocabulary";

/** What went to and fro about its data: confirmed, corrected, asked for, filed. */
export const heldOfExchange = {
  confirmations: ({ context, t, id }) =>
    table(
      [["held.column.at"], ["held.column.by"], ["held.column.side"]],
      context.db
        .select({ at: dataConfirmations.confirmedAt, byFirm: dataConfirmations.byFirm, by: users.name })
        .from(dataConfirmations)
        .leftJoin(users, eq(users.id, dataConfirmations.confirmedBy))
        .where(eq(dataConfirmations.organisationId, id))
        .orderBy(desc(dataConfirmations.confirmedAt), desc(dataConfirmations.id))
        .all()
        .map((row) => [moment(row.at), row.by, t(row.byFirm ? "held.confirmed.byFirm" : "held.confirmed.byStaff")]),
    ),
  proposals: ({ context, t, id }) =>
    table(
      [
        ["held.column.at"],
        ["held.column.field"],
        ["held.column.seen"],
        ["held.column.proposed"],
        ["held.column.decision"],
        ["held.column.remark"],
      ],
      context.db
        .select({ proposal: dataProposals, field: dataProposalFields })
        .from(dataProposals)
        .leftJoin(dataProposalFields, eq(dataProposalFields.proposalId, dataProposals.id))
        .where(eq(dataProposals.organisationId, id))
        .orderBy(desc(dataProposals.id), asc(dataProposalFields.field))
        .all()
        .map(({ proposal, field }) => [
          moment(proposal.proposedAt),
          field === null ? null : t(FIELD_LABELS[field.field as keyof typeof FIELD_LABELS]),
          ...[field?.seen, field?.proposed],
          field?.decision == null
            ? null
            : t(field.decision === "accepted" ? "held.proposal.accepted" : "held.proposal.declined"),
          proposal.remark,
        ]),
    ),
  requests: ({ context, t, id }) =>
    table(
      [
        ["held.column.day", "day"],
        ["held.column.kind"],
        ["held.column.name"],
        ["held.column.text"],
        ["held.column.dueOn", "day"],
        ["held.column.status"],
        ["held.column.answer"],
        ["held.column.answeredOn", "day"],
      ],
      dataRequestsOfFirm(context, id).map((row) => [
        ...[row.receivedOn, t(DATA_REQUEST_KIND_LABELS[row.kind]), row.personName, row.text, row.dueOn],
        ...[t(DATA_REQUEST_STATE_LABELS[row.state]), row.answer, row.answeredOn],
      ]),
    ),
  files: ({ context, t, id }) =>
    table(
      [
        ["held.column.name"],
        ["held.column.purpose"],
        ["held.column.bytes", "integer"],
        ["held.column.at"],
        ["held.column.by"],
      ],
      [firmFiles, sharedFiles].flatMap((subject) =>
        filesOf(context, subject, id).files.map((file) => [
          ...[file.name, t(subject.purposes[file.purpose] ?? "organisation.files.purpose.other")],
          ...[file.size, moment(file.uploadedAt), file.uploadedBy],
        ]),
      ),
    ),
} satisfies Readers;
