/** The profile of an organisation: what describes it, how complete and fresh that is, and what its firm says about it. */
export const profile = {
  "organisation.field.groupName": "Group",
  "organisation.field.aboveScaleSince": "Above designated size since",
  "organisation.field.aboveScaleUntil": "Above designated size until",
  "organisation.field.tags": "Tags",
  "organisation.filter.regionOn": "Place as of a day",
  "organisation.filter.industry": "Industry code with all below",
  "organisation.filter.aboveScaleOn": "Above designated size on a day",
  "organisation.aboveScaleUntil.withoutSince":
    "There is a last day above designated size; please give the first one too",
  "organisation.aboveScaleUntil.beforeSince": "The last day above designated size is before the first one",
  "organisation.aboveScaleUntil.hint":
    "Leave blank while it lasts. When it begins again, enter the new first day; the stretch before is kept",
  "organisation.aboveScale.from": "since {since}",
  "organisation.aboveScale.fromTo": "{since} to {until}",
  "organisation.field.aboveScale": "Above designated size",
  "organisation.groupName.hint": "Full name of the parent company, or the name of the group",
  "organisation.group.members": "{count} in the same group",
  "organisation.group.members.one": "{count} in the same group",
  "organisation.tags.hint": "One a line; spellings close to a tag that exists become that tag",
  "organisation.industry.hint":
    "A code, a name or words of one, such as C3444; a text that is not found is kept as it is",
  "organisation.industry.unplaced": "no industry code",
  "organisation.regionSince": "Registered in the new place since",
  "organisation.regionSince.hint": "Days before keep the old place in every count",
  "organisation.regionCorrected": "It has not moved; the place was entered wrongly",
  "organisation.regionSince.needed":
    "The place is another one: please give the day of the move, or say that it was an error",
  "organisation.regionSince.future": "That day has not come yet; please change the place then",
  "organisation.region.history": "Before: {text}",
  "organisation.region.until": "{region} (until {day})",
};
