const MEGABYTE = 1024 * 1024;

export const FILE_LIMITS = {
  /** Of one file. The edge of the server lets a little more through, for the rest of the form. */
  bytes: 10 * MEGABYTE,
  /** Of a name, in UTF-8: what the usual file systems take. */
  nameBytes: 255,
  /** Files that are there at one record. */
  perSubject: 100,
  /** Turns of one person a day, refused uploads included. */
  perPersonAndDay: 200,
  /** Stored by one person within a day. */
  bytesPerPersonAndDay: 500 * MEGABYTE,
  /** Days in which a removed file can be brought back. */
  keptAfterRemovalDays: 30,
} as const;
