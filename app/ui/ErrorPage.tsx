import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import type { ErrorPayload } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { LinkButton } from "./Button";

/** What happened, what was kept, what to do; never a stack trace. */
export function ErrorPage() {
  const t = useT();
  const error = useRouteError();
  const answer = isRouteErrorResponse(error) ? error : null;
  const payload = answer && isPayload(answer.data) ? answer.data : null;
  const key: MessageKey = payload
    ? (payload.key as MessageKey)
    : answer && answer.status < 500
      ? "error.notFound"
      : "error.unexpected";
  return (
    <div className="mx-auto max-w-xl py-16">
      <h1 className="text-xl font-semibold">
        {t(answer && answer.status < 500 ? "error.refusedTitle" : "error.title")}
      </h1>
      <p className="mt-3 text-[15px]">{t(key, { requestId: "", ...payload?.params })}</p>
      {key === "error.notFound" ? <p className="mt-1 text-ink-faint">{t("error.notFoundHint")}</p> : null}
      <p className="mt-6">
        <LinkButton href="/">{t("error.backHome")}</LinkButton>
      </p>
    </div>
  );
}

function isPayload(data: unknown): data is ErrorPayload {
  return typeof data === "object" && data !== null && typeof (data as ErrorPayload).key === "string";
}
