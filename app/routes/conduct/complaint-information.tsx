import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { stepForm } from "~/modules/conduct/complaint-form";
import { StepPanel } from "~/modules/conduct/components/StepPanel";
import { stepToTake } from "~/modules/conduct/conduct-queries.server";
import { takeComplaintStep } from "~/modules/conduct/take-complaint-step.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "complaint.step.inform" };

export const loader = page("complaint.handle", (context) => stepToTake(context, idParam(context.params), "inform"));

export const action = act("complaint.handle", (context) => {
  const id = idParam(context.params);
  takeComplaintStep(context, id, "inform", accepted(stepForm, context.values));
  return seeOther(`/conduct/complaints/${id}`);
});

export default function ComplaintInformation() {
  return <StepPanel step="inform" schema={stepForm} />;
}
