import type { Command } from "./command";

/** Each command is loaded when it is called, so that a fault in one does not keep the others from working. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  "admin create": async () => (await import("./admin-create")).adminCreate,
  "admin remove-second-factor": async () => (await import("./admin-remove-second-factor")).adminRemoveSecondFactor,
  "import organisations": async () => (await import("./import-organisations")).importOrganisations,
  "import industries": async () => (await import("./import-industries")).importIndustriesCommand,
  "import undo": async () => (await import("./import-undo")).importUndo,
  report: async () => (await import("./report")).report,
  backup: async () => (await import("./backup")).backup,
  restore: async () => (await import("./restore")).restore,
  check: async () => (await import("./check")).check,
  "eval duplicates": async () => (await import("./eval-duplicates")).evalDuplicates,
  demo: async () => (await import("./demo")).demo,
};

/** The command that the first words name, and the words after it. */
export function findCommand(given: readonly string[]): { name: string; rest: readonly string[] } | null {
  for (const length of [2, 1]) {
    const name = given.slice(0, length).join(" ");
    if (Object.hasOwn(COMMANDS, name)) return { name, rest: given.slice(length) };
  }
  return null;
}
