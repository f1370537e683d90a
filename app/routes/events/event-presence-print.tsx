import { useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { eventHead } from "~/modules/events/event-page.server";
import { findEventToRun } from "~/modules/events/find-event.server";
import { PresencePaper } from "~/modules/events/presence/components/PresencePaper";
import { presenceSheets } from "~/modules/events/presence/presence-queries.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "presence.title" };

export const loader = page("attendance.record", (context) => {
  const { id, venue } = findEventToRun(context, idParam(context.params));
  return { event: { ...eventHead(context, id), venue }, sheets: presenceSheets(context, id) };
});

export default function PrintPresence() {
  return <PresencePaper {...useLoaderData<typeof loader>()} />;
}
