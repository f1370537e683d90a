import { Form } from "~/forms/Form";
import { TextField } from "~/forms/FormFields";
import { takeTurn } from "~/access/rate-limit.server";
import { addressKey } from "~/access/address-key";
import { accepted, act } from "~/http/act.server";
import { page, type PageContext } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { firstAdministratorForm } from "~/modules/accounts/account-form";
import { NewPasswordField } from "~/modules/accounts/components/PasswordField";
import { afterStep } from "~/modules/accounts/session-cookies.server";
import { setUpFirstAdministrator, setUpLink } from "~/modules/accounts/set-up-first-administrator.server";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "setup.title" };

const LINK_TRIES = { limit: 30, windowMs: 15 * 60_000 };

function tokenOf({ params, address, now }: PageContext): string {
  takeTurn(`link:${addressKey(address)}`, LINK_TRIES, now());
  return params.token ?? "";
}

export const loader = page("session.start", (context) => {
  setUpLink(context, tokenOf(context));
  return null;
});

export const action = act("session.start", async (context) => {
  const token = tokenOf(context);
  const { origin, userAgent, address, sessionIdHash } = context;
  setUpLink(context, token);
  const step = await setUpFirstAdministrator(context, token, {
    ...accepted(firstAdministratorForm, context.values),
    userAgent,
    address,
    sessionIdHash,
  });
  return afterStep(origin, step, null);
});

export default function FirstAdministratorPage() {
  const t = useT();
  return (
    <div className="mx-auto max-w-sm">
      <PageHead title={t("setup.title")} />
      <p className="mb-4 text-ink-soft">{t("setup.lead")}</p>
      <Form schema={firstAdministratorForm} submitLabel={t("setup.submit")}>
        <TextField name="name" autoComplete="name" required label={t("account.name")} />
        <TextField name="email" type="email" autoComplete="username" required label={t("account.email")} />
        <NewPasswordField />
      </Form>
    </div>
  );
}
