import type { MessageKey } from "~/i18n/messages";
import type { Refusal } from "~/http/errors";
import type { ImportRegister, RecordMatch, RecordValues, RowIdentity, RowProblem } from "./define-import";
import type { ImportMapping, ImportRow, RowPlan } from "./import-row";
import type { OnMatch } from "./import-vocabulary";
import { rowValues, type NamedField } from "./row-values";
import { sameValue } from "./same-value";
import type { TableProblem } from "./tables/table";

export interface PlanInput {
  rows: readonly ImportRow[];
  mapping: ImportMapping;
  onMatch: OnMatch;
  fields: ReadonlyMap<string, NamedField>;
  register: ImportRegister;
  /** What the reader of the file said about whole rows. */
  tableProblems: readonly TableProblem[];
  /** The refusal of a verb, if the error is one. */
  asRefusal: (error: unknown) => Refusal | null;
}

interface ReadRow {
  row: ImportRow;
  patch: RecordValues;
  problems: RowProblem[];
  identities: RowIdentity[];
  /** The patch as a text, to find rows that say the same. */
  content: string;
}

const ROWS_PER_TURN = 250;
/** What the reader says about a row and a person must look at; the rest is about the file. */
const ROW_DOUBTS: ReadonlySet<string> = new Set<TableProblem["key"]>(["table.raggedRow"]);

/**
 * What every row of a file would do, in the order of the file. Reads only. A generator, so that the check of a file can let others
 * have their turn (it yields the number of rows done) and the commit can run through it in one go, inside its transaction.
 */
export function* planRows(input: PlanInput): Generator<number, RowPlan[]> {
  const { rows } = input;
  const ofRow = new Map<number, RowProblem[]>();
  for (const { row, column, key, params } of input.tableProblems) {
    if (row === 0 || column !== 0 || !ROW_DOUBTS.has(key)) continue;
    ofRow.set(row, [...(ofRow.get(row) ?? []), { field: null, level: "doubt", key, params }]);
  }
  const read: ReadRow[] = [];
  for (const row of rows) {
    read.push(readRow(input, row, ofRow.get(row.rowNumber) ?? []));
    if (read.length % ROWS_PER_TURN === 0) yield read.length / 2;
  }
  const others = rowsAboutTheSame(read);
  const plans: RowPlan[] = [];
  for (const entry of read) {
    plans.push(planRow(input, entry, others.get(entry.row.rowNumber)));
    if (plans.length % ROWS_PER_TURN === 0) yield (rows.length + plans.length) / 2;
  }
  return waitForOneRowEach(plans);
}

/** Rows that share neither code nor name may still have found the same record: one of them must go. */
function waitForOneRowEach(plans: RowPlan[]): RowPlan[] {
  const rowsOf = new Map<number, number[]>();
  for (const { target, outcome, rowNumber } of plans) {
    if (target === null || (outcome !== "update" && outcome !== "unchanged")) continue;
    rowsOf.set(target, [...(rowsOf.get(target) ?? []), rowNumber]);
  }
  return plans.map((plan) => {
    const rows = plan.target === null ? [] : (rowsOf.get(plan.target) ?? []);
    if (rows.length < 2 || !rows.includes(plan.rowNumber)) return plan;
    const others = rows.filter((row) => row !== plan.rowNumber).slice(0, 5);
    const problem: RowProblem = {
      field: null,
      level: "doubt",
      key: "import.row.sameRecord",
      params: { rows: others.join(", ") },
    };
    return { ...plan, outcome: "doubtful", problems: [...plan.problems, problem] };
  });
}

/** Runs through a plan without a pause. */
export function planAtOnce(input: PlanInput): RowPlan[] {
  const steps = planRows(input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function readRow({ mapping, fields, register }: PlanInput, row: ImportRow, ofRow: RowProblem[]): ReadRow {
  const dropped = row.decision === "drop";
  const { values, problems } = rowValues(row, mapping, fields);
  const parsed = register.parse(values);
  const { patch } = parsed;
  return {
    row,
    patch,
    problems: [...ofRow, ...problems, ...parsed.problems],
    identities: dropped ? [] : register.identities(patch),
    content: dropped ? "" : JSON.stringify(Object.entries(patch).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** How a row stands to others of the same file. */
type Company = { sameAs: number } | { chosen: number } | { rivals: number[]; unique: boolean; told: MessageKey };

/**
 * Rows that are about the same record. One that says the same as a row above it is passed over; of several that differ, the one
 * that a person accepted counts, and while nobody did, all of them wait. A row marked as another record of the same name is no rival
 * for the name.
 */
function rowsAboutTheSame(read: readonly ReadRow[]): Map<number, Company> {
  const groups = new Map<string, { unique: boolean; told: MessageKey; members: ReadRow[] }>();
  for (const entry of read) {
    for (const { key, unique, told } of entry.identities) {
      if (entry.row.decision === "new" && !unique) continue;
      const group = groups.get(key);
      if (group) group.members.push(entry);
      else groups.set(key, { unique, told, members: [entry] });
    }
  }
  const company = new Map<number, Company>();
  const firstOf = new Map<string, number>();
  for (const { members } of groups.values()) {
    if (members.length < 2) continue;
    for (const { content, row } of members) {
      const first = firstOf.get(content);
      if (first === undefined) firstOf.set(content, row.rowNumber);
      else if (first !== row.rowNumber) company.set(row.rowNumber, { sameAs: first });
    }
  }
  for (const { members, unique, told } of groups.values()) {
    const live = members.filter(({ row }) => !("sameAs" in (company.get(row.rowNumber) ?? {})));
    if (live.length < 2) continue;
    const accepted = live.filter(({ row }) => row.decision === "accept" || row.decision?.startsWith("record:"));
    for (const { row } of live) {
      const only = accepted.length === 1 ? accepted[0]!.row.rowNumber : null;
      if (only === row.rowNumber) continue;
      if (only !== null) {
        company.set(row.rowNumber, { chosen: only });
        continue;
      }
      const known = company.get(row.rowNumber);
      if (known && !("rivals" in known)) continue;
      const rivals = new Set([...(known?.rivals ?? []), ...live.map((other) => other.row.rowNumber)]);
      rivals.delete(row.rowNumber);
      // What no two records can share weighs more than what they may.
      const heavier = known && (known.unique || !unique) ? known : { unique, told };
      company.set(row.rowNumber, {
        rivals: [...rivals].sort((a, b) => a - b),
        unique: heavier.unique,
        told: heavier.told,
      });
    }
  }
  return company;
}

function planRow(input: PlanInput, entry: ReadRow, company: Company | undefined): RowPlan {
  const { row, patch } = entry;
  const { decision } = row;
  const plan: RowPlan = {
    rowNumber: row.rowNumber,
    outcome: "skip",
    problems: [],
    target: null,
    candidates: [],
    before: null,
    after: null,
  };
  const skip = (key: MessageKey, params?: RowProblem["params"]): RowPlan => ({
    ...plan,
    problems: [{ field: null, level: "warning", key, ...(params ? { params } : {}) }],
  });
  if (decision === "drop") return skip("import.row.dropped");
  if (company && "sameAs" in company) return skip("import.row.sameAs", { row: String(company.sameAs) });
  if (company && "chosen" in company) return skip("import.row.otherChosen", { row: String(company.chosen) });

  const problems = [...entry.problems];
  if (Object.keys(patch).length === 0 && problems.length === 0) return skip("import.row.blank");
  if (problems.some((problem) => problem.level === "error")) {
    return { ...plan, outcome: "error", problems: [...problems, ...furtherProblems(input, entry)] };
  }
  const contested = company !== undefined && "rivals" in company;
  if (contested) {
    const shown = company.rivals.slice(0, 5).join(", ");
    problems.push({ field: null, level: "doubt", key: company.told, params: { rows: shown } });
  }

  const match = matchOf(input, entry);
  problems.push(...match.problems);
  Object.assign(plan, { target: match.id, candidates: match.candidates });
  const settle = (change: Pick<RowPlan, "before" | "after">, outcome: RowPlan["outcome"]): RowPlan => {
    if (problems.some((problem) => problem.level === "error")) return { ...plan, problems, outcome: "error" };
    const doubtful = contested || (decision === null && problems.some((problem) => problem.level === "doubt"));
    return { ...plan, ...change, problems, outcome: doubtful ? "doubtful" : outcome };
  };
  if (match.id === null && match.candidates.length > 0 && decision !== "new") {
    return { ...plan, problems, outcome: "doubtful" };
  }
  if (match.id !== null && input.onMatch === "skip") {
    problems.push({ field: null, level: "warning", key: "import.row.present" });
    return settle({ before: null, after: null }, "skip");
  }
  try {
    const given = match.id !== null && input.onMatch === "fill-blanks" ? blanksOnly(input, match.id, patch) : patch;
    const preview = input.register.preview(match.id, given, { sameNameMeant: decision === "new" });
    problems.push(...preview.problems);
    if (preview.before === null) return settle({ before: null, after: known(preview.after) }, "create");
    const change = difference(preview.before, preview.after);
    return change ? settle(change, "update") : settle({ before: null, after: null }, "unchanged");
  } catch (error) {
    const refusal = input.asRefusal(error);
    if (!refusal) throw error;
    const fields = Object.entries(refusal.fields);
    for (const [path, problem] of fields)
      problems.push({ field: path.split(".")[0] || null, level: "error", ...problem });
    if (fields.length === 0) problems.push({ field: null, level: "error", key: refusal.key, params: refusal.params });
    return { ...plan, outcome: "error", problems };
  }
}

/** What the register would say besides, so that nobody mends a row only to learn of the next thing. */
function furtherProblems(input: PlanInput, entry: ReadRow): RowProblem[] {
  const { id } = matchOf(input, entry);
  const wrong = new Set(entry.problems.map(({ field }) => field));
  try {
    input.register.preview(id, entry.patch, { sameNameMeant: true });
    return [];
  } catch (error) {
    const refusal = input.asRefusal(error);
    if (!refusal) throw error;
    return Object.entries(refusal.fields).flatMap(([path, problem]): RowProblem[] => {
      const field = path.split(".")[0] || null;
      return wrong.has(field) ? [] : [{ field, level: "error", ...problem }];
    });
  }
}

/** A person's word on which record is meant goes before every rule. */
function matchOf({ register }: PlanInput, { row, patch }: ReadRow): RecordMatch {
  const found = register.find(patch);
  if (row.decision === "new") return { ...found, id: null };
  const chosen = row.decision?.startsWith("record:") ? Number(row.decision.slice("record:".length)) : null;
  if (chosen !== null && register.read(chosen) !== null) return { ...found, id: chosen };
  return found;
}

function blanksOnly({ register }: PlanInput, id: number, patch: RecordValues): RecordValues {
  const present = register.read(id) ?? {};
  return Object.fromEntries(Object.entries(patch).filter(([field]) => isBlank(present[field])));
}

function isBlank(value: RecordValues[string] | undefined): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function known(values: RecordValues): RecordValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));
}

function difference(before: RecordValues, after: RecordValues): Pick<RowPlan, "before" | "after"> | null {
  const changed = Object.keys(after).filter((field) => !sameValue(before[field], after[field]));
  if (changed.length === 0) return null;
  const pick = (values: RecordValues) => Object.fromEntries(changed.map((field) => [field, values[field] ?? null]));
  return { before: pick(before), after: pick(after) };
}
