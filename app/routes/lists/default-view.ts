import { z } from "zod";
import * as field from "~/forms/fields";
import { accepted, act } from "~/http/act.server";
import { seeOther } from "~/http/see-other";
import { chooseDefaultView } from "~/lists/arrange-list.server";
import { requireList } from "~/lists/find-view.server";

const form = z.object({ view: field.optionalRecordId() });

/** What the bare address of a list opens for a person. */
export const action = act("listView.keep", (context) => {
  const list = requireList(context.params.list);
  chooseDefaultView(context, list.id, accepted(form, context.values).view);
  return seeOther(`/lists/${list.id}/views`);
});
