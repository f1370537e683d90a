import { defineList } from "~/lists/define-list";

export const apiTokenList = defineList({
  id: "apiTokens",
  path: "/settings/tokens",
  name: "apiToken.all",
  columns: {
    name: { label: "apiToken.name", sortable: true },
    person: { label: "apiToken.person", sortable: true },
    scopes: { label: "apiToken.scopes", wideOnly: true },
    state: { label: "apiToken.state", short: true },
    expiresAt: { label: "apiToken.expiresAt", short: true, sortable: true },
    lastUsedAt: { label: "apiToken.lastUsedAt", short: true, sortable: true },
  },
  filters: {
    living: { kind: "yes", label: "apiToken.filter.living" },
  },
  defaultSort: "-lastUsedAt",
  searchable: false,
});

export interface ApiTokenRow {
  id: number;
  name: string;
  person: string;
  scopes: string;
  createdAt: number;
  expiresAt: number;
  lastUsedAt: number | null;
  endedAt: number | null;
}

export type ApiTokenState = "living" | "ended" | "expired";

export function apiTokenState(token: { endedAt: number | null; expiresAt: number }, now: number): ApiTokenState {
  if (token.endedAt !== null) return "ended";
  return token.expiresAt <= now ? "expired" : "living";
}
