import path from "node:path";
import { restoreBackup } from "~/backup/restore-backup.server";
import { readSettings } from "~/env.server";
import type { Command } from "./command";

export const restore: Command = {
  usage: "restore FOLDER",
  does: "puts a backup into an empty data folder, after checking every file, table and audit entry",
  options: {},
  words: 1,
  run: async (input) => {
    const source = path.resolve(input.words[0]!);
    const { dataFolder } = readSettings(process.env);
    const started = Date.now();
    const by = { userId: null, name: "weft restore" };
    const manifest = restoreBackup({ source, dataFolder, by }, (step) => input.progress.step(step));
    return { folder: dataFolder, milliseconds: Date.now() - started, ...manifest };
  },
};
