import { eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { translateFor } from "~/i18n/messages.server";
import { visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import { users } from "~db/schema";
import { heldOfAccount } from "./held-of-account.server";
import { heldOfConduct } from "./held-of-conduct.server";
import { heldOfContacts } from "./held-of-contacts.server";
import { heldOfEvents } from "./held-of-events.server";
import { heldOfExchange } from "./held-of-exchange.server";
import { heldOfMails } from "./held-of-mails.server";
import { heldOfMembership } from "./held-of-membership.server";
import { heldOfRegister } from "./held-of-register.server";
import type { Held } from "./held-reader.server";
import { HELD_KINDS, type HeldTable } from "./held-table";

const READERS = {
  ...heldOfRegister,
  ...heldOfContacts,
  ...heldOfMembership,
  ...heldOfEvents,
  ...heldOfConduct,
  ...heldOfExchange,
  ...heldOfMails,
  ...heldOfAccount,
};

/**
 * Everything that is held about a firm and about the person who is signed in for it, by kind. What belongs to another firm of the same
 * person is not among it, nor is what staff noted for themselves.
 */
export function holdingsOf(context: Context, id: number): HeldTable[] {
  authorize(context, "holdings.see", { id });
  visibleOrganisation(context, id);
  const userId = context.actor.userId ?? 0;
  const user = context.db.select({ email: users.email }).from(users).where(eq(users.id, userId)).get();
  const held: Held = { context, t: translateFor(context.locale), id, userId, ownMail: user?.email ?? "" };
  return HELD_KINDS.map((kind) => ({ kind, ...READERS[kind](held) }));
}
