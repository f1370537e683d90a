import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import type { Translate } from "~/i18n/translate";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";
import { FIELD_LABELS } from "../field-labels";
import { actionLabel, type AuditedChange, type TimelineItem } from "../timeline";
import { CHAIN_ROLE_LABELS, KIND_LABELS, SIZE_LABELS } from "../vocabulary";

interface TimelineProps {
  items: TimelineItem[];
  /** Staff may open events and imports behind an entry. */
  openable: boolean;
  /** Address of the organisation where the reader may give it earlier values back. */
  restoreAt?: string;
}

/** Everything that happened with an organisation, in words. */
export function Timeline({ items, openable, restoreAt }: TimelineProps) {
  const t = useT();
  return (
    <ol className="rounded-lg border border-line bg-sheet">
      {items.map((item) => (
        <li
          key={item.key}
          className="grid gap-x-4 border-b border-line px-4 py-2 last:border-0 sm:grid-cols-[9.5rem_minmax(0,1fr)]"
        >
          <time className="text-[13px] leading-[21px] text-ink-faint tabular-nums">
            {dayOfInstant(item.at)}
            {item.wholeDay ? "" : ` ${timeOfInstant(item.at)}`}
          </time>
          <div className="min-w-0 break-words">
            <Entry item={item} openable={openable} restoreAt={restoreAt} t={t} />
          </div>
        </li>
      ))}
    </ol>
  );
}

const EVENT_LABELS = {
  attended: "organisation.timeline.attended",
  registered: "organisation.timeline.registered",
  registrationCancelled: "organisation.timeline.registrationCancelled",
} as const satisfies Record<string, MessageKey>;

function Entry({ item, openable, restoreAt, t }: Omit<TimelineProps, "items"> & { item: TimelineItem; t: Translate }) {
  switch (item.kind) {
    case "attended":
    case "registered":
    case "registrationCancelled": {
      const text = t(EVENT_LABELS[item.kind], { title: item.title, count: item.count });
      return openable ? <Opening to={`/events/${item.eventId}`} text={text} /> : <>{text}</>;
    }
    case "exhibited": {
      const text = t("organisation.timeline.exhibited", { title: item.title });
      return openable ? <Opening to={`/events/${item.eventId}`} text={text} /> : <>{text}</>;
    }
    case "imported": {
      if (item.file === null) return <>{t("organisation.timeline.importedByOthers")}</>;
      const { importId, name, row } = item.file;
      const text = t("organisation.timeline.imported", { file: name, row: String(row) });
      return openable ? <Opening to={`/imports/${importId}`} text={text} /> : <>{text}</>;
    }
    case "change":
      return (
        <>
          {t(actionLabel(item.action), { name: item.contactName })}
          <span className="ml-2 text-[13px] text-ink-faint">{item.by ?? t("system.actor")}</span>
          {item.changes.length > 0 ? (
            <>
              {restoreAt ? (
                <a
                  href={`${restoreAt}/changes/${item.seq}/restoration`}
                  className="touch-target ml-2 inline-flex items-center text-[13px] text-weft underline"
                >
                  {t("organisation.earlierValues.open")}
                </a>
              ) : null}
              <ul className="mt-0.5 text-[13px] text-ink-soft">
                {item.changes.map((change) => (
                  <li key={change.field}>{changeText(t, change)}</li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      );
  }
}

function Opening({ to, text }: { to: string; text: string }) {
  return (
    <a href={to} className="touch-target inline-flex items-center text-weft hover:underline">
      {text}
    </a>
  );
}

export function changeText(t: Translate, { field, before, after }: AuditedChange): string {
  const label = (FIELD_LABELS as Record<string, MessageKey | undefined>)[field];
  const word = (value: string) => (value === "" ? t("organisation.changeBlank") : valueText(t, field, value));
  return t("organisation.change", { field: label ? t(label) : field, before: word(before), after: word(after) });
}

const CHOICES: Record<string, Record<string, MessageKey>> = {
  kind: KIND_LABELS,
  sizeClass: SIZE_LABELS,
  chainRoles: CHAIN_ROLE_LABELS,
  creditCodeConfirmed: { true: "yes", false: "no" },
};

function valueText(t: Translate, field: string, value: string): string {
  const choice = CHOICES[field]?.[value];
  if (choice) return t(choice);
  if (field !== "chainRoles") return value;
  return value
    .split(", ")
    .map((role) => (CHOICES.chainRoles?.[role] ? t(CHOICES.chainRoles[role]) : role))
    .join(", ");
}
