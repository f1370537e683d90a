import type { Context } from "~/access/context";
import type { PermissionName } from "~/access/permissions";
import type { MessageKey, MessageParams } from "~/i18n/messages";
import type { ProblemLevel } from "./import-vocabulary";

export type FieldValue = string | number | boolean | null | readonly string[];
/** Values of a record by field key, as its form takes and gives them. */
export type RecordValues = Record<string, FieldValue>;

export interface ImportChoice {
  key: string;
  label: MessageKey;
  /** What people write for it, besides the label in both languages. */
  words: readonly string[];
}

export type ImportField = {
  key: string;
  label: MessageKey;
  /** What people call the column, besides the label in both languages. */
  words: readonly string[];
  /** Said in the template beside the column. */
  hint?: MessageKey | undefined;
  /** A file without this column is not a list of such records. */
  required?: true | undefined;
} & (
  | { kind: "text" | "code" | "day" | "yesNo" | "integer" }
  /** `separator` is that of our own exports: in a cell where it occurs, nothing else separates. */
  | { kind: "list"; separator: string }
  | { kind: "choice"; choices: readonly ImportChoice[] }
  /** Several of the choices, in the order in which they are declared. */
  | { kind: "choices"; choices: readonly ImportChoice[] }
);

/** A problem of one row; `field` is null where it is about the row as a whole. */
export interface RowProblem {
  field: string | null;
  level: ProblemLevel;
  key: MessageKey;
  params?: MessageParams;
}

/** Which record a row is about. `candidates` are records that it may be about, for a person to choose from. */
export interface RecordMatch {
  id: number | null;
  problems: RowProblem[];
  candidates: number[];
}

/** A name may be shared by two records when a person says so; a code never is. */
export interface RowIdentity {
  key: string;
  unique: boolean;
  /** What is said of rows that share it and differ. */
  told: MessageKey;
}

/** What saving a row would do to a record. The refusals of the verb are thrown and belong to the row. */
export interface RowPreview {
  before: RecordValues | null;
  after: RecordValues;
  problems: RowProblem[];
}

/**
 * The register that a file is imported into, opened for one run over many rows. What is written goes through the ordinary
 * verbs of the module, within the transaction of the caller.
 */
export interface ImportRegister {
  /** The values of a row through the form's schema, and what is wrong with them. Wrong ones are left out. */
  parse(values: RecordValues): { patch: RecordValues; problems: RowProblem[] };
  /** Rows of one file that share one of these are about the same record. */
  identities(patch: RecordValues): RowIdentity[];
  find(patch: RecordValues): RecordMatch;
  /** The record as its form holds it, or null when there is none. */
  read(id: number): RecordValues | null;
  /** @param id the record to change, or null for a new one */
  preview(id: number | null, patch: RecordValues, options: { sameNameMeant: boolean }): RowPreview;
  /** @returns the id of the record */
  save(id: number | null, patch: RecordValues): number;
  /** Takes back the creation of a record; refused when others refer to it by now. */
  withdraw(id: number): void;
}

export interface ImportDefinition {
  kind: string;
  /** What is imported, such as 成员. */
  name: MessageKey;
  /** Held besides `import.run`. */
  permission: PermissionName;
  /** The list of such records. */
  listPath: string;
  /** The record's page. */
  pathOf: (id: number) => string;
  /** What a reader sees of a stored value, where it differs from the value; such as the name of a region. */
  describe?: (field: string, value: string | number) => string | null;
  /** What tells a record from others of the same name. */
  detailOf: (values: RecordValues) => string;
  /** The field that names the record to a reader. */
  titleField: string;
  fields: readonly ImportField[];
  /** Where a file is about one record, and not about a whole register; such as the event whose attendance it lists. */
  about?: (context: Context, id: number) => ImportSubject;
  /** Such records are only added: a row about one that is there is left as it is. */
  onlyAdds?: true;
  /** @param about the record that the file is about, where the definition asks for one */
  open: (context: Context, about?: number) => ImportRegister;
}

export interface ImportSubject {
  title: string;
  /** Where its records of this kind are listed; they have no pages of their own. */
  path: string;
}

export function defineImport(definition: ImportDefinition): ImportDefinition {
  return definition;
}

/** The imports of the product by kind. The modules own them; who starts an import hands them in. */
export type ImportRegistry = Readonly<Record<string, ImportDefinition>>;
