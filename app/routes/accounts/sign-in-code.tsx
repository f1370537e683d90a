import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { ownPath } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { codeForm } from "~/modules/accounts/account-form";
import { CodeField, RecoveryCodeField } from "~/modules/accounts/components/CodeField";
import { accountOfPending, enterCode } from "~/modules/accounts/enter-code.server";
import { readKnownBrowserCookie } from "~/modules/accounts/known-browser.server";
import { afterStep, pendingTokenOf } from "~/modules/accounts/session-cookies.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "secondFactor.enterTitle" };

export const loader = page("session.start", (context) => ({
  email: accountOfPending(context, pendingTokenOf(context))?.email ?? null,
  withRecovery: context.url.searchParams.get("with") === "recovery",
  next: ownPath(context.url.searchParams.get("next"), ""),
}));

export const action = act("session.start", (context) => {
  const { request, origin, userAgent, address, sessionIdHash } = context;
  const { code } = accepted(codeForm, context.values);
  const browserMark = readKnownBrowserCookie(request.headers.get("cookie"), origin);
  const pendingToken = pendingTokenOf(context);
  const session = enterCode(context, { code, pendingToken, browserMark, userAgent, address, sessionIdHash });
  return afterStep(origin, session, context.values.next);
});

export default function SignInCodePage() {
  const t = useT();
  const { email, withRecovery, next } = useLoaderData<typeof loader>();
  const rest = next ? `next=${encodeURIComponent(next)}` : "";
  const again = `/sign-in${rest && `?${rest}`}`;
  return (
    <div className="mx-auto max-w-sm">
      <PageHead title={t("secondFactor.enterTitle")} />
      {email === null ? (
        <>
          <Notice>{t("secondFactor.over")}</Notice>
          <LinkButton href={again}>{t("secondFactor.again")}</LinkButton>
        </>
      ) : (
        <>
          <p className="mb-4 text-ink-soft">{t("secondFactor.enterFor", { email })}</p>
          <Form key={withRecovery ? "recovery" : "code"} schema={codeForm} submitLabel={t("secondFactor.enter")}>
            <input type="hidden" name="next" value={next} />
            {withRecovery ? <RecoveryCodeField /> : <CodeField />}
          </Form>
          <p className="mt-4">
            <a
              href={`/sign-in/code?${[withRecovery ? "" : "with=recovery", rest].filter(Boolean).join("&")}`}
              className="touch-target text-weft underline"
            >
              {t(withRecovery ? "secondFactor.withCode" : "secondFactor.withRecovery")}
            </a>
          </p>
          {withRecovery ? <p className="mt-4 text-ink-faint">{t("secondFactor.lostBoth")}</p> : null}
        </>
      )}
    </div>
  );
}
