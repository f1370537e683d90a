import { parseForm } from "~/forms/parse-form";
import { fieldForm, type FieldInput } from "./field-form";

/** Each person is asked which meal. */
export function fieldInput(values: Record<string, unknown> = {}): FieldInput {
  const result = parseForm(fieldForm, {
    askedOf: "person",
    kind: "one",
    labelZh: "用餐",
    labelEn: "Meal",
    options: [
      { labelZh: "普通餐", labelEn: "Any" },
      { labelZh: "素食", labelEn: "Vegetarian" },
    ],
    version: 0,
    ...values,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.fields));
  return result.data;
}
