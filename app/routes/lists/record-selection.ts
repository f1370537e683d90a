import { act } from "~/http/act.server";
import { seeOther } from "~/http/see-other";
import { bulkRegistry } from "~/list-registry/bulk-acts.server";
import { findBulkList, targetOf, targetSearch } from "~/lists/find-bulk-act.server";

/** The rows that somebody ticked, put into an address; nothing is changed yet. */
export const action = act("bulk.run", (context) => {
  const listId = context.params.list ?? "";
  const list = findBulkList(bulkRegistry, listId);
  const ids = context.form.getAll("ids").map(Number);
  const target = { ...targetOf(list, context.url.searchParams), ids };
  return seeOther(`/lists/${listId}/acts?${targetSearch(list, target)}`);
});
