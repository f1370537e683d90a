import { act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { endLooking } from "~/modules/accounts/look-as-person.server";

export const loader = page("account.endLooking", () => seeOther("/"));

export const action = act("account.endLooking", (context) => {
  endLooking(context, context.lookedAtBy, context.sessionIdHash);
  return seeOther("/");
});
