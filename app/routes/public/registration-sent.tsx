import { useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { HOURS_TO_CONFIRM } from "~/modules/events/registration-status";
import { publicEvent } from "~/modules/events/public-event-queries.server";
import { LinkButton } from "~/ui/Button";
import type { PageHandle } from "~/ui/page-title";
import { PageHead } from "~/ui/Page";

export const handle: PageHandle = { title: "registration.sent.title" };

/** The same for every address, whether it was new or not. */
export const loader = page("event.register", (context) => ({ id: publicEvent(context, idParam(context.params)).id }));

export default function RegistrationSent() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-xl">
      <PageHead title={t("registration.sent.title")} />
      <p className="text-[15px]">{t("registration.sent.body", { hours: HOURS_TO_CONFIRM })}</p>
      <p className="mt-3 text-ink-faint">{t("registration.sent.hint")}</p>
      <p className="mt-6">
        <LinkButton href={`/public/events/${id}`}>{t("action.back")}</LinkButton>
      </p>
    </div>
  );
}
