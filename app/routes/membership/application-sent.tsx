import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import type { PageHandle } from "~/ui/page-title";
import { PageHead } from "~/ui/Page";

export const handle: PageHandle = { title: "application.sent.title" };

/** The same for every applicant, whatever is on record. */
export const loader = page("membership.apply", () => null);

export default function ApplicationSent() {
  const t = useT();
  return (
    <div className="mx-auto max-w-xl">
      <PageHead title={t("application.sent.title")} />
      <p className="text-[15px]">{t("application.sent.body")}</p>
      <p className="mt-3 text-ink-soft">{t("application.sent.hint")}</p>
    </div>
  );
}
