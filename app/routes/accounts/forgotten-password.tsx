import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { forgottenPasswordForm } from "~/modules/accounts/account-form";
import { forgetPassword } from "~/modules/accounts/forget-password.server";
import { LINK_HOURS } from "~/modules/accounts/issue-link.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "forgotten.title" };

export const loader = page("password.forget", ({ url, mailConfigured }) => ({
  asked: url.searchParams.has("asked"),
  mailConfigured,
  hours: LINK_HOURS.forgotten_password,
}));

export const action = act("password.forget", (context) => {
  const { email } = accepted(forgottenPasswordForm, context.values);
  forgetPassword(context, { email, address: context.address });
  return seeOther("/forgotten-password?asked=yes");
});

export default function ForgottenPasswordPage() {
  const t = useT();
  const { asked, mailConfigured, hours } = useLoaderData<typeof loader>();
  const back = <LinkButton href="/sign-in">{t("forgotten.back")}</LinkButton>;
  return (
    <div className="mx-auto max-w-sm">
      <PageHead title={t("forgotten.title")} />
      {!mailConfigured ? (
        <>
          <Notice>{t("forgotten.noMail")}</Notice>
          {back}
        </>
      ) : asked ? (
        <>
          <Notice tone="ok">{t("forgotten.asked", { count: hours })}</Notice>
          {back}
        </>
      ) : (
        <>
          <p className="mb-4 text-ink-soft">{t("forgotten.lead")}</p>
          <Form schema={forgottenPasswordForm} submitLabel={t("forgotten.submit")} cancelTo="/sign-in">
            <TextField name="email" type="email" autoComplete="username" required label={t("signIn.email")} />
          </Form>
        </>
      )}
    </div>
  );
}
