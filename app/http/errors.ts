import type { MessageKey, MessageParams } from "~/i18n/messages";

/**
 * The closed set of refusals a verb can give:
 * - `not_found`: there is no such record, or the actor may not know that there is
 * - `forbidden`: the actor knows of the record and may not do this to it
 * - `invalid`: the input itself is wrong; `fields` says where
 * - `conflict`: the input is well formed, the present state of the records does not allow it
 * - `too_many`: the same caller has asked too often
 * - `not_saved`: the storage refused the write; nothing was changed
 */
export type RefusalKind = "not_found" | "forbidden" | "invalid" | "conflict" | "too_many" | "not_saved";

export interface FieldProblem {
  key: MessageKey;
  params?: MessageParams;
}
export type FieldProblems = Record<string, FieldProblem>;

export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly key: MessageKey,
    readonly params: MessageParams = {},
    readonly fields: FieldProblems = {},
  ) {
    super(`${kind}: ${key}`);
    this.name = "Refusal";
  }
}

/**
 * The record is there no longer: another one answers for it. A page under its address leads to the same page of the other one; a form
 * sent to it is refused, so that nobody writes into a record other than the one they saw.
 */
export class Moved extends Refusal {
  constructor(
    key: MessageKey,
    params: MessageParams,
    /** The beginning of both addresses, such as `/organisations/3`. */
    readonly from: string,
    readonly to: string,
  ) {
    super("conflict", key, params);
  }
}

export const HTTP_STATUS: Record<RefusalKind, number> = {
  not_found: 404,
  forbidden: 403,
  invalid: 422,
  conflict: 409,
  too_many: 429,
  not_saved: 503,
};

export function notFound(key: MessageKey = "error.notFound"): Refusal {
  return new Refusal("not_found", key);
}

export function conflict(key: MessageKey, params?: MessageParams): Refusal {
  return new Refusal("conflict", key, params);
}

/** One field of the submitted form is wrong for a reason that only the records can tell. */
export function invalidField(path: string, key: MessageKey, params?: MessageParams): Refusal {
  return new Refusal("invalid", "error.invalid", {}, { [path]: { key, params } });
}
