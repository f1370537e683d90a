import { Outlet, useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { EVENT_TYPE_LABELS } from "~/modules/events/event-labels";
import { listTemplates } from "~/modules/events/templates/template-queries.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "template.list.title" };

export const loader = page("event.write", (context) => ({ templates: listTemplates(context) }));

const DONE = { kept: "template.done.kept", saved: "template.done.saved", removed: "template.done.removed" } as const;

export default function TemplateList() {
  const t = useT();
  const locale = useLocale();
  const { templates } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("template.list.title")}>
        <LinkButton href="/events">{t("event.list.title")}</LinkButton>
      </PageHead>
      <DoneNotice sentences={DONE} />
      {templates.length === 0 ? (
        <EmptyState title={t("template.list.empty")} hint={t("template.list.emptyHint")} />
      ) : (
        <ul className="rounded-lg border border-line bg-sheet">
          {templates.map((template) => (
            <li
              key={template.id}
              className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2.5 last:border-0"
            >
              <span className="min-w-0 flex-1 basis-60 break-words">
                <a href={`/events/templates/${template.id}/event`} className="touch-target font-medium hover:underline">
                  {template.name}
                </a>
                <span className="block text-[13px] text-ink-faint">
                  {[
                    t(EVENT_TYPE_LABELS[template.type]),
                    `${template.startTime}–${template.endTime}`,
                    ...(template.venue ? [template.venue] : []),
                    locale === "en" ? template.promoterEn : template.promoterZh,
                  ].join(" · ")}
                </span>
              </span>
              <LinkButton href={`/events/templates/${template.id}/event`}>{t("event.new")}</LinkButton>
              <LinkButton href={`/events/series/new?template=${template.id}`}>{t("series.new")}</LinkButton>
              <LinkButton href={`/events/templates/${template.id}/edit`}>{t("action.edit")}</LinkButton>
              <LinkButton href={`/events/templates/${template.id}/removal`}>{t("template.remove")}</LinkButton>
            </li>
          ))}
        </ul>
      )}
      <Outlet />
    </>
  );
}
