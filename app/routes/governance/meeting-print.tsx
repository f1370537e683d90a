import { useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { MinutesPaper } from "~/modules/governance/components/MinutesPaper";
import { meetingPage } from "~/modules/governance/governance-queries.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle<{ meeting: { title: string } }> = { title: (_t, data) => data.meeting.title };

export const loader = page("governance.see", (context) => {
  const { minutesState: _state, ...data } = meetingPage(context, idParam(context.params));
  return data;
});

export default function PrintMinutes() {
  return <MinutesPaper data={useLoaderData<typeof loader>()} />;
}
