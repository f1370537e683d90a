import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { Refusal } from "~/http/errors";
import { evaluateNames, type NamedFirm } from "~/modules/organisations/duplicates/evaluate-names.server";
import { required, type Command } from "./command";

/** Columns: legal name, short name, former names separated by commas. */
function readFirms(file: string): NamedFirm[] {
  if (!existsSync(file)) throw new Refusal("not_found", "command.fileNotFound", { file });
  const rows = parse(readFileSync(file), { bom: true, from_line: 2, relax_column_count: true }) as string[][];
  return rows.map(([legalName = "", shortName = "", former = ""]) => ({
    legalName: legalName.trim(),
    shortName: shortName.trim(),
    formerNames: [...new Set(former.split(",").map((name) => name.trim()))].filter((name) => name !== ""),
  }));
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Is the right firm proposed first, or among five, when only a short or a former name of it is given? */
export const evalDuplicates: Command = {
  usage: "eval duplicates --names FILE",
  does: "recall at 1 and 5 of every method tried for finding a firm by a short or former name (columns: legal, short, former names)",
  options: { names: { type: "string" } },
  words: 0,
  run: (input) => {
    const firms = readFirms(required(input, "names"));
    const results = evaluateNames(firms, (name) => input.progress.step(name));
    const share = (value: number) => value.toFixed(3);
    const head = [
      "method",
      "short @1",
      "short @5",
      "former @1",
      "former @5",
      "short @1 held out",
      "former @1 held out",
    ];
    const lines = results.methods.map(({ method, short, former }) => [
      method,
      ...[short.at1, short.at5, former.at1, former.at5, short.heldOut, former.heldOut].map(share),
    ]);
    process.stderr.write(`${table([head, ...lines])}\n`);
    return Promise.resolve(results);
  },
};
