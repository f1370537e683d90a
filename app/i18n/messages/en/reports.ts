export const reports = {
  "organisation.class.largeFirm": "Large firms",
  "organisation.class.smallOrMediumFirm": "Small and medium firms",
  "organisation.class.research": "Universities and research",
  "organisation.class.other": "Others (and firms of unknown size)",
  "organisation.filter.memberClass": "Class of member mix",
  "organisation.filter.servedType": "Type of event attended",
  "organisation.filter.servedBy": "Event attended was run by",
} as const;
