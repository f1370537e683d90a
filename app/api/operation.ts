import type { z } from "zod";
import type { ApiScope } from "~/access/api-scopes";
import type { Context } from "~/access/context";
import type { PermissionName } from "~/access/permissions";
import type { MessageKey } from "~/i18n/messages";
import type { ListDefinition } from "~/lists/define-list";

export interface ApiCall {
  context: Context;
  /** The id in the address. */
  id: number;
  parameters: URLSearchParams;
  /** The body through the operation's form; the bytes where it is a file. */
  body: unknown;
  /** Stands for this one request of this token: the same request sent again has the same. */
  requestKey: string;
}

export interface ApiAnswer {
  status: number;
  body: unknown;
}

/** What programs can ask: one address and method, who may, and the shape of what is sent and answered. */
export interface ApiOperation {
  id: string;
  method: "GET" | "POST" | "PATCH";
  /** Below `/api/v1`; `{id}` is the number of a record. */
  path: string;
  permission: PermissionName;
  scope: ApiScope;
  summary: MessageKey;
  /** The list whose address parameters are taken. */
  list?: ListDefinition;
  /** Further parameters of the address. */
  parameters?: Readonly<Record<string, { required?: boolean; schema: z.ZodType; summary: MessageKey }>>;
  /** The form that a JSON body must pass; fields that the product adds itself are left out of what is described. */
  form?: { schema: z.ZodType; added?: readonly string[] };
  /** Types of a body that is a file. */
  file?: readonly string[];
  /** Status and shape of the answer. */
  status: 200 | 201;
  answer: z.ZodType;
  /** What a write does before its transaction, such as reading a file, and then in it. A read answers here. */
  run: (call: ApiCall) => unknown;
}

export function defineOperation(operation: ApiOperation): ApiOperation {
  return operation;
}

export const API_PATH = "/api/v1";
