import { z } from "zod";
import * as field from "~/forms/fields";

/** What is asked beside the file itself, which no schema can hold in the browser. */
export const fileUploadForm = z.object({ purpose: field.text({ max: 40 }) });
