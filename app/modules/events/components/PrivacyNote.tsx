import { useT } from "~/i18n/I18n";

export function PrivacyNote() {
  const t = useT();
  return (
    <p className="text-[13px] text-ink-faint">
      {t("public.notice.short")}{" "}
      <a href="/public/privacy" target="_blank" rel="noopener" className="text-weft underline">
        {t("public.notice.open")}
      </a>
    </p>
  );
}
