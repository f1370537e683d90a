import { z } from "zod";
import * as field from "~/forms/fields";
import { mentionsOf } from "./mentions";

export const REQUEST_KINDS = ["access", "erasure"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Who asks, and for what. One way to tell the person is enough, two are better. */
export const personRequestForm = z
  .object({
    kind: field.choice(REQUEST_KINDS),
    name: field.optionalText({ max: 60 }),
    email: field.optionalMailAddress(),
    phone: field.optionalPhone(),
    receivedOn: field.businessDay(),
  })
  .superRefine((values, issues) => {
    const { name, email, phone } = mentionsOf(values);
    if (!name && !email && !phone)
      issues.addIssue({ code: "custom", path: ["name"], message: field.problem("person.needOne") });
  });
export type PersonRequestValues = z.output<typeof personRequestForm>;

export const choiceForm = z.object({
  version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
});

export const erasureForm = z.object({
  version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  typed: field.text({ max: 254 }),
});
