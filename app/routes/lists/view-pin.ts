import { act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { pinView } from "~/lists/arrange-list.server";
import { requireList } from "~/lists/find-view.server";

/** Puts a view above the person's list, or takes it away from there. */
export const action = act("listView.keep", (context) => {
  const list = requireList(context.params.list);
  pinView(context, list.id, idParam(context.params), context.form.get("pinned") === "yes");
  return seeOther(`/lists/${list.id}/views`);
});
