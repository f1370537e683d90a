import { and, desc, eq, gt, isNull, lte, or } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import { readScopes } from "~/access/api-scopes";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import type { ListSource } from "~/lists/run-list.server";
import { apiTokens, users } from "~db/schema";
import { apiTokenList, apiTokenState, type ApiTokenRow } from "./api-token-list";

/** Everybody's tokens. */
export const apiTokenSource: ListSource<ApiTokenRow> = {
  definition: apiTokenList,
  table: apiTokens,
  id: apiTokens.id,
  join: (select) => select.innerJoin(users, eq(users.id, apiTokens.userId)) as typeof select,
  select: {
    id: apiTokens.id,
    name: apiTokens.name,
    person: users.name,
    scopes: apiTokens.scopes,
    createdAt: apiTokens.createdAt,
    expiresAt: apiTokens.expiresAt,
    lastUsedAt: apiTokens.lastUsedAt,
    endedAt: apiTokens.endedAt,
  },
  sorts: {
    name: apiTokens.name,
    person: users.name,
    expiresAt: apiTokens.expiresAt,
    lastUsedAt: apiTokens.lastUsedAt,
  },
  filters: {
    living: (values, _actor, context) => {
      const living = and(isNull(apiTokens.endedAt), gt(apiTokens.expiresAt, context.now()));
      const over = or(lte(apiTokens.expiresAt, context.now()), and(gt(apiTokens.endedAt, 0)));
      return values.length === 2 ? undefined : values[0] === "yes" ? living : over;
    },
  },
  visible: () => undefined,
  authorize: (context) => authorize(context, "apiToken.manage"),
};

/** The person's own tokens that still work, the newest first. */
export function ownApiTokens(context: Context) {
  authorize(context, "apiToken.own");
  const now = context.now();
  return context.db
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      scopes: apiTokens.scopes,
      createdAt: apiTokens.createdAt,
      expiresAt: apiTokens.expiresAt,
      lastUsedAt: apiTokens.lastUsedAt,
    })
    .from(apiTokens)
    .where(
      and(eq(apiTokens.userId, context.actor.userId ?? 0), isNull(apiTokens.endedAt), gt(apiTokens.expiresAt, now)),
    )
    .orderBy(desc(apiTokens.id))
    .all()
    .map((token) => ({ ...token, scopes: readScopes(token.scopes) }));
}

/** One token, for who ends it: whose it is, or an administrator. */
export function apiTokenToEnd(context: Context, id: number) {
  authorize(context, "apiToken.manage");
  const token = context.db
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      person: users.name,
      endedAt: apiTokens.endedAt,
      expiresAt: apiTokens.expiresAt,
    })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(eq(apiTokens.id, id))
    .get();
  if (!token) throw notFound();
  return { id, name: token.name, person: token.person, state: apiTokenState(token, context.now()) };
}
