import { Form } from "~/forms/Form";
import { HiddenField, RadioGroup } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { localDateTime } from "~/values/business-day";
import { Tag } from "~/ui/Tag";
import { STANDING_LABELS } from "../../event-labels";
import { STANDINGS } from "../../vocabulary";
import { presenceForm } from "../presence-form";
import type { PresenceList } from "../presence-queries.server";

/** People by firm, each with the three ways in which one can stand to an event or a session. */
export function PresenceForm({ session, firms }: { session: number | null; firms: PresenceList["firms"] }) {
  const t = useT();
  const people = firms.flatMap((firm) => firm.people).filter(({ isSeen }) => !isSeen);
  const position = new Map(people.map(({ id }, index) => [id, index]));
  const standings = STANDINGS.map((standing) => ({ value: standing, label: t(STANDING_LABELS[standing]) }));
  return (
    <Form
      schema={presenceForm}
      values={{
        session: session ?? "",
        people: people.map(({ id, standing }) => ({ id, standing: standing ?? "", seen: standing ?? "" })),
      }}
    >
      <HiddenField name="session" value={session ?? ""} />
      {firms.map((firm) => (
        <section key={firm.name} className="mb-3 rounded-lg border border-line bg-sheet px-4 pt-3 pb-1">
          <h2 className="mb-2 text-[15px] font-semibold break-words">{firm.name}</h2>
          <div className="grid gap-x-6 md:grid-cols-2 xl:grid-cols-3">
            {firm.people.map((person) => {
              const index = position.get(person.id);
              const named = [person.name, person.duty, person.ticketType].filter(Boolean).join(" · ");
              const hint = person.recorded
                ? t("presence.recorded", {
                    time: localDateTime(person.recorded.at).replace("T", " "),
                    by: person.recorded.by ?? t("presence.byLink"),
                  })
                : undefined;
              return index === undefined ? (
                <p key={person.id} className="mb-5 flex flex-wrap items-center gap-2">
                  <span className="text-[13px] text-ink-soft">{named}</span>
                  <Tag tone="ok">{t(STANDING_LABELS.present)}</Tag>
                  <span className="text-[13px] text-ink-faint">{t("presence.seen")}</span>
                </p>
              ) : (
                <div key={person.id}>
                  <HiddenField name={`people.${index}.id`} value={person.id} />
                  <HiddenField name={`people.${index}.seen`} value={person.standing ?? ""} />
                  <RadioGroup name={`people.${index}.standing`} label={named} hint={hint} options={standings} inline />
                </div>
              );
            })}
          </div>
        </section>
      ))}
    </Form>
  );
}
