import { z } from "zod";
import * as field from "~/forms/fields";

/** A contact: work data only. */
export const contactForm = z
  .object({
    name: field.text({ max: 60 }),
    duty: field.optionalText({ max: 60 }),
    phone: field.optionalPhone(),
    email: field.optionalMailAddress(),
  })
  .superRefine((values, issues) => {
    if (values.phone === null && values.email === null) {
      issues.addIssue({ code: "custom", path: ["phone"], message: field.problem("contact.phoneOrMail") });
    }
  });
export type ContactValues = z.output<typeof contactForm>;
