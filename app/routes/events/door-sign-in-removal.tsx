import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { doorAddress } from "~/modules/events/door-address";
import { eventHead } from "~/modules/events/event-page.server";
import { undoSignIn } from "~/modules/events/undo-sign-in.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "attendance.door.undo" };

export const loader = page("attendance.record", (context) => ({ id: eventHead(context, idParam(context.params)).id }));

export const action = act("attendance.record", (context) => {
  const id = idParam(context.params);
  undoSignIn(context, id, idParam(context.params, "signInId"));
  return seeOther(doorAddress(id, { ...context.values, done: "undone" }));
});

export default function UndoSignIn() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  return (
    <ActPage title={t("attendance.door.undo")} submitLabel={t("attendance.door.undo")} backTo={`/events/${id}/door`} />
  );
}
