import { accepted } from "~/http/act.server";
import { newAccountForm } from "~/modules/accounts/account-form";
import { inviteFirstAdministrator } from "~/modules/accounts/invite-first-administrator.server";
import { required, type Command } from "./command";
import { withContext } from "./open-context.server";

export const adminCreate: Command = {
  usage: "admin create --email EMAIL --name NAME",
  does: "makes the first administrator and prints a one-time link to set a password; a new link until it is set",
  options: { email: { type: "string" }, name: { type: "string" } },
  words: 0,
  run: (input) => {
    const email = required(input, "email");
    const name = required(input, "name");
    return withContext(input, ({ context }) => {
      const { locale } = context;
      const values = accepted(newAccountForm, { email, name, role: "administrator", locale, organisations: [] });
      const { id, link } = inviteFirstAdministrator(context, values);
      return { id, email: values.email, link: link?.url ?? null, validHours: link?.hours ?? null };
    });
  },
};
