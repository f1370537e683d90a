import { useT } from "~/i18n/I18n";
import { timeOfInstant } from "~/values/business-day";
import { Notice } from "~/ui/Notice";
import type { LetInTwice } from "../door-list";

/** Tells both doors of a ticket that let somebody in at each of them. */
export function TwiceNotice({ twice }: { twice: readonly LetInTwice[] }) {
  const t = useT();
  if (twice.length === 0) return null;
  return (
    <Notice tone="warn">
      <p className="font-medium">{t("scan.twice")}</p>
      <ul className="mt-1 list-disc pl-5">
        {twice.map((each) => (
          <li key={`${each.name} ${each.againAt}`}>
            {t("scan.twiceLine", {
              name: each.name,
              organisation: each.organisation,
              day: each.day,
              first: timeOfInstant(each.firstAt),
              again: timeOfInstant(each.againAt),
              by: each.againBy ?? t("ticket.bySystem"),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
