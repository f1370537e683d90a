import { useT } from "~/i18n/I18n";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";

/** Recovery codes, on the screen this once. */
export function RecoveryCodes({
  codes,
  why,
  goTo,
}: {
  codes: readonly string[];
  why: "setUp" | "renewed";
  goTo: string;
}) {
  const t = useT();
  return (
    <>
      <Notice tone="ok">{t(why === "setUp" ? "secondFactor.codesSetUp" : "secondFactor.codesRenewed")}</Notice>
      <p className="mb-4">{t("secondFactor.codesLead")}</p>
      <ul className="mb-5 grid gap-x-6 gap-y-1.5 rounded-md border border-line bg-sheet px-4 py-3 font-mono text-[15px] sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="whitespace-nowrap">
            {code}
          </li>
        ))}
      </ul>
      <LinkButton look="main" href={goTo}>
        {t("secondFactor.codesGo")}
      </LinkButton>
    </>
  );
}
