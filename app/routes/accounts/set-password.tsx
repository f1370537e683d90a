import { useLoaderData } from "@remix-run/react";
import { addressKey } from "~/access/address-key";
import { takeTurn } from "~/access/rate-limit.server";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { page, type PageContext } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { newPasswordForm } from "~/modules/accounts/account-form";
import { NewPasswordField } from "~/modules/accounts/components/PasswordField";
import { afterStep } from "~/modules/accounts/session-cookies.server";
import { accountOfLink, setPassword } from "~/modules/accounts/set-password.server";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "password.title" };

const LINK_TRIES = { limit: 30, windowMs: 15 * 60_000 };

function tokenOf({ params, address, now }: PageContext): string {
  takeTurn(`link:${addressKey(address)}`, LINK_TRIES, now());
  return params.token ?? "";
}

export const loader = page("session.start", (context) => {
  const { name, email } = accountOfLink(context, tokenOf(context));
  return { name, email };
});

export const action = act("session.start", async (context) => {
  const token = tokenOf(context);
  const { origin, userAgent, address, sessionIdHash } = context;
  accountOfLink(context, token);
  const step = await setPassword(context, token, {
    ...accepted(newPasswordForm, context.values),
    userAgent,
    address,
    sessionIdHash,
  });
  return afterStep(origin, step, null);
});

export default function SetPasswordPage() {
  const t = useT();
  const { name, email } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-sm">
      <PageHead title={t("password.title")} sub={name} />
      <p className="mb-4 text-ink-soft">{t("password.for", { email })}</p>
      <Form schema={newPasswordForm} submitLabel={t("password.save")}>
        <input type="text" name="username" autoComplete="username" defaultValue={email} hidden readOnly />
        <NewPasswordField />
      </Form>
    </div>
  );
}
