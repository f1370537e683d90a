import { useT } from "~/i18n/I18n";
import { QrPicture } from "~/ui/QrPicture";
import { inGroups } from "../base32";

interface SecretToScanProps {
  secret: { picture: { size: number; path: string }; text: string; account: string };
}

/** What an authenticator app has to know: as a picture to scan, and as text to type. */
export function SecretToScan({ secret: { picture, text, account } }: SecretToScanProps) {
  const t = useT();
  return (
    <ol className="mb-5 list-decimal space-y-3 pl-5">
      <li>{t("secondFactor.stepApp")}</li>
      <li>
        {t("secondFactor.stepScan")}
        <div className="mt-2">
          <QrPicture picture={picture} label={t("secondFactor.picture")} />
        </div>
      </li>
      <li>
        {t("secondFactor.stepType", { account })}
        <code className="mt-2 block rounded-md border border-line bg-sheet px-3 py-2 font-mono text-[15px] break-words select-all">
          {inGroups(text)}
        </code>
      </li>
      <li>{t("secondFactor.stepCode")}</li>
    </ol>
  );
}
