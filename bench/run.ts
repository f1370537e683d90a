import { measureDoor } from "./door";
import { measureDuplicates } from "./duplicates";
import { measureEventStatistics } from "./event-statistics";
import { measureImport } from "./import-xlsx";
import { measureLastSeats } from "./last-seats";
import { measurePace, printTable, type Measure } from "./measure";
import { measureLists } from "./lists";
import { measureMemberList } from "./member-list";
import { measurePermissionChecks } from "./permission-checks";
import { measureProgramList } from "./program-list";
import { measureRegister } from "./register-at-day";
import { measureSearch } from "./search-organisations";

/** Measures what the product promises about speed; one run, on one machine. `npm run bench -- list|lists|programs|search|import|duplicates|register|door|seats|events|permissions` runs one part. */
const PARTS: Record<string, () => Promise<Measure[]> | Measure[]> = {
  list: measureMemberList,
  lists: measureLists,
  programs: measureProgramList,
  search: measureSearch,
  import: measureImport,
  duplicates: measureDuplicates,
  register: measureRegister,
  door: measureDoor,
  seats: measureLastSeats,
  events: measureEventStatistics,
  permissions: measurePermissionChecks,
};
const asked = process.argv.slice(2).filter((word) => Object.hasOwn(PARTS, word));
const measures: Measure[] = measurePace();
for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
  process.stderr.write(`${name}…\n`);
  measures.push(...(await PARTS[name]!()));
}
measures.push(...measurePace());
printTable(measures);
