import { useT } from "~/i18n/I18n";

/** The tickets of a registration, a link for each person: whoever registered sends them on. */
export function TicketLinks({ tickets }: { tickets: readonly { name: string; code: string }[] }) {
  const t = useT();
  if (tickets.length === 0) return null;
  return (
    <section aria-labelledby="tickets" className="mt-5">
      <h2 id="tickets" className="mb-1 text-[15px] font-semibold">
        {t("ticket.title")}
      </h2>
      <p className="mb-2 text-ink-soft">{t("ticket.hint")}</p>
      <ul className="rounded-lg border border-line bg-sheet">
        {tickets.map(({ name, code }) => (
          <li key={code} className="border-b border-line last:border-0">
            <a href={`/public/tickets/${code}`} className="flex min-h-12 items-center justify-between gap-3 px-4">
              <span className="font-medium">{name}</span>
              <span className="text-weft-strong underline">{t("ticket.show")}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
