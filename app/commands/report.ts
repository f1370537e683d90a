import { accessSync, constants, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Refusal } from "~/http/errors";
import { LOCALES } from "~/i18n/locales";
import { findHub, promoterById } from "~/modules/promoters/promoter-queries.server";
import { exportReport } from "~/modules/reports/export-report.server";
import { openReport } from "~/modules/reports/open-report.server";
import { reportOfPeriod } from "~/modules/reports/report-queries.server";
import { EXPORT_FORMATS } from "~/modules/reports/vocabulary";
import { isPeriod, type Period } from "~/values/period";
import { idOf, oneOf, optional, required, WrongUsage, type Command, type CommandInput } from "./command";
import { withContext } from "./open-context.server";

export const report: Command = {
  usage:
    "report --quarter 2026Q3 | --year 2026 [--promoter ID] [--language zh-CN|en] --format json|docx|xlsx|html --out FILE",
  does: "writes the activity report of a period, begun as a draft where there is none",
  options: {
    quarter: { type: "string" },
    year: { type: "string" },
    promoter: { type: "string" },
    language: { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
  },
  words: 0,
  run: (input) => {
    const period = periodOf(input);
    const format = oneOf(input, "format", EXPORT_FORMATS, "json");
    const out = path.resolve(required(input, "out"));
    refuseUnlessWritable(out);
    const promoter = optional(input, "promoter");
    const promoterId = promoter === null ? null : idOf(promoter);
    return withContext(input, async ({ context }) => {
      const language = oneOf(input, "language", LOCALES, context.locale);
      const owner = promoterId === null ? findHub(context) : promoterById(context, promoterId);
      if (!owner) throw new Refusal("not_found", "command.noPromoter");
      input.progress.step(`${period} ${format}`);
      const id = reportOfPeriod(context, period, owner.id)?.id ?? openReport(context, period, owner.id);
      const { body } = await exportReport({ ...context, locale: language }, id, format);
      try {
        writeFileSync(out, body);
      } catch {
        throw cannotWrite(out);
      }
      return { file: out, bytes: body.length, reportId: id, period, promoterId: owner.id, format, language };
    });
  },
};

const cannotWrite = (file: string) => new Refusal("not_saved", "command.cannotWrite", { file });

/** Before a draft is begun for a file that has no place. */
function refuseUnlessWritable(file: string): void {
  try {
    accessSync(path.dirname(file), constants.W_OK);
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  } catch {
    // Refused below.
  }
  throw cannotWrite(file);
}

function periodOf(input: CommandInput): Period {
  const quarter = optional(input, "quarter");
  const year = optional(input, "year");
  const period = quarter ?? year;
  if (period === null || (quarter !== null && year !== null)) throw new WrongUsage("--quarter | --year");
  if (!isPeriod(period) || (quarter !== null) !== /Q[1-4]$/.test(period)) throw new WrongUsage(period);
  return period;
}
