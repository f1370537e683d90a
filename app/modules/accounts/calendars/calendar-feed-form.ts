import { z } from "zod";
import { choice } from "~/forms/fields";
import { CALENDAR_KINDS } from "./calendar-kinds";

export const calendarFeedForm = z.object({ kind: choice(CALENDAR_KINDS) });
