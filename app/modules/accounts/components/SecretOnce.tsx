import { useState } from "react";
import { useT } from "~/i18n/I18n";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/Notice";

/** A secret that is on the screen this once. */
export function SecretOnce({ label, secret }: { label: string; secret: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  return (
    <div className="mb-6">
      <Notice tone="ok">{t("account.secretOnce")}</Notice>
      <label className="mb-1 block text-[13px] text-ink-soft" htmlFor="secret-once">
        {label}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id="secret-once"
          readOnly
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
          className="min-h-11 min-w-0 flex-1 rounded-md border border-line-strong bg-sheet px-3 font-mono text-[13px]"
        />
        <Button
          type="button"
          onClick={() => {
            void navigator.clipboard.writeText(secret).then(() => setCopied(true));
          }}
        >
          {copied ? t("action.copied") : t("action.copy")}
        </Button>
      </div>
    </div>
  );
}
