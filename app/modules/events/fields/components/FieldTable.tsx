import { useLocale, useT } from "~/i18n/I18n";
import { Tag } from "~/ui/Tag";
import { WideTable } from "~/ui/WideTable";
import { inLanguage } from "../answers";
import { ASKED_OF_LABELS, FIELD_KIND_LABELS } from "../field-labels";
import type { FieldRecord } from "../field-queries.server";

/** What is asked at the registration for an event, with how many people or firms that have a seat chose each option. */
export function FieldTable({ fields, editAt }: { fields: (FieldRecord & { answers: number })[]; editAt?: string }) {
  const t = useT();
  const locale = useLocale();
  return (
    <WideTable label={t("asked.list.title")}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t("asked.heading")}</th>
            {editAt ? <th scope="col">{t("asked.of")}</th> : null}
            <th scope="col" className="number">
              {t("asked.answers")}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.id}>
              <td>
                <span className="flex flex-wrap items-center gap-x-2">
                  {editAt ? (
                    <a
                      href={`${editAt}/${field.id}`}
                      className="touch-target inline-flex items-center font-medium hover:underline"
                    >
                      {inLanguage(field, locale)}
                    </a>
                  ) : (
                    inLanguage(field, locale)
                  )}
                  {field.closedAt === null ? null : <Tag tone="plain">{t("asked.closed")}</Tag>}
                </span>
                <span className="block text-[13px] text-ink-faint">
                  {[
                    ...(editAt ? [] : [t(ASKED_OF_LABELS[field.askedOf])]),
                    t(FIELD_KIND_LABELS[field.kind]),
                    ...(field.required ? [t("asked.required")] : []),
                  ].join(" · ")}
                </span>
                {field.options.length > 0 ? (
                  <span className="block text-[13px] text-ink-soft">
                    {field.options
                      .map(
                        (option) =>
                          `${inLanguage(option, locale)} ${option.places === null ? option.held : t("quota.held", { held: option.held, capacity: option.places })}`,
                      )
                      .join(t("registration.separator"))}
                  </span>
                ) : null}
              </td>
              {editAt ? <td className="short">{t(ASKED_OF_LABELS[field.askedOf])}</td> : null}
              <td className="number">{field.answers}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
