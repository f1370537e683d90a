import type { ReactNode } from "react";

/** Heading of the page, a line of facts beside it, and what can be done. */
export function PageHead({ title, sub, children }: { title: string; sub?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-4 flex flex-wrap items-baseline gap-x-3 gap-y-2">
      <h1 className="text-xl leading-7 font-semibold">{title}</h1>
      {sub ? <span className="text-ink-faint">{sub}</span> : null}
      {children ? <div className="ml-auto flex flex-wrap gap-2 print:hidden">{children}</div> : null}
    </div>
  );
}

export function Section({
  title,
  note,
  more,
  children,
  id,
}: {
  title: string;
  note?: ReactNode;
  more?: { href: string; label: string };
  children: ReactNode;
  id?: string;
}) {
  return (
    <section className="mb-6 min-w-0" id={id}>
      <h2 className="mb-2 flex items-baseline gap-2 text-[15px] font-semibold">
        {title}
        {note ? <small className="text-[13px] font-normal text-ink-faint">{note}</small> : null}
        {more ? (
          <a href={more.href} className="touch-target ml-auto text-[13px] font-normal text-weft hover:underline">
            {more.label}
          </a>
        ) : null}
      </h2>
      {children}
    </section>
  );
}

/** An empty list says what belongs there and offers the first step. */
export function EmptyState({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className="rounded-lg border border-line bg-sheet px-6 py-10 text-center">
      <p className="font-medium">{title}</p>
      {hint ? <p className="mt-1 text-ink-faint">{hint}</p> : null}
      {children ? <div className="mt-4 flex justify-center gap-2">{children}</div> : null}
    </div>
  );
}

/** Names and values of a record. */
export function Facts({ items }: { items: { label: string; value: ReactNode }[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-2 rounded-lg border border-line bg-sheet p-4 sm:grid-cols-2">
      {items.map((item) => (
        <div key={item.label} className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-2">
          <dt className="text-ink-faint">{item.label}</dt>
          <dd className="break-words">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
