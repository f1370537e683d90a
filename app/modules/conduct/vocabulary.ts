/** Where a complaint stands. `ruled` can still be appealed against; it is closed all the same. */
export const COMPLAINT_STATES = [
  "received",
  "inadmissible",
  "admitted",
  "informed",
  "answered",
  "ruled",
  "appealed",
  "decided",
  "withdrawn",
] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** What can be done in a complaint, in the usual order. */
export const COMPLAINT_STEPS = [
  "assign",
  "refuse",
  "admit",
  "inform",
  "answer",
  "rule",
  "appeal",
  "decide",
  "withdraw",
] as const;
export type ComplaintStep = (typeof COMPLAINT_STEPS)[number];

/** What a ruling says, and what an appeal may make of it. */
export const RULINGS = ["dismissed", "advice", "warning", "suspension_proposed", "exclusion_proposed"] as const;
export type Ruling = (typeof RULINGS)[number];

export const COMPLAINT_SOURCES = ["staff", "portal"] as const;
export type ComplaintSource = (typeof COMPLAINT_SOURCES)[number];

export const SIGNATURE_SOURCES = ["portal", "paper"] as const;
export type SignatureSource = (typeof SIGNATURE_SOURCES)[number];
