import { z } from "zod";
import * as field from "~/forms/fields";
import { problem } from "~/forms/fields";
import { ASKED_OF, FIELD_KINDS, isChosen, MOST_FIELDS, MOST_OPTIONS } from "./vocabulary";

const option = z.object({
  /** Of an option that is there already. */
  id: field.optionalRecordId(),
  labelZh: field.optionalText({ max: 60 }).default(null),
  labelEn: field.optionalText({ max: 100 }).default(null),
  places: field.optionalInteger({ min: 1, max: 1_000_000 }).default(null),
});

/** A row without a Chinese name is no option: one that was there is taken away. */
const options = z.preprocess(
  (value) => (Array.isArray(value) ? value.filter((each) => each) : []),
  z
    .array(
      option.superRefine(({ labelZh, labelEn, places }, issues) => {
        if (labelZh === null && (labelEn !== null || places !== null))
          issues.addIssue({ code: "custom", path: ["labelZh"], message: problem("field.required") });
      }),
    )
    .max(MOST_OPTIONS, problem("field.tooMany", { max: MOST_OPTIONS }))
    .transform((all) => all.flatMap(({ labelZh, ...each }) => (labelZh === null ? [] : [{ ...each, labelZh }]))),
);

export const fieldForm = z
  .object({
    askedOf: field.choice(ASKED_OF),
    kind: field.choice(FIELD_KINDS),
    labelZh: field.text({ max: 100 }),
    labelEn: field.optionalText({ max: 160 }),
    helpZh: field.optionalText({ max: 200 }),
    helpEn: field.optionalText({ max: 300 }),
    required: field.checkbox(),
    /** Where among those that are asked; left empty: last. */
    position: field.optionalInteger({ min: 1, max: MOST_FIELDS }),
    options,
    /** The version the person saw; 0 for a new one. */
    version: field.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  })
  .superRefine(({ kind, askedOf, options: given }, issues) => {
    if (!isChosen(kind)) return;
    const wrong = (path: (string | number)[], key: Parameters<typeof problem>[0]) =>
      issues.addIssue({ code: "custom", path, message: problem(key) });
    if (given.length < 2) wrong(["options"], "asked.problem.options");
    const names = given.map(({ labelZh }) => labelZh);
    const twice = names.findIndex((name, position) => names.indexOf(name) < position);
    if (twice >= 0) wrong(["options", twice, "labelZh"], "asked.problem.optionTwice");
    const withPlaces = given.findIndex(({ places }) => places !== null);
    if (askedOf === "firm" && withPlaces >= 0) wrong(["options", withPlaces, "places"], "asked.problem.placesOfFirm");
  })
  .transform(({ options: given, ...all }) => ({ ...all, options: isChosen(all.kind) ? given : [] }));
export type FieldInput = z.output<typeof fieldForm>;

/** The order of the fields when one of them is put at a place: all others keep theirs among themselves. */
export function placedAt(ids: readonly number[], id: number, position: number | null): number[] {
  const others = ids.filter((each) => each !== id);
  const at = position === null ? others.length : Math.min(position - 1, others.length);
  return [...others.slice(0, at), id, ...others.slice(at)];
}
