import { undoImport } from "~/transfer/undo-import.server";
import { importRegistry } from "~/transfer-registry/imports.server";
import { idOf, type Command } from "./command";
import { withContext } from "./open-context.server";

export const importUndo: Command = {
  usage: "import undo ID",
  does: "restores what an import changed; fields edited since are left and listed",
  options: {},
  words: 1,
  run: (input) => {
    const id = idOf(input.words[0]);
    return withContext(input, ({ context }) => undoImport(context, importRegistry, id));
  },
};
