import { authorize } from "~/access/authorize.server";
import { act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { enqueueJob } from "~/jobs/enqueue-job.server";

export const loader = page("backup.manage", () => seeOther("/settings/backups"));

export const action = act("backup.manage", (context) => {
  authorize(context, "backup.manage");
  return seeOther(`/jobs/${enqueueJob(context, "backup.take", { trigger: "manual" })}`);
});
