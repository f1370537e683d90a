import { useT } from "~/i18n/I18n";
import { Tag } from "~/ui/Tag";
import { ActButton } from "../../components/ActButton";

/** Who of a registration cannot come, said by whoever registered them until the event begins. */
export function Excuses({
  people,
  mayExcuse,
  action,
}: {
  people: readonly { id: number; name: string; isExcused: boolean }[];
  mayExcuse: boolean;
  action: string;
}) {
  const t = useT();
  if (!mayExcuse && !people.some(({ isExcused }) => isExcused)) return null;
  return (
    <section aria-labelledby="excuses" className="mt-5">
      <h2 id="excuses" className="mb-1 text-[15px] font-semibold">
        {t("presence.excuse.title")}
      </h2>
      {mayExcuse ? <p className="mb-2 text-ink-soft">{t("presence.excuse.hint")}</p> : null}
      <ul className="rounded-lg border border-line bg-sheet">
        {people.map(({ id, name, isExcused }) => (
          <li
            key={id}
            className="flex min-h-12 flex-wrap items-center gap-3 border-b border-line px-4 py-1 last:border-0"
          >
            <span className="min-w-0 flex-1 font-medium break-words">{name}</span>
            {isExcused ? <Tag tone="warn">{t("presence.excuse.tag")}</Tag> : null}
            {mayExcuse ? (
              <ActButton
                action={action}
                look="quiet"
                className="max-sm:min-h-11"
                fields={{ person: id, excused: isExcused ? "" : "on" }}
                label={t(isExcused ? "presence.excuse.endPerson" : "presence.excuse.doPerson", { name })}
              >
                {t(isExcused ? "presence.excuse.end" : "presence.excuse.do")}
              </ActButton>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
