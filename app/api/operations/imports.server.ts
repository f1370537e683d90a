import { z } from "zod";
import { Refusal } from "~/http/errors";
import { importFile } from "~/transfer/import-file.server";
import { importList } from "~/transfer/import-list";
import { importSource, type ImportListRow } from "~/transfer/import-queries.server";
import { loadImport } from "~/transfer/import-record.server";
import { ON_MATCH, type OnMatch } from "~/transfer/import-vocabulary";
import { importRegistry } from "~/transfer-registry/imports.server";
import { findInList, instant, listAnswer, runListFor } from "../list-answer.server";
import { defineOperation } from "../operation";

const row = z.object({
  id: z.number().int(),
  kind: z.string(),
  fileName: z.string(),
  status: z.string(),
  counts: z.record(z.string(), z.number().int()),
  createdAt: z.iso.datetime(),
  createdBy: z.string().nullable(),
});

function facts({ findings: _, counts, createdAt, ...found }: ImportListRow): z.output<typeof row> {
  return { ...found, counts: counts as Record<string, number>, createdAt: instant(createdAt) };
}

const placed = z.object({
  row: z.number().int(),
  column: z.number().int(),
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

const result = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  columns: z.array(z.object({ column: z.number().int(), header: z.string(), field: z.string().nullable() })),
  duplicates: z.array(placed),
  warnings: z.array(placed),
  errors: z.array(placed),
  importId: z.number().int().nullable(),
});

export const importOperations = [
  defineOperation({
    id: "listImports",
    method: "GET",
    path: "/imports",
    permission: "import.run",
    scope: "imports:read",
    summary: "api.operation.listImports",
    list: importList,
    status: 200,
    answer: listAnswer(row),
    run: ({ context, parameters }) => runListFor(context, importSource, parameters, (rows) => rows.map(facts)),
  }),
  defineOperation({
    id: "readImport",
    method: "GET",
    path: "/imports/{id}",
    permission: "import.run",
    scope: "imports:read",
    summary: "api.operation.readImport",
    status: 200,
    answer: row,
    run: ({ context, id }): z.output<typeof row> => {
      // Who may not write such records may not read of one import either.
      loadImport(context, importRegistry, id);
      return facts(findInList(context, importSource, id));
    },
  }),
  defineOperation({
    id: "importOrganisations",
    method: "POST",
    path: "/imports/organisations",
    permission: "import.run",
    scope: "imports:write",
    summary: "api.operation.importOrganisations",
    parameters: {
      dryRun: { schema: z.enum(["yes", "no"]), summary: "api.parameter.dryRun" },
      onMatch: { schema: z.enum(ON_MATCH), summary: "api.parameter.onMatch" },
      skipErrors: { schema: z.enum(["yes", "no"]), summary: "api.parameter.skipErrors" },
    },
    file: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    status: 200,
    answer: result,
    run: ({ context, parameters, body }) =>
      importFile(context, importRegistry, "organisations", body as { name: string; bytes: Uint8Array }, {
        dryRun: chosen(parameters, "dryRun", ["yes", "no"], "no") === "yes",
        skipErrors: chosen(parameters, "skipErrors", ["yes", "no"], "no") === "yes",
        onMatch: chosen<OnMatch>(parameters, "onMatch", ON_MATCH, "update"),
      }),
  }),
];

function chosen<T extends string>(parameters: URLSearchParams, name: string, words: readonly T[], usual: T): T {
  const given = parameters.get(name);
  if (given === null) return usual;
  const word = words.find((each) => each === given);
  if (word === undefined) throw new Refusal("invalid", "api.wrongParameter", { parameter: name });
  return word;
}
