import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { restoreOrganisation } from "~/modules/organisations/archive-organisation.server";

export const loader = page("organisation.write", (context) => seeOther(`/organisations/${idParam(context.params)}`));

export const action = act("organisation.write", (context) => {
  const id = idParam(context.params);
  restoreOrganisation(context, id);
  return seeOther(`/organisations/${id}?saved=yes`);
});
