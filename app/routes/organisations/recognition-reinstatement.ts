import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { reinstateRecognition } from "~/modules/organisations/recognitions/withdraw-recognition.server";

export const loader = page("organisation.write", (context) =>
  seeOther(`/organisations/${idParam(context.params)}/recognitions`),
);

export const action = act("organisation.write", (context) => {
  const id = idParam(context.params);
  reinstateRecognition(context, id, idParam(context.params, "recognitionId"));
  return seeOther(`/organisations/${id}/recognitions?saved=yes`);
});
