import { act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { bulkRegistry } from "~/list-registry/bulk-acts.server";
import { resumeBulkChange } from "~/lists/run-bulk-change.server";

/** Goes on with a change that stopped half way. */
export const action = act("bulk.run", (context) => {
  const id = idParam(context.params);
  resumeBulkChange(context, bulkRegistry, id);
  return seeOther(`/bulk-changes/${id}`);
});
