import { accepted, act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { lookForNamedPerson } from "~/modules/desk/answer-data-request.server";
import { seenVersionForm } from "~/modules/desk/data-request-form";

export const action = act("person.manage", (context) => {
  const { version } = accepted(seenVersionForm, context.values);
  return seeOther(`/people/${lookForNamedPerson(context, idParam(context.params), version)}`);
});
