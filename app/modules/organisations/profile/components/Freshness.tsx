import { Form } from "@remix-run/react";
import { useT } from "~/i18n/I18n";
import { Button } from "~/ui/Button";
import { Tag } from "~/ui/Tag";
import { dayOfInstant } from "~/values/business-day";
import type { organisationFreshness } from "../freshness.server";

type Freshness = ReturnType<typeof organisationFreshness>;

/** How complete the data are and what is missing, and when somebody was last sure of them. */
export function FreshnessSummary({
  id,
  version,
  freshness,
  mayWrite,
}: {
  id: number;
  version: number;
  freshness: Freshness;
  mayWrite: boolean;
}) {
  const t = useT();
  const { completeness, confirmation, asked, stale, months, sureAt } = freshness;
  const { numerator, denominator, percent, missing } = completeness;
  return (
    <div className="grid gap-4 rounded-lg border border-line bg-sheet p-4 sm:grid-cols-2">
      <div>
        <p className="mb-1 flex flex-wrap items-baseline gap-x-2">
          <b className="text-lg tabular-nums">{percent} %</b>
          <span className="text-[13px] text-ink-faint">
            {t("organisation.completeness.points", { numerator, denominator })}
          </span>
        </p>
        <meter
          min={0}
          max={denominator}
          value={numerator}
          aria-label={t("organisation.completeness.title")}
          className="h-2 w-full"
        />
        {missing.length === 0 ? (
          <p className="mt-2 text-ink-soft">{t("organisation.completeness.nothingMissing")}</p>
        ) : (
          <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-[13px]">
            {missing.map(({ fact, weight, label }) => (
              <li key={fact}>
                {mayWrite ? (
                  <a
                    href={
                      fact === "contact" ? `/organisations/${id}/contacts/new` : `/organisations/${id}/edit#${fact}`
                    }
                    className="touch-target inline-flex items-center text-weft hover:underline"
                  >
                    {t(label)}
                  </a>
                ) : (
                  t(label)
                )}{" "}
                <span className="text-ink-faint tabular-nums">+{weight}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div>
        <p className="flex flex-wrap items-center gap-2">
          {stale ? <Tag tone="warn">{t("organisation.stale.tag")}</Tag> : null}
          <span>{t("organisation.stale.sureSince", { day: dayOfInstant(sureAt), months })}</span>
        </p>
        {confirmation ? (
          <p className="mt-1 text-[13px] text-ink-soft">
            {t(confirmation.byFirm ? "organisation.confirmation.byFirm" : "organisation.confirmation.byStaff", {
              day: dayOfInstant(confirmation.at),
              name: confirmation.by ?? t("system.actor"),
            })}
          </p>
        ) : (
          <p className="mt-1 text-[13px] text-ink-soft">{t("organisation.confirmation.never")}</p>
        )}
        {asked ? (
          <p className="mt-1 text-[13px] text-ink-faint">
            {t("organisation.confirmation.asked", { day: dayOfInstant(asked.at), count: asked.recipients })}
          </p>
        ) : null}
        {mayWrite ? (
          <div className="mt-3 flex flex-wrap gap-2 print:hidden">
            <Form method="post" action={`/organisations/${id}/confirmation-request`}>
              <Button type="submit">{t("organisation.confirmation.ask")}</Button>
            </Form>
            <Form method="post" action={`/organisations/${id}/confirmation`}>
              <input type="hidden" name="version" value={version} />
              <Button type="submit" look="quiet">
                {t("organisation.confirmation.confirmAsStaff")}
              </Button>
            </Form>
          </div>
        ) : null}
      </div>
    </div>
  );
}
