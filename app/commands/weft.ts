import { asRefusal } from "~/http/storage-errors";
import { Refusal } from "~/http/errors";
import { translateFor } from "~/i18n/messages.server";
import { COMMANDS, findCommand } from "./command-names";
import { readInput, Refused, WrongUsage } from "./command";
import { describeCommands } from "./help";
import { terminalLocale } from "./open-context.server";
import { progressOn } from "./progress";

const DONE = 0;
const REFUSED = 1;
const WRONG_USAGE = 2;

function print(value: unknown): void {
  if (value !== undefined) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

async function usage(problem: string): Promise<number> {
  if (problem) process.stderr.write(`${problem}\n`);
  const lines = (await describeCommands()).map((command) => `  weft ${command.usage}\n      ${command.does}`);
  process.stderr.write(`${lines.join("\n")}\n  [--as EMAIL] the acting person; WEFT_DATA the data folder (./data)\n`);
  return WRONG_USAGE;
}

/** The reason of a refusal as other programs read it. */
function refused(refusal: Refusal, details?: Record<string, unknown>, beside?: object): number {
  const t = translateFor(terminalLocale());
  const fields = Object.entries(refusal.fields).map(([field, { key, params }]) => ({
    field,
    key,
    message: t(key, params),
  }));
  print({
    ...beside,
    error: {
      key: refusal.key,
      message: t(refusal.key, refusal.params),
      details: { ...refusal.params, ...(fields.length > 0 ? { fields } : {}), ...details },
    },
  });
  return REFUSED;
}

async function run(given: readonly string[]): Promise<number> {
  if (given.length === 0) return usage("");
  if (given[0] === "help" || given[0] === "--help") {
    print(await describeCommands());
    return DONE;
  }
  const found = findCommand(given);
  if (!found) return usage(`? ${given.join(" ")}`);
  const progress = progressOn(process.stderr);
  let usageOf = found.name;
  try {
    const command = await COMMANDS[found.name]!();
    usageOf = command.usage;
    print(await command.run(readInput(command, found.rest, progress)));
    return DONE;
  } catch (error) {
    if (error instanceof WrongUsage) {
      process.stderr.write(`${error.message ? `${error.message}\n` : ""}weft ${usageOf}\n`);
      return WRONG_USAGE;
    }
    if (error instanceof Refused) return refused(error.refusal, error.details, error.beside);
    const refusal = asRefusal(error);
    if (refusal) return refused(refusal);
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return refused(new Refusal("not_saved", "error.unexpected", { requestId: `pid ${process.pid}` }));
  } finally {
    progress.end();
  }
}

// Whoever reads may stop reading, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
// A long answer must be written out before the process ends, so the code is set and not forced.
const code = await run(process.argv.slice(2));
process.exitCode ||= code;
