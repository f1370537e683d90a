import { useLocale, useT } from "~/i18n/I18n";

/** The notice under which somebody agrees, as it applies now. */
export function NoticeText({ notice }: { notice: { version: string; textZh: string; textEn: string } }) {
  const t = useT();
  const locale = useLocale();
  return (
    <section className="mb-4 rounded-md border border-line bg-wash px-4 py-3 text-[13px]">
      <h3 className="mb-1 font-semibold">{t("consent.notice", { version: notice.version })}</h3>
      <p className="whitespace-pre-line text-ink-soft">{locale === "en" ? notice.textEn : notice.textZh}</p>
    </section>
  );
}
