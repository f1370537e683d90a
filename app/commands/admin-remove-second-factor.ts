import { eq } from "drizzle-orm";
import { Refusal } from "~/http/errors";
import { takeSecondFactor } from "~/modules/accounts/take-second-factor.server";
import { users } from "~db/schema";
import { required, type Command } from "./command";
import { withContext } from "./open-context.server";

export const adminRemoveSecondFactor: Command = {
  usage: "admin remove-second-factor --email EMAIL",
  does: "takes a lost second factor away, ends the person's sessions and mails them; for administrators who locked themselves out",
  options: { email: { type: "string" } },
  words: 0,
  run: (input) => {
    const email = required(input, "email").trim().toLowerCase();
    return withContext(input, ({ context }) => {
      const account = context.db.select({ id: users.id }).from(users).where(eq(users.email, email)).get();
      if (!account) throw new Refusal("not_found", "command.unknownPerson", { email });
      takeSecondFactor(context, account.id);
      return { id: account.id, email };
    });
  },
};
