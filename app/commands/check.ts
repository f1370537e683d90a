import { checkData } from "~/backup/check-data.server";
import { readSettings } from "~/env.server";
import { Refusal } from "~/http/errors";
import { Refused, type Command } from "./command";

export const check: Command = {
  usage: "check",
  does: "checks integrity, foreign keys, the audit chain and the search index",
  options: {},
  words: 0,
  run: async (input) => {
    const report = checkData(readSettings(process.env).dataFolder, (name) => input.progress.step(name));
    if (!report.ok) throw new Refused(new Refusal("conflict", "check.failed"), { checks: report.checks });
    return report;
  },
};
