/** What a token may be used for. Reading and writing are apart, so that a program that only reads can never change anything. */
export const API_SCOPES = [
  "organisations:read",
  "recognitions:read",
  "events:read",
  "registrations:read",
  "reports:read",
  "figures:read",
  "imports:read",
  "organisations:write",
  "events:write",
  "registrations:write",
  "imports:write",
] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** Stored scopes; a word that is none any longer allows nothing. */
export function readScopes(stored: string): ApiScope[] {
  const words = new Set(stored.split(" "));
  return API_SCOPES.filter((scope) => words.has(scope));
}
