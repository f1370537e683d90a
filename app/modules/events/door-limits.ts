/** More than a phone scans in a good half hour; what is left comes with the next request. */
export const MOST_SCANS = 200;
