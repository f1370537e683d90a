import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { rulingForm } from "~/modules/conduct/complaint-form";
import { StepPanel } from "~/modules/conduct/components/StepPanel";
import { stepToTake } from "~/modules/conduct/conduct-queries.server";
import { takeComplaintStep } from "~/modules/conduct/take-complaint-step.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "complaint.step.decide" };

export const loader = page("complaint.handle", (context) => stepToTake(context, idParam(context.params), "decide"));

export const action = act("complaint.handle", (context) => {
  const id = idParam(context.params);
  takeComplaintStep(context, id, "decide", accepted(rulingForm, context.values));
  return seeOther(`/conduct/complaints/${id}`);
});

export default function ComplaintDecision() {
  return <StepPanel step="decide" schema={rulingForm} />;
}
