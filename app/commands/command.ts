import type { ParseArgsConfig } from "node:util";
import { parseArgs } from "node:util";
import type { Refusal } from "~/http/errors";
import type { Progress } from "./progress";

/** What a command is given: its words and options, and where to tell how far it is. */
export interface CommandInput {
  words: readonly string[];
  options: Readonly<Record<string, string | boolean | string[] | undefined>>;
  progress: Progress;
}

export interface Command {
  /** After the program's name, such as `import undo ID`. */
  usage: string;
  /** What it does, in one line. */
  does: string;
  options: NonNullable<ParseArgsConfig["options"]>;
  /** How many words follow the name. */
  words: number;
  /** @returns what is printed as JSON; undefined prints nothing */
  run: (input: CommandInput) => Promise<unknown>;
}

/** The words or options do not fit the command; ends with exit code 2. */
export class WrongUsage extends Error {}

/** A refusal with more to say than a sentence: details in the error, and what the command prints anyway beside it. */
export class Refused extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly details: Record<string, unknown>,
    readonly beside: object = {},
  ) {
    super(refusal.message);
  }
}

/** Every command knows who acts; the system does unless a person is named. */
const COMMON_OPTIONS = { as: { type: "string" }, help: { type: "boolean" } } as const;

export function readInput(command: Command, given: readonly string[], progress: Progress): CommandInput {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      options: { ...COMMON_OPTIONS, ...command.options },
      allowPositionals: true,
      strict: true,
    });
    if (values.help) throw new WrongUsage();
    if (positionals.length !== command.words) throw new WrongUsage();
    return { words: positionals, options: values as CommandInput["options"], progress };
  } catch (error) {
    if (error instanceof WrongUsage) throw error;
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

/** The text of an option, or wrong usage when it must be there and is not. */
export function required(input: CommandInput, name: string): string {
  const value = input.options[name];
  if (typeof value !== "string" || value === "") throw new WrongUsage(`--${name}`);
  return value;
}

export function optional(input: CommandInput, name: string): string | null {
  const value = input.options[name];
  return typeof value === "string" && value !== "" ? value : null;
}

export function oneOf<const T extends string>(
  input: CommandInput,
  name: string,
  choices: readonly T[],
  otherwise: T,
): T {
  const value = optional(input, name) ?? otherwise;
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new WrongUsage(`--${name} ${choices.join("|")}`);
  return choice;
}

/** An id among the words. */
export function idOf(text: string | undefined): number {
  if (text === undefined || !/^[1-9]\d{0,14}$/.test(text)) throw new WrongUsage();
  return Number(text);
}
