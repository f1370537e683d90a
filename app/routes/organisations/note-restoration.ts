import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { setNoteRemoved } from "~/modules/organisations/profile/write-note.server";

export const loader = page("organisation.write", (context) =>
  seeOther(`/organisations/${idParam(context.params)}/notes`),
);

export const action = act("organisation.write", (context) => {
  const [id, noteId] = [idParam(context.params), idParam(context.params, "noteId")];
  setNoteRemoved(context, id, noteId, false);
  return seeOther(`/organisations/${id}/notes`);
});
