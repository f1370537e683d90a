import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { reconsiderDistinct } from "~/modules/organisations/duplicates/confirm-distinct.server";

export const loader = page("organisation.merge", () => seeOther("/organisations/duplicates/distinct"));

export const action = act("organisation.merge", (context) => {
  reconsiderDistinct(context, idParam(context.params, "pairId"));
  return seeOther("/organisations/duplicates/distinct?removed=yes");
});
