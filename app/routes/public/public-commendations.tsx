import { useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { publicCommendations } from "~/modules/conduct/conduct-queries.server";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "commendation.public.title" };

export const loader = page("commendation.public", (context) => ({ rows: publicCommendations(context) }));

export default function PublicCommendations() {
  const t = useT();
  const { rows } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-4xl">
      <PageHead title={t("commendation.public.title")} sub={t("commendation.public.lead")} />
      {rows.length === 0 ? (
        <EmptyState title={t("commendation.none")} />
      ) : (
        <ul className="rounded-lg border border-line bg-sheet">
          {rows.map((row) => (
            <li key={row.id} className="border-b border-line px-4 py-3 last:border-0">
              <b className="font-medium">{row.name}</b>
              <p className="break-words">{row.reason}</p>
              <p className="text-[13px] text-ink-faint">
                {row.day} · {row.awardedBy}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
