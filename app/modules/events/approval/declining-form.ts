import { z } from "zod";
import * as field from "~/forms/fields";

/** The firm reads the reason in its mail. */
export const decliningForm = z.object({ reason: field.longText({ max: 500 }) });

/** Stands for the registrations that the page showed, so that no other is approved with them. */
export const approvalsForm = z.object({ seen: field.text({ max: 64 }) });
