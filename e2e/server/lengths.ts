/** How often the long tests repeat themselves: as often as there is time before a merge, or at night. */
const NIGHT = process.env.WEFT_NIGHT === "yes";

export const LENGTHS = {
  /** Kills of the server while people write. */
  kills: NIGHT ? 200 : 50,
  /** Kills in the middle of an upgrade. */
  migrationKills: NIGHT ? 100 : 20,
  /** Backups taken under writing and restored elsewhere. */
  restores: NIGHT ? 20 : 1,
} as const;
