import { accepted, act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { doorScansForm } from "~/modules/events/attendance-form";
import { letInTwice } from "~/modules/events/door-people.server";
import { takeDoorScans } from "~/modules/events/take-door-scans.server";

/** What a phone at the door has scanned, as soon as it gets through. */
export const action = act("attendance.record", (context) => {
  const id = idParam(context.params);
  const scans = takeDoorScans(context, id, accepted(doorScansForm, context.values));
  return Response.json({ now: context.now(), scans, twice: letInTwice(context, id) });
});
