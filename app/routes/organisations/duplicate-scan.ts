import { authorize } from "~/access/authorize.server";
import { act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { enqueueJob } from "~/jobs/enqueue-job.server";

export const loader = page("organisation.merge", () => seeOther("/organisations/duplicates"));

export const action = act("organisation.merge", (context) => {
  authorize(context, "organisation.merge");
  return seeOther(`/jobs/${enqueueJob(context, "duplicates.scan", {})}`);
});
