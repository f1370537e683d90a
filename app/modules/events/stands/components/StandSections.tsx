import { useLocale, useT } from "~/i18n/I18n";
import { dayOfInstant } from "~/values/business-day";
import { moneyText } from "~/values/money-text";
import { LinkButton } from "~/ui/Button";
import { Section } from "~/ui/Page";
import { ActButton } from "../../components/ActButton";
import { eventTitle } from "../../event-time-text";
import type { Place, StandWithFirms } from "../stand-queries.server";
import { StandFirmStatusTag } from "./StandFirmStatusTag";

/** The stands of an event, each with its firms, for those who run it. */
export function StandSections({ stands, base }: { stands: readonly StandWithFirms[]; base: string }) {
  const t = useT();
  const locale = useLocale();
  return (
    <>
      {stands.map((stand) => {
        const path = `${base}/${stand.id}`;
        const facts = [
          stand.hall,
          stand.areaSquareMetres === null ? null : t("stand.squareMetres", { count: stand.areaSquareMetres }),
          stand.costFen === null ? null : t("stand.costs", { amount: moneyText(stand.costFen, locale) }),
          stand.joinUntil === null ? t("stand.notOffered") : t("stand.openUntil", { day: stand.joinUntil }),
        ];
        return (
          <Section
            key={stand.id}
            title={eventTitle({ titleZh: stand.nameZh, titleEn: stand.nameEn }, locale)}
            more={{ href: path, label: t("stand.edit") }}
          >
            <div className="rounded-lg border border-line bg-sheet">
              <div className="border-b border-line px-4 py-2.5 text-ink-soft">
                <p>{facts.filter(Boolean).join(" · ")}</p>
                {stand.note ? <p className="mt-1 break-words whitespace-pre-line">{stand.note}</p> : null}
              </div>
              <ul>
                {stand.places.map((place) => (
                  <PlaceLine key={place.id} place={place} path={`${path}/firms/${place.id}`} />
                ))}
              </ul>
              <div className="flex flex-wrap items-center gap-3 px-4 py-2.5">
                <LinkButton href={`${path}/firms/new`}>{t("stand.putOn")}</LinkButton>
                <span className="text-[13px] text-ink-faint">
                  {t("stand.confirmedCount", { count: stand.confirmed })}
                  {stand.borneFen !== null && stand.borneFen > 0
                    ? ` · ${t("stand.borne", { amount: moneyText(stand.borneFen, locale) })}`
                    : null}
                </span>
              </div>
            </div>
          </Section>
        );
      })}
    </>
  );
}

function PlaceLine({ place, path }: { place: Place; path: string }) {
  const t = useT();
  const locale = useLocale();
  const { status, legalName } = place;
  const since = status === "asked" ? place.askedAt : status === "confirmed" ? place.confirmedAt : place.withdrawnAt;
  const products = place.products?.split("\n").filter(Boolean) ?? [];
  const separator = t("registration.separator");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2.5">
      <span className="min-w-0 flex-1 basis-64 break-words">
        <a href={path} className="touch-target inline-flex items-center font-medium hover:underline">
          {legalName}
        </a>
        {products.length > 0 ? <span className="block text-[13px]">{products.join(separator)}</span> : null}
        {place.people.length > 0 ? (
          <span className="block text-[13px] text-ink-faint">
            {t("stand.peopleLine", { names: place.people.join(separator) })}
          </span>
        ) : null}
      </span>
      {status === "confirmed" && place.paysFen !== null ? (
        <span className="tabular-nums">{moneyText(place.paysFen, locale)}</span>
      ) : null}
      <span className="flex flex-wrap items-center gap-2">
        <StandFirmStatusTag status={status} />
        <span className="text-[13px] text-ink-faint">{dayOfInstant(since ?? place.askedAt)}</span>
      </span>
      {status === "asked" ? (
        <ActButton action={`${path}/confirmation`} look="main" label={t("stand.confirmFirm", { firm: legalName })}>
          {t("stand.confirm")}
        </ActButton>
      ) : null}
    </li>
  );
}
