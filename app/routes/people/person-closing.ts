import { accepted, act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { choiceForm } from "~/personal-data/person-request-form";
import { closeAccessRequest } from "~/personal-data/person-requests.server";

export const action = act("person.manage", (context) => {
  const id = idParam(context.params);
  closeAccessRequest(context, id, accepted(choiceForm, context.values).version);
  return seeOther(`/people/${id}`);
});
