import path from "node:path";
import { writeBackup } from "~/backup/write-backup.server";
import { readSettings } from "~/env.server";
import { required, type Command } from "./command";

export const backup: Command = {
  usage: "backup --out FOLDER",
  does: "writes a snapshot with a manifest of counts and hashes, while the product goes on",
  options: { out: { type: "string" } },
  words: 0,
  run: async (input) => {
    const target = path.resolve(required(input, "out"));
    const { dataFolder } = readSettings(process.env);
    const started = Date.now();
    const manifest = writeBackup({ dataFolder, target, now: () => Date.now() }, (step) => input.progress.step(step));
    return { folder: target, milliseconds: Date.now() - started, ...manifest };
  },
};
