import { act } from "~/http/act.server";
import { ownPath, seeOther } from "~/http/see-other";
import { chooseColumns } from "~/lists/arrange-list.server";
import { requireList } from "~/lists/find-view.server";

/** The columns a person wants in a list from now on; none means those of the list. */
export const action = act("listView.keep", (context) => {
  const list = requireList(context.params.list);
  chooseColumns(context, list.id, context.form.getAll("columns").map(String));
  return seeOther(ownPath(context.form.get("next"), list.path));
});
