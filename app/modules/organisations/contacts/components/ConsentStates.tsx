import { useT } from "~/i18n/I18n";
import { Tag } from "~/ui/Tag";
import { dayOfInstant } from "~/values/business-day";
import type { ConsentState } from "../contact-queries.server";
import { PURPOSE_LABELS, WAY_LABELS } from "../vocabulary";

/** What a contact agreed to, purpose by purpose, and how to withdraw it. */
export function ConsentStates({ consents, path }: { consents: ConsentState[]; path: string | null }) {
  const t = useT();
  return (
    <ul className="rounded-lg border border-line bg-sheet">
      {consents.map(({ purpose, given, withdrawn }) => (
        <li
          key={purpose}
          className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 last:border-0"
        >
          <span className="w-32 font-medium">{t(PURPOSE_LABELS[purpose])}</span>
          {given ? (
            <Tag tone="ok">{t("consent.standing")}</Tag>
          ) : withdrawn ? (
            <Tag tone="warn">{t("consent.withdrawn")}</Tag>
          ) : (
            <Tag>{t("consent.never")}</Tag>
          )}
          <span className="text-[13px] text-ink-faint tabular-nums">
            {given
              ? t("consent.givenLine", {
                  day: dayOfInstant(given.at),
                  way: t(WAY_LABELS[given.way]),
                  version: given.noticeVersion,
                })
              : withdrawn
                ? t("consent.withdrawnLine", { day: dayOfInstant(withdrawn.at), way: t(WAY_LABELS[withdrawn.way]) })
                : null}
            {given?.evidence ? ` ${t("consent.evidenceLine", { evidence: given.evidence })}` : null}
          </span>
          {given && path !== null ? (
            <a
              href={`${path}/${purpose}/withdrawal`}
              aria-label={t("consent.withdrawFor", { purpose: t(PURPOSE_LABELS[purpose]) })}
              className="touch-target ml-auto inline-flex min-h-[34px] items-center px-2 text-weft hover:underline print:hidden"
            >
              {t("consent.withdraw")}
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
