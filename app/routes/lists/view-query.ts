import { accepted, act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { ownPath, seeOther } from "~/http/see-other";
import { changeView } from "~/lists/change-view.server";
import { requireList } from "~/lists/find-view.server";
import { viewQueryForm } from "~/lists/list-view";

/** The query that a view keeps from now on. */
export const action = act("listView.keep", (context) => {
  const list = requireList(context.params.list);
  const { search, version } = accepted(viewQueryForm, context.values);
  changeView(context, list.id, idParam(context.params), version, { search });
  return seeOther(ownPath(context.form.get("next"), list.path));
});
