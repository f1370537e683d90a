/**
 * How often the long tests repeat themselves: as often as there is time before a merge, or at night. `WEFT_NIGHT=yes` is a whole
 * night, and a number between 0 and 1 that share of it: `WEFT_NIGHT=0.05 npm run test:night`.
 */
function shareOfNight(text: string | undefined): number {
  if (text === undefined || text === "") return 0;
  const share = text === "yes" ? 1 : Number(text);
  if (!(share > 0 && share <= 1)) throw new Error(`WEFT_NIGHT is "yes" or a share such as 0.05, and not "${text}"`);
  return share;
}

const SHARE = shareOfNight(process.env.WEFT_NIGHT);

/** Never less than before a merge. */
const length = (beforeMerge: number, night: number) =>
  SHARE === 0 ? beforeMerge : Math.max(beforeMerge, Math.round(night * SHARE));

export const LENGTHS = {
  /** Kills of the server while people write. */
  kills: length(50, 1_000),
  /** Kills in the middle of an upgrade. */
  migrationKills: length(20, 100),
  /** Crowds that want the same seats. */
  rushes: length(1, 20),
  /** Sequences of what happens to the seats of an event, played against each of three models. */
  seatSequences: length(200, 7_000),
  /** Backups taken under writing and restored elsewhere. */
  restores: length(1, 20),
  /** Share of all cells of address, person, id, transport and method; none asks each pair of values once. */
  accessCells: SHARE,
  /** Pairs of a person and a kind of record in whose place a page of somebody else writes, at every address. */
  forgeries: length(1, 9),
  /** Ways of claiming another host name. */
  hostNames: length(5, 14),
  /** Targets that lead away, tried at every address that is read. */
  redirectTargets: length(12, 400),
  /** Requests that no browser of ours sends. */
  fuzzedRequests: length(5_000, 200_000),
  /** Workbooks made to harm, those of every run included. */
  hostileFiles: length(0, 2_000),
  /** Every parameter of every address alone with a text that would be a statement, and many more of these texts. */
  everyStatement: SHARE > 0,
  /**
   * Tries to sign in, and to get a new password, whose times are compared between accounts that exist and that do not; none before a
   * merge, since of few tries the middle says nothing.
   */
  comparedTries: SHARE === 0 ? 0 : Math.max(100, Math.round(400 * SHARE)),
  /** People who sign in at the same moment. */
  signInsAtOnce: length(100, 500),
  /** Every way out of a text with every element, and the lists of texts that lie beside the project. */
  everyScript: SHARE > 0,
  /** Every page asked for barriers on a phone too, and opened for staff and for those who only read, though arranged as for an administrator. */
  everyPage: SHARE > 0,
  /** Journeys of people at a desk on a phone too, and those of people with a phone at a desk. */
  everyWidth: SHARE > 0,
} as const;
