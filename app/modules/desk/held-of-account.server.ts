import { and, desc, eq } from "drizzle-orm";
import { deviceNames } from "~/modules/accounts/device-names";
import { ROLE_LABELS } from "~/modules/accounts/role-labels";
import { dayOfInstant } from "~/values/business-day";
import { apiTokens, calendarFeeds, representations, sessions, users } from "~db/schema";
import { table, moment, type Readers } from "./held-reader.server";

/** The account of who is signed in for the firm. */
export const heldOfAccount = {
  account: ({ context, t, userId }) => {
    const user = context.db.select().from(users).where(eq(users.id, userId)).get();
    if (!user) return table([["held.column.field"], ["held.column.value"]], []);
    const facts: [string, string | null][] = [
      [t("held.column.name"), user.name],
      [t("held.column.email"), user.email],
      [t("held.column.role"), t(ROLE_LABELS[user.role as keyof typeof ROLE_LABELS])],
      [t("held.column.language"), user.locale],
      [t("held.column.since"), dayOfInstant(user.createdAt)],
      [t("held.lastSignIn"), moment(user.lastSignInAt)],
    ];
    return table(
      [["held.column.field"], ["held.column.value"]],
      facts.filter(([, value]) => value !== null),
    );
  },
  signInsToProduct: ({ context, userId }) =>
    table(
      [
        ["held.column.device"],
        ["held.column.network"],
        ["held.column.at"],
        ["held.column.lastSeenAt"],
        ["held.column.expiresAt"],
      ],
      context.db
        .select()
        .from(sessions)
        .where(eq(sessions.userId, userId))
        .orderBy(desc(sessions.createdAt))
        .all()
        .map((session) => {
          const device = deviceNames(session.userAgent);
          return [
            device === null ? session.userAgent : `${device.browser} · ${device.system}`,
            ...[session.address, moment(session.createdAt), moment(session.lastSeenAt), moment(session.expiresAt)],
          ];
        }),
    ),
  access: ({ context, t, id, userId }) => {
    const speaks = context.db
      .select({ at: representations.createdAt })
      .from(representations)
      .where(and(eq(representations.userId, userId), eq(representations.organisationId, id)))
      .all();
    const tokens = context.db.select().from(apiTokens).where(eq(apiTokens.userId, userId)).all();
    const feeds = context.db.select().from(calendarFeeds).where(eq(calendarFeeds.userId, userId)).all();
    return table(
      [
        ["held.column.kind"],
        ["held.column.name"],
        ["held.column.at"],
        ["held.column.lastUsedAt"],
        ["held.column.endedAt"],
      ],
      [
        ...speaks.map((row) => [t("held.access.representation"), null, moment(row.at), null, null]),
        ...tokens.map((row) => [
          ...[t("held.access.token"), row.name, moment(row.createdAt), moment(row.lastUsedAt), moment(row.endedAt)],
        ]),
        ...feeds.map((row) => [
          ...[t("held.access.calendar"), null, moment(row.createdAt), moment(row.lastUsedAt), moment(row.endedAt)],
        ]),
      ],
    );
  },
} satisfies Readers;
