import { useState } from "react";
import { useT } from "~/i18n/I18n";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";

export interface ShownLink {
  url: string;
  hours: number;
  mailed: boolean;
  name: string;
  email: string;
}

/** A one-time link, on the screen this once. */
export function LinkOnce({ link, backTo }: { link: ShownLink; backTo: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  return (
    <>
      <Notice tone="ok">
        <p>{t("account.linkOnce", { hours: link.hours, name: link.name })}</p>
        <p>{link.mailed ? t("account.linkMailed", { email: link.email }) : t("account.linkNotMailed")}</p>
      </Notice>
      <label className="mb-1 block text-[13px] text-ink-soft" htmlFor="one-time-link">
        {t("account.linkTitle")}
      </label>
      <input
        id="one-time-link"
        readOnly
        value={link.url}
        onFocus={(event) => event.currentTarget.select()}
        className="min-h-11 w-full rounded-md border border-line-strong bg-sheet px-3 font-mono text-[13px]"
      />
      <div className="mt-5 flex gap-2">
        <Button
          look="main"
          type="button"
          onClick={() => {
            void navigator.clipboard.writeText(link.url).then(() => setCopied(true));
          }}
        >
          {copied ? t("action.copied") : t("action.copy")}
        </Button>
        <LinkButton href={backTo}>{t("action.back")}</LinkButton>
      </div>
    </>
  );
}
