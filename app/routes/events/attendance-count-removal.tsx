import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { eventHead } from "~/modules/events/event-page.server";
import { removeAttendanceCount } from "~/modules/events/remove-attendance-count.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "attendance.remove" };

export const loader = page("attendance.record", (context) => ({ id: eventHead(context, idParam(context.params)).id }));

export const action = act("attendance.record", (context) => {
  const id = idParam(context.params);
  removeAttendanceCount(context, id, idParam(context.params, "countId"));
  return seeOther(`/events/${id}/attendance?done=removed`);
});

export default function RemoveAttendanceCount() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  return (
    <ActPage
      title={t("attendance.remove")}
      submitLabel={t("attendance.remove")}
      danger
      backTo={`/events/${id}/attendance`}
    />
  );
}
