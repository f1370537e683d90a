import { z } from "zod";
import * as field from "~/forms/fields";

/** The version the person saw; 0 for what is new. */
const version = field.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

export const standForm = z.object({
  nameZh: field.text({ max: 120 }),
  nameEn: field.optionalText({ max: 200 }),
  hall: field.optionalText({ max: 60 }),
  areaSquareMetres: field.optionalInteger({ min: 1, max: 100_000 }),
  costFen: field.optionalYuan(),
  joinUntil: field.optionalBusinessDay(),
  note: field.optionalLongText({ max: 1000 }),
  version,
});
export type StandInput = z.output<typeof standForm>;

const MOST_ON_STAND = 40;

/** What a firm says of its place; the people by their registration, or by name, one a line. */
const place = {
  products: field.optionalLongText({ max: 1000 }),
  peopleIds: field.recordIds({ maxItems: MOST_ON_STAND }),
  peopleNames: field.textList({ maxItems: MOST_ON_STAND, max: 60 }),
  listed: field.checkbox(),
  version,
};

export const ownPlaceForm = z.object(place);
export type OwnPlaceInput = z.output<typeof ownPlaceForm>;

export const placeForm = z.object({ ...place, shareFen: field.optionalYuan() });
export type PlaceInput = z.output<typeof placeForm>;

export const newPlaceForm = placeForm.extend({ firm: field.text({ max: 120 }) });
export type NewPlaceInput = z.output<typeof newPlaceForm>;
