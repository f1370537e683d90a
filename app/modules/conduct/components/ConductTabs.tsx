import { useT } from "~/i18n/I18n";
import { useCan } from "~/ui/use-can";

const TABS = [
  { id: "overview", path: "/conduct", label: "conduct.title", permission: "conduct.count" },
  { id: "pledges", path: "/conduct/pledges", label: "conduct.pledges", permission: "pledge.see" },
  {
    id: "commendations",
    path: "/conduct/commendations",
    label: "conduct.commendations",
    permission: "commendation.write",
  },
  { id: "complaints", path: "/conduct/complaints", label: "conduct.complaints", permission: "complaint.see" },
  { id: "rules", path: "/settings/conduct", label: "conduct.rules", permission: "conduct.configure" },
] as const;

/** The pages of conduct, for whom each is. */
export function ConductTabs({ current }: { current: (typeof TABS)[number]["id"] }) {
  const t = useT();
  const may = useCan();
  return (
    <nav aria-label={t("conduct.title")} className="mb-4 flex gap-4 overflow-x-auto border-b border-line print:hidden">
      {TABS.filter(({ permission }) => may(permission)).map(({ id, path, label }) => (
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
