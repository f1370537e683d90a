import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { conflict, Refusal } from "~/http/errors";
import { importFile } from "~/transfer/import-file.server";
import { ON_MATCH } from "~/transfer/import-vocabulary";
import { importRegistry } from "~/transfer-registry/imports.server";
import { oneOf, Refused, WrongUsage, type Command } from "./command";
import { withContext } from "./open-context.server";

export const importOrganisations: Command = {
  usage:
    "import organisations FILE [--dry-run] [--map HEADER=field …] [--on-match skip|update|fill-blanks] [--skip-errors]",
  does: "imports members from a .csv or .xlsx file; a file with an error imports nothing unless --skip-errors",
  options: {
    "dry-run": { type: "boolean" },
    map: { type: "string", multiple: true },
    "on-match": { type: "string" },
    "skip-errors": { type: "boolean" },
  },
  words: 1,
  run: (input) => {
    const file = input.words[0]!;
    const onMatch = oneOf(input, "on-match", ON_MATCH, "update");
    const map = readMap(input.options.map);
    if (!existsSync(file)) throw new Refusal("not_found", "command.fileNotFound", { file });
    input.progress.step(path.basename(file));
    return withContext(input, async ({ context }) => {
      const result = await importFile(
        context,
        importRegistry,
        "organisations",
        { name: path.basename(file), bytes: readFileSync(file) },
        {
          dryRun: input.options["dry-run"] === true,
          skipErrors: input.options["skip-errors"] === true,
          map,
          onMatch,
          progress: input.progress.at,
        },
      );
      if (result.importId !== null || input.options["dry-run"] === true) return result;
      // Nothing was written, so nothing was created: the counts of the plan would say otherwise.
      throw new Refused(
        conflict("command.importRefused", { errors: result.errors.length }),
        {},
        { ...result, created: 0, updated: 0 },
      );
    });
  },
};

/** `HEADER=field`, where an empty field leaves the column out. The last `=` counts: headers may hold one. */
function readMap(given: unknown): Record<string, string | null> {
  const map: Record<string, string | null> = {};
  for (const entry of Array.isArray(given) ? (given as string[]) : []) {
    const at = entry.lastIndexOf("=");
    if (at < 1) throw new WrongUsage(`--map ${entry}`);
    map[entry.slice(0, at)] = entry.slice(at + 1) || null;
  }
  return map;
}
