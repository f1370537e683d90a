import { z } from "zod";
import type { Context } from "~/access/context";
import * as field from "~/forms/fields";
import { translateFor } from "~/i18n/messages.server";
import type { MessageKey } from "~/i18n/messages";
import { defineBulkAct, type BulkAct, type BulkField, type BulkInput } from "~/lists/define-bulk-act";
import { optionsOf } from "~/lists/define-list";
import { promoterOptions } from "~/modules/promoters/promoter-queries.server";
import { archiveOrganisation, restoreOrganisation } from "../archive-organisation.server";
import type { OrganisationPatch } from "../organisation-form";
import { organisationRecord, organisationStatements, type OrganisationRecord } from "../organisation-record.server";
import { saveOrganisation } from "../save-organisation.server";
import {
  CHAIN_ROLE_LABELS,
  CHAIN_ROLES,
  KIND_LABELS,
  ORGANISATION_KINDS,
  SIZE_CLASSES,
  SIZE_LABELS,
  type ChainRole,
} from "../vocabulary";
import { askingToConfirm } from "./asking-to-confirm.server";
import { isInCare } from "../organisation-care.server";

type Field = keyof OrganisationRecord & keyof OrganisationPatch;

const asText = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join(" · ") : typeof value === "string" ? value : "";

/** Values of a fixed vocabulary, one or several, in words. */
function labelled(label: MessageKey, labels: Record<string, MessageKey>): BulkField {
  return {
    label,
    words: (context, value) => {
      const t = translateFor(context.locale);
      const values = Array.isArray(value) ? (value as string[]) : typeof value === "string" ? [value] : [];
      return values.map((one) => (labels[one] ? t(labels[one]) : one)).join(" · ");
    },
  };
}

function readField(context: Context, of: Field) {
  return (id: number) => {
    const row = organisationStatements(context.db).byId(id);
    if (!row || !isInCare(context, id)) return null;
    const record = organisationRecord(row);
    return {
      title: record.legalName,
      path: `/organisations/${id}`,
      values: { [of]: record[of], archived: row.archivedAt !== null },
    };
  };
}

/** Sets one field of many organisations, by what it is now and what the person chose. */
function fieldAct(input: {
  id: string;
  label: MessageKey;
  of: Field;
  field: BulkField;
  input: BulkInput;
  schema: z.ZodType<Record<string, unknown>>;
  becomes: (present: unknown, chosen: unknown) => unknown;
}): BulkAct {
  return defineBulkAct({
    id: input.id,
    label: input.label,
    permission: "organisation.write",
    inputs: [input.input],
    schema: input.schema,
    fields: { [input.of]: input.field },
    open: (context, values) => ({
      read: readField(context, input.of),
      plan: (record) =>
        record.values.archived
          ? { skip: { key: "organisation.bulk.archived" } }
          : { after: { [input.of]: input.becomes(record.values[input.of], values.value) } },
      // The record was read in the same transaction: nobody else can have changed it in between.
      save: (id, patch) => {
        saveOrganisation(context, { id, patch: patch as OrganisationPatch, sameNameConfirmed: true });
      },
    }),
  });
}

const replaced = (_present: unknown, chosen: unknown) => chosen;
const added = (present: unknown, chosen: unknown) => [...new Set([...(present as string[]), chosen as string])];
const removed = (present: unknown, chosen: unknown) => (present as string[]).filter((one) => one !== chosen);

/** In the order of the vocabulary, as the verb keeps them. */
const ordered = (roles: unknown) => CHAIN_ROLES.filter((role) => (roles as ChainRole[]).includes(role));

const tagInput: BulkInput = { name: "value", kind: "text", max: 40, label: "organisation.bulk.tag" };
const tagSchema = z.object({ value: field.text({ max: 40 }) });
const tagField: BulkField = { label: "organisation.field.tags", words: (_context, value) => asText(value) };

const chainRoleInput: BulkInput = {
  name: "value",
  kind: "choice",
  label: "organisation.field.chainRoles",
  options: optionsOf(CHAIN_ROLE_LABELS),
};
const chainRoleSchema = z.object({ value: field.choice(CHAIN_ROLES) });
const chainRoleField = labelled("organisation.field.chainRoles", CHAIN_ROLE_LABELS);

function archiving(id: "archive" | "restore", label: MessageKey): BulkAct {
  const archived = id === "archive";
  return defineBulkAct({
    id,
    label,
    permission: "organisation.write",
    inputs: [],
    schema: z.object({}),
    typed: archived,
    fields: {
      archived: {
        label: "organisation.filter.archived",
        words: (context, value) => translateFor(context.locale)(value === true ? "yes" : "no"),
      },
    },
    open: (context) => ({
      read: readField(context, "legalName"),
      plan: () => ({ after: { archived } }),
      save: (recordId, values) => {
        const row = organisationStatements(context.db).byId(recordId);
        // The person has typed how many are put away; the name that the verb asks for is that of the record itself.
        if (values.archived === true) archiveOrganisation(context, recordId, row?.legalName ?? "");
        else restoreOrganisation(context, recordId);
      },
    }),
  });
}

export const organisationBulkActs: readonly BulkAct[] = [
  fieldAct({
    id: "promoter",
    label: "organisation.bulk.setPromoter",
    of: "promoterId",
    field: {
      label: "organisation.field.promoterId",
      words: (context, value) => promoterOptions(context).find((option) => option.value === String(value))?.label ?? "",
    },
    input: { name: "value", kind: "record", label: "organisation.field.promoterId", options: promoterOptions },
    schema: z.object({ value: field.recordId() }),
    becomes: replaced,
  }),
  fieldAct({
    id: "kind",
    label: "organisation.bulk.setKind",
    of: "kind",
    field: labelled("organisation.column.kind", KIND_LABELS),
    input: { name: "value", kind: "choice", label: "organisation.column.kind", options: optionsOf(KIND_LABELS) },
    schema: z.object({ value: field.choice(ORGANISATION_KINDS) }),
    becomes: replaced,
  }),
  fieldAct({
    id: "size",
    label: "organisation.bulk.setSize",
    of: "sizeClass",
    field: labelled("organisation.field.sizeClass", SIZE_LABELS),
    input: {
      name: "value",
      kind: "choice",
      label: "organisation.field.sizeClass",
      options: optionsOf(SIZE_LABELS),
      optional: true,
    },
    schema: z.object({ value: field.optionalChoice(SIZE_CLASSES) }),
    becomes: replaced,
  }),
  fieldAct({
    id: "chain-role",
    label: "organisation.bulk.addChainRole",
    of: "chainRoles",
    field: chainRoleField,
    input: chainRoleInput,
    schema: chainRoleSchema,
    becomes: (present, chosen) => ordered(added(present, chosen)),
  }),
  fieldAct({
    id: "chain-role-removal",
    label: "organisation.bulk.removeChainRole",
    of: "chainRoles",
    field: chainRoleField,
    input: chainRoleInput,
    schema: chainRoleSchema,
    becomes: removed,
  }),
  fieldAct({
    id: "industry",
    label: "organisation.bulk.setIndustry",
    of: "industry",
    field: { label: "organisation.field.industry", words: (_context, value) => asText(value) },
    input: { name: "value", kind: "text", max: 150, label: "organisation.field.industry", optional: true },
    schema: z.object({ value: field.optionalText({ max: 150 }) }),
    becomes: replaced,
  }),
  fieldAct({
    id: "tag",
    label: "organisation.bulk.addTag",
    of: "tags",
    field: tagField,
    input: tagInput,
    schema: tagSchema,
    becomes: added,
  }),
  fieldAct({
    id: "tag-removal",
    label: "organisation.bulk.removeTag",
    of: "tags",
    field: tagField,
    input: tagInput,
    schema: tagSchema,
    becomes: removed,
  }),
  askingToConfirm,
  archiving("archive", "organisation.bulk.archive"),
  archiving("restore", "organisation.bulk.restore"),
];
