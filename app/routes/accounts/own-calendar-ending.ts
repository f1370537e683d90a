import { act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { endCalendarFeed } from "~/modules/accounts/calendars/end-calendar-feed.server";

export const action = act("calendarFeed.own", (context) => {
  endCalendarFeed(context, idParam(context.params));
  return seeOther("/account/calendars?done=ended");
});
