import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Refusal } from "~/http/errors";
import { importIndustries } from "~/modules/organisations/profile/import-industries.server";
import type { Command } from "./command";
import { withContext } from "./open-context.server";

export const importIndustriesCommand: Command = {
  usage: "import industries FILE [--name NAME]",
  does: "imports a list of industries (code, name_zh, name_en, parent) from a .csv or .xlsx file; it is in use from then on",
  options: { name: { type: "string" } },
  words: 1,
  run: (input) => {
    const file = input.words[0]!;
    if (!existsSync(file)) throw new Refusal("not_found", "command.fileNotFound", { file });
    const fileName = path.basename(file);
    const name = typeof input.options.name === "string" ? input.options.name : path.parse(fileName).name;
    input.progress.step(fileName);
    return withContext(input, ({ context }) =>
      importIndustries(context, name, { name: fileName, bytes: readFileSync(file) }),
    );
  },
};
