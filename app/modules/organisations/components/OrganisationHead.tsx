import type { ReactNode } from "react";
import { useT } from "~/i18n/I18n";
import { PageHead } from "~/ui/Page";
import type { OrganisationHeadData } from "../organisation-head.server";
import { KIND_LABELS } from "../vocabulary";
import { MembershipTag } from "./MembershipTag";

/**
 * Name, kind and membership of an organisation, what can be done with it, and the pages of its record.
 * @param current id of the tab that is open
 */
export function OrganisationHead({
  head,
  current,
  children,
}: {
  head: OrganisationHeadData;
  current: string;
  children?: ReactNode;
}) {
  const t = useT();
  const tab =
    "touch-target inline-flex min-h-[36px] shrink-0 items-center border-b-2 border-transparent px-1 whitespace-nowrap text-ink-soft hover:text-ink aria-[current=page]:border-weft aria-[current=page]:text-weft-strong";
  return (
    <>
      <PageHead
        title={head.legalName}
        sub={
          <>
            {head.shortName && head.shortName !== head.legalName ? `${head.shortName} · ` : ""}
            {t(KIND_LABELS[head.kind])} <MembershipTag membership={head.membership} />
          </>
        }
      >
        {children}
      </PageHead>
      {head.tabs.length > 1 ? (
        <nav
          aria-label={t("organisation.tabs")}
          className="mb-4 flex gap-4 overflow-x-auto border-b border-line print:hidden"
        >
          {head.tabs.map(({ id, path, label }) => (
            <a
              key={id}
              href={`/organisations/${head.id}${path}`}
              aria-current={id === current ? "page" : undefined}
              className={tab}
            >
              {t(label)}
            </a>
          ))}
        </nav>
      ) : null}
    </>
  );
}
