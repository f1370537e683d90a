import { z } from "zod";
import { API_SCOPES } from "~/access/api-scopes";
import { choices, integer, problem, text } from "~/forms/fields";

export const LONGEST_TOKEN_DAYS = 366;

export const apiTokenForm = z.object({
  name: text({ max: 60 }),
  scopes: choices(API_SCOPES).refine((scopes) => scopes.length > 0, problem("field.required")),
  days: integer({ min: 1, max: LONGEST_TOKEN_DAYS }),
});
export type ApiTokenInput = z.output<typeof apiTokenForm>;

/** What a new token is offered with: it reads, for three months. */
export const NEW_TOKEN = {
  scopes: API_SCOPES.filter((scope) => scope.endsWith(":read")),
  days: 90,
};
