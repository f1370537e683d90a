import { useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { Form } from "~/forms/Form";
import { TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { ownPath } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { signInForm } from "~/modules/accounts/account-form";
import { readKnownBrowserCookie } from "~/modules/accounts/known-browser.server";
import { afterStep } from "~/modules/accounts/session-cookies.server";
import { signIn } from "~/modules/accounts/sign-in.server";
import { forgetDoorNames, storageOfBrowser } from "~/modules/events/door-memory";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "signIn.title" };

export const loader = page("session.start", ({ url, actor, demo }) => ({
  next: ownPath(url.searchParams.get("next"), ""),
  signedOut: url.searchParams.has("signedOut"),
  name: actor.userId === null ? null : actor.name,
  demo,
}));

export const action = act("session.start", async (context) => {
  const { request, origin, userAgent, address, sessionIdHash } = context;
  const form = accepted(signInForm, context.values);
  const browserMark = readKnownBrowserCookie(request.headers.get("cookie"), origin);
  const step = await signIn(context, { ...form, userAgent, address, sessionIdHash, browserMark });
  return afterStep(origin, step, context.values.next);
});

export default function SignInPage() {
  const t = useT();
  const { next, name, demo, signedOut } = useLoaderData<typeof loader>();
  // Every session that ends leads here: who comes next may be another.
  useEffect(() => forgetDoorNames(storageOfBrowser()), []);
  return (
    <div className="mx-auto max-w-sm">
      <PageHead title={t("signIn.title")} />
      {signedOut ? <Notice tone="ok">{t("signIn.signedOut")}</Notice> : null}
      {name ? <Notice>{t("signIn.alreadyIn", { name })}</Notice> : null}
      {next ? <p className="mb-4 text-ink-faint">{t("signIn.next")}</p> : null}
      {demo ? <p className="mb-4 text-ink-faint">{t("signIn.demo")}</p> : null}
      <Form schema={signInForm} submitLabel={t("signIn.submit")}>
        <input type="hidden" name="next" value={next} />
        <TextField name="email" type="email" autoComplete="username" required label={t("signIn.email")} />
        <TextField
          name="password"
          type="password"
          autoComplete="current-password"
          required
          label={t("password.label")}
        />
      </Form>
      <p className="mt-4">
        <a href="/forgotten-password" className="touch-target text-weft underline">
          {t("forgotten.link")}
        </a>
      </p>
      <p className="mt-4">
        <a href="/public/events" className="touch-target text-weft underline">
          {t("signIn.publicEvents")}
        </a>
      </p>
    </div>
  );
}
