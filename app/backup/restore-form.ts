import { z } from "zod";
import * as field from "~/forms/fields";

/** Whoever puts a backup back types which one. */
export const restoreForm = z.object({ confirmation: field.text({ max: 60 }) });
