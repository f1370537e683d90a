import { useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { promoterNames } from "~/modules/events/event-page.server";
import { PRIVACY_NOTICE_VERSION } from "~/modules/events/privacy-notice";
import type { PageHandle } from "~/ui/page-title";
import { PageHead } from "~/ui/Page";

export const handle: PageHandle = { title: "public.notice.title" };

export const loader = page("event.register", (context) => ({ promoter: promoterNames(context)[0] ?? null }));

const PARTS = ["who", "what", "where", "share", "rights"] as const;

export default function PrivacyNotice() {
  const t = useT();
  const locale = useLocale();
  const { promoter } = useLoaderData<typeof loader>();
  const name = promoter ? (locale === "en" ? promoter.en : promoter.zh) : t("product.full");
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead
        title={t("public.notice.title")}
        sub={t("public.notice.version", { version: PRIVACY_NOTICE_VERSION })}
      />
      {PARTS.map((part) => (
        <section key={part} className="mb-4">
          <h2 className="font-semibold">{t(`public.notice.${part}`)}</h2>
          <p className="text-ink-soft">{t(`public.notice.${part}Text`, { name })}</p>
        </section>
      ))}
    </div>
  );
}
