import type { z } from "zod";
import type { FieldProblem, FieldProblems } from "~/http/errors";

export type FormResult<T> = { ok: true; data: T } | { ok: false; fields: FieldProblems };

/** Problems of a zod error by path, such as `people.0.name`; the first of each path. */
export function fieldProblems(error: z.ZodError): FieldProblems {
  const fields: FieldProblems = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    fields[path] ??= readProblem(issue.message);
  }
  return fields;
}

function readProblem(message: string): FieldProblem {
  try {
    const parsed = JSON.parse(message) as FieldProblem;
    if (typeof parsed.key === "string") return parsed;
  } catch {
    // A message that zod wrote itself: the value had the wrong type altogether.
  }
  return { key: "error.invalid" };
}

const PATH_PART = /^[A-Za-z][A-Za-z0-9]*$|^\d{1,3}$/;
const POSITION = /^\d{1,3}$/;
/** Names that every object has. */
const FORBIDDEN = new Set(["prototype", ...Object.getOwnPropertyNames(Object.prototype)]);

/**
 * FormData → nested values: `people.0.name` makes `{people: [{name}]}`; a name that comes several times makes an array.
 * Names that are not of this form are dropped; they belong to no field.
 */
export function nestedValues(form: FormData): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  // One walk: asking the form for each name would cost the square of the number of names.
  const sentByName = new Map<string, FormDataEntryValue[]>();
  for (const [name, value] of form) {
    const sent = sentByName.get(name);
    if (sent) sent.push(value);
    else sentByName.set(name, [value]);
  }
  for (const [name, sent] of sentByName) {
    const parts = name.split(".");
    if (parts.length > 4 || parts.some((part) => !PATH_PART.test(part) || FORBIDDEN.has(part))) continue;
    setAt(root, parts, sent.length === 1 ? sent[0] : sent);
  }
  return root;
}

/** A list takes only positions and a group only names: a list's `length` or an object's own methods can never be set. */
function setAt(root: Record<string, unknown>, parts: string[], value: unknown): void {
  let place: Record<string, unknown> | unknown[] = root;
  for (const [index, part] of parts.entries()) {
    if (Array.isArray(place) !== POSITION.test(part)) return;
    const container = place as Record<string, unknown>;
    if (index === parts.length - 1) {
      container[part] = value;
      return;
    }
    const next = Object.hasOwn(container, part) ? container[part] : undefined;
    if (next === undefined) {
      place = container[part] = (POSITION.test(parts[index + 1]!) ? [] : {}) as Record<string, unknown>;
    } else if (typeof next === "object" && next !== null && !(next instanceof Blob)) {
      place = next as Record<string, unknown>;
    } else return;
  }
}

export function parseForm<S extends z.ZodType>(schema: S, values: unknown): FormResult<z.output<S>> {
  const result = schema.safeParse(values);
  return result.success ? { ok: true, data: result.data } : { ok: false, fields: fieldProblems(result.error) };
}
