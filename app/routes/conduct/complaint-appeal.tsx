import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { statementForm } from "~/modules/conduct/complaint-form";
import { StepPanel } from "~/modules/conduct/components/StepPanel";
import { stepToTake } from "~/modules/conduct/conduct-queries.server";
import { takeComplaintStep } from "~/modules/conduct/take-complaint-step.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "complaint.step.appeal" };

export const loader = page("complaint.handle", (context) => stepToTake(context, idParam(context.params), "appeal"));

export const action = act("complaint.handle", (context) => {
  const id = idParam(context.params);
  takeComplaintStep(context, id, "appeal", accepted(statementForm, context.values));
  return seeOther(`/conduct/complaints/${id}`);
});

export default function ComplaintAppeal() {
  return <StepPanel step="appeal" schema={statementForm} />;
}
