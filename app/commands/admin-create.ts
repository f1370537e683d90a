import { accepted } from "~/http/act.server";
import { conflict } from "~/http/errors";
import { newAccountForm } from "~/modules/accounts/account-form";
import { createAccount } from "~/modules/accounts/create-account.server";
import { hasAdministrator } from "~/modules/accounts/issue-link.server";
import { required, type Command } from "./command";
import { withContext } from "./open-context.server";

export const adminCreate: Command = {
  usage: "admin create --email EMAIL --name NAME",
  does: "makes the first administrator and prints a one-time link to set a password",
  options: { email: { type: "string" }, name: { type: "string" } },
  words: 0,
  run: (input) => {
    const email = required(input, "email");
    const name = required(input, "name");
    return withContext(input, ({ context }) => {
      if (hasAdministrator(context)) throw conflict("command.hasAdministrator");
      const { locale } = context;
      const values = accepted(newAccountForm, { email, name, role: "administrator", locale, organisations: [] });
      const { id, link } = createAccount(context, values);
      return { id, email: values.email, link: link?.url ?? null, validHours: link?.hours ?? null };
    });
  },
};
