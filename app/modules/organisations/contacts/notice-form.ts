import { z } from "zod";
import * as field from "~/forms/fields";
import { NOTICE_KINDS } from "./notice-kinds";

/** A new version of a notice; what people agreed to before is never changed. */
export const noticeForm = z.object({
  kind: field.choice(NOTICE_KINDS),
  version: field.text({ max: 20 }),
  textZh: field.longText({ max: 4000 }),
  textEn: field.longText({ max: 4000 }),
});
