/** The most that one request may bring. */
export const MOST_SCANS = 200;

/** What a phone sends at once: whoever else asks the server waits no longer than for a page. */
export const SENT_AT_ONCE = 50;
