import { useLocale, useT } from "~/i18n/I18n";
import { Section } from "~/ui/Page";
import { eventTitle } from "../../event-time-text";
import type { PublicStand } from "../stand-queries.server";

/** The stands of an event with the firms that agreed to be named. */
export function PublicStands({ stands }: { stands: readonly PublicStand[] }) {
  const t = useT();
  const locale = useLocale();
  if (stands.length === 0) return null;
  return (
    <Section title={t("stand.list.title")}>
      {stands.map((stand, index) => (
        <div key={index} className="mb-3 rounded-lg border border-line bg-sheet px-4 py-3">
          <h3 className="font-medium break-words">
            {eventTitle({ titleZh: stand.nameZh, titleEn: stand.nameEn }, locale)}
          </h3>
          <p className="text-[13px] text-ink-soft">
            {[
              stand.hall,
              stand.areaSquareMetres === null ? null : t("stand.squareMetres", { count: stand.areaSquareMetres }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          {stand.firms.length > 0 ? (
            <>
              <p className="mt-2 text-[13px] text-ink-soft">{t("stand.public.firms")}</p>
              <ul>
                {stand.firms.map((firm) => (
                  <li key={firm.id} className="py-1 break-words">
                    <a
                      href={`/public/directory/${firm.id}`}
                      className="touch-target inline-flex items-center text-weft hover:underline"
                    >
                      {(locale === "en" && firm.englishName) || firm.legalName}
                    </a>
                    {firm.products ? (
                      <span className="block text-[13px] text-ink-soft">
                        {firm.products.split("\n").filter(Boolean).join(t("registration.separator"))}
                      </span>
                    ) : null}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          {stand.joinUntil === null ? null : (
            <p className="mt-2 text-[13px] text-ink-soft">{t("stand.public.join", { day: stand.joinUntil })}</p>
          )}
        </div>
      ))}
    </Section>
  );
}
