import { act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { shareFile } from "~/modules/organisations/profile/share-file.server";

export const action = act("organisation.write", (context) => {
  const organisationId = shareFile(context, idParam(context.params));
  return seeOther(`/organisations/${organisationId}/files?file=saved`);
});
