import type { ApiScope } from "~/access/api-scopes";
import type { MessageKey } from "~/i18n/messages";

export const SCOPE_LABELS: Record<ApiScope, MessageKey> = {
  "organisations:read": "apiToken.scope.organisations.read",
  "recognitions:read": "apiToken.scope.recognitions.read",
  "events:read": "apiToken.scope.events.read",
  "registrations:read": "apiToken.scope.registrations.read",
  "reports:read": "apiToken.scope.reports.read",
  "figures:read": "apiToken.scope.figures.read",
  "imports:read": "apiToken.scope.imports.read",
  "organisations:write": "apiToken.scope.organisations.write",
  "events:write": "apiToken.scope.events.write",
  "registrations:write": "apiToken.scope.registrations.write",
  "imports:write": "apiToken.scope.imports.write",
};
