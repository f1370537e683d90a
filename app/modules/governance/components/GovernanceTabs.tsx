import { useT } from "~/i18n/I18n";

const TABS = [
  { id: "bodies", path: "/governance", label: "governance.bodies" },
  { id: "meetings", path: "/governance/meetings", label: "governance.meetings" },
  { id: "resolutions", path: "/governance/resolutions", label: "governance.resolutions" },
] as const;

/** The three lists of governance, one beside the other. */
export function GovernanceTabs({ current }: { current: (typeof TABS)[number]["id"] }) {
  const t = useT();
  return (
    <nav aria-label={t("governance.title")} className="mb-4 flex gap-4 border-b border-line print:hidden">
      {TABS.map(({ id, path, label }) => (
        <a
          key={id}
          href={path}
          aria-current={id === current ? "page" : undefined}
          className="touch-target inline-flex min-h-[36px] items-center border-b-2 border-transparent px-1 whitespace-nowrap text-ink-soft hover:text-ink aria-[current=page]:border-weft aria-[current=page]:text-weft-strong"
        >
          {t(label)}
        </a>
      ))}
    </nav>
  );
}
