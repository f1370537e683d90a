import { z } from "zod";
import { text } from "~/forms/fields";

export const lookingForm = z.object({ reason: text({ max: 200, min: 2 }) });
