import type { ReactNode } from "react";
import { useLocale, useT } from "~/i18n/I18n";
import { OutsideLink } from "~/ui/OutsideLink";
import { CHAIN_ROLE_LABELS, KIND_LABELS } from "../../vocabulary";
import type { DirectoryEntry } from "../directory-entry";

/** An entry as everybody sees it; also the preview of the firm. Parts that are not shown leave no trace. */
export function DirectoryCard({ entry, heading }: { entry: DirectoryEntry; heading: ReactNode }) {
  const t = useT();
  const locale = useLocale();
  const { person } = entry;
  const description =
    (locale === "en" ? entry.descriptionEn : entry.descriptionZh) ?? entry.descriptionZh ?? entry.descriptionEn;
  const facts = [
    entry.products?.join(" \u00b7 "),
    [entry.industry, ...(entry.chainRoles ?? []).map((role) => t(CHAIN_ROLE_LABELS[role]))]
      .filter(Boolean)
      .join(" \u00b7 "),
  ].filter((text): text is string => Boolean(text));
  return (
    <>
      {heading}
      <p className="text-[13px] text-ink-faint">
        {[entry.englishName, t(KIND_LABELS[entry.kind]), entry.region].filter(Boolean).join(" \u00b7 ")}
      </p>
      {entry.formerNames.length > 0 ? (
        <p className="text-[13px] text-ink-faint">
          {t("directory.formerNames", { names: entry.formerNames.join(" \u00b7 ") })}
        </p>
      ) : null}
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {description ? <p className="mt-1 whitespace-pre-line text-ink-soft">{description}</p> : null}
      {entry.website ? (
        <p className="mt-1 break-all">
          <OutsideLink address={entry.website} className="touch-target inline-flex items-center" />
        </p>
      ) : null}
      {entry.phone ? <p className="mt-1 tabular-nums">{entry.phone}</p> : null}
      {person ? (
        <p className="mt-1 tabular-nums">
          {t("directory.person")}{" "}
          {[person.name, person.duty, person.phone, person.email].filter(Boolean).join(" \u00b7 ")}
        </p>
      ) : null}
    </>
  );
}
