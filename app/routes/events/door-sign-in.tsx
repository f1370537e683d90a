import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { personSignInForm } from "~/modules/events/attendance-form";
import { RefusedAct } from "~/modules/events/components/ActPage";
import { doorAddress } from "~/modules/events/door-address";
import { eventHead } from "~/modules/events/event-page.server";
import { signInPerson } from "~/modules/events/record-sign-in.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "attendance.door.signIn" };

export const loader = page("attendance.record", (context) => ({ id: eventHead(context, idParam(context.params)).id }));

export const action = act("attendance.record", (context) => {
  const id = idParam(context.params);
  signInPerson(context, id, accepted(personSignInForm, context.values));
  return seeOther(doorAddress(id, context.values));
});

export default function SignIn() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  return <RefusedAct title={t("attendance.door.signIn")} backTo={`/events/${id}/door`} />;
}
