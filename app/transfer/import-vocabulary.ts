import type { MessageKey } from "~/i18n/messages";
import type { Tone } from "~/ui/Tag";

export const IMPORT_STATUSES = ["mapping", "checking", "checked", "committed", "undone", "discarded"] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** What becomes of a row. */
export const OUTCOMES = ["create", "update", "unchanged", "skip", "doubtful", "error"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What happens to a record that is there already. A blank cell or a column that is not in the file never erases anything. */
export const ON_MATCH = ["update", "fill-blanks", "skip"] as const;
export type OnMatch = (typeof ON_MATCH)[number];

/** An error keeps its row out; a doubt waits for a person; a warning only says so. */
export const PROBLEM_LEVELS = ["error", "doubt", "warning"] as const;
export type ProblemLevel = (typeof PROBLEM_LEVELS)[number];

export const STATUS_LABELS: Record<ImportStatus, MessageKey> = {
  mapping: "import.status.mapping",
  checking: "import.status.checking",
  checked: "import.status.checked",
  committed: "import.status.committed",
  undone: "import.status.undone",
  discarded: "import.status.discarded",
};

export const STATUS_TONES: Record<ImportStatus, Tone> = {
  mapping: "weft",
  checking: "weft",
  checked: "weft",
  committed: "ok",
  undone: "plain",
  discarded: "plain",
};

/** Before the import is written. */
export const OUTCOME_LABELS: Record<Outcome, MessageKey> = {
  create: "import.outcome.create",
  update: "import.outcome.update",
  unchanged: "import.outcome.unchanged",
  skip: "import.outcome.skip",
  doubtful: "import.outcome.doubtful",
  error: "import.outcome.error",
};

/** After it was written. */
export const RESULT_LABELS: Record<Outcome, MessageKey> = {
  create: "import.result.create",
  update: "import.result.update",
  unchanged: "import.result.unchanged",
  skip: "import.result.skip",
  doubtful: "import.result.doubtful",
  error: "import.result.error",
};

export const OUTCOME_TONES: Record<Outcome, Tone> = {
  create: "ok",
  update: "weft",
  unchanged: "plain",
  skip: "plain",
  doubtful: "warn",
  error: "bad",
};

export const ON_MATCH_LABELS: Record<OnMatch, MessageKey> = {
  update: "import.onMatch.update",
  "fill-blanks": "import.onMatch.fillBlanks",
  skip: "import.onMatch.skip",
};
