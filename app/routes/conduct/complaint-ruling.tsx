import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { rulingForm } from "~/modules/conduct/complaint-form";
import { StepPanel } from "~/modules/conduct/components/StepPanel";
import { stepToTake } from "~/modules/conduct/conduct-queries.server";
import { takeComplaintStep } from "~/modules/conduct/take-complaint-step.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "complaint.step.rule" };

export const loader = page("complaint.handle", (context) => stepToTake(context, idParam(context.params), "rule"));

export const action = act("complaint.handle", (context) => {
  const id = idParam(context.params);
  takeComplaintStep(context, id, "rule", accepted(rulingForm, context.values));
  return seeOther(`/conduct/complaints/${id}`);
});

export default function ComplaintRuling() {
  return <StepPanel step="rule" schema={rulingForm} />;
}
