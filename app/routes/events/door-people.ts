import { idParam, refuseWhileLooking, resource } from "~/http/page.server";
import { doorPeople } from "~/modules/events/door-people.server";

/** The list that a phone at the door keeps; nobody takes one along in another's name. */
export const loader = resource("attendance.record", (context) => {
  refuseWhileLooking(context);
  return Response.json(doorPeople(context, idParam(context.params)));
});
