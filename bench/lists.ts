import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Context } from "~/access/context";
import { parseListQuery, type ListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { organisationList } from "~/modules/organisations/organisation-list";
import { organisationSource } from "~/modules/organisations/organisation-queries.server";
import { openDataFolder } from "~/server/data-folder.server";
import { systemContext } from "../e2e/server/people";
import { writeMembers } from "./generated-members";
import { percentile, type Measure } from "./measure";

const FEW = 1_000;
const MANY = 100_000;
const MOST_RATIO = 2;
const ROUNDS = 40;
const ROUNDS_AFTER_WRITE = 4;

/** What people ask of the member list; each is one page of 50 with its total. */
const LISTS = ["", "filter.kind=enterprise", "filter.kind=enterprise&sort=-updatedAt", "filter.size=large", "page=20"];
/** Frequent words, which fill a page in both. */
const SEARCHES = [
  "q=液压",
  "q=有限公司",
  "q=油缸",
  "q=轴承&sort=-updatedAt",
  "q=公司 轴承",
  "q=齿轮&filter.kind=enterprise",
];
/** Names begin with their place: sorted by name, what this finds stands together, far from the beginning. */
const CLUSTERED = ["q=长沙"];
/** Few have it; in the larger register a hundred times as many. */
const RARE = ["q=湘岭", "q=星华&sort=-updatedAt"];
const FACETS = ["facets=yes", "facets=yes&filter.kind=enterprise", "facets=yes&filter.size=large&filter.size=small"];

/** CPU milliseconds of one query: the work is done in this process, and others on the machine do not count. */
function cost(context: Context, query: ListQuery): number {
  const before = process.cpuUsage();
  runList(context, organisationSource, query);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The cost of each query in each world; the worlds take turns. */
function costsOf(worlds: readonly Context[], addresses: readonly string[], isWritten: boolean): number[][] {
  const queries = addresses.map((text) => parseListQuery(organisationList, new URLSearchParams(text)));
  const writes = worlds.map(({ db }) => db.$client.prepare("UPDATE promoters SET created_at = created_at + 1"));
  const costs: number[][] = worlds.map(() => []);
  for (let round = -1; round < (isWritten ? ROUNDS_AFTER_WRITE : ROUNDS); round += 1)
    for (const query of queries)
      worlds.forEach((world, at) => {
        if (isWritten) writes[at]!.run();
        const spent = cost(world, query);
        if (round >= 0) costs[at]!.push(spent);
      });
  return costs;
}

/**
 * The member list of a hundred thousand organisations against that of a thousand, in one run: the database's work alone.
 *
 * What was tried, and what it cost (two shared cores; milliseconds for 1,000 → 100,000 organisations):
 * - `count(*)` over the partial index that covers the list: 0.1 → 21. Counting stops at 5,000 (1,000 hits of a search) and the page
 *   says "5,000+": 0.1 → 1.
 * - A search as `id IN (all hits)`, sorted: 1.1 → 46 for a word that a quarter of the names share. The hits are counted up to the
 *   limit first; beyond it the page walks the order of the list and asks of each record whether it is found: 0.9. Asking the
 *   full-text index for each record costs 13, a function over the kept text 0.9. The walk without an end took 720 for a place with
 *   which names begin, because they stand together in the order of names: it looks at 2,000 records and then gives way to the sort.
 * - `kind = enterprise` in the order of changes: the planner looks up all 67,000 and sorts them, 114. The same walk: 1.5.
 * - Options counted with one statement each: sixty scans. One statement for all, grouped by the combination of the options that a
 *   record fits: one scan. Its few hundred combinations answer every choice of options, and are kept until anything is written
 *   (`total_changes()` and `data_version`), so that only the first look after a write costs the scan. That first look is told
 *   below and not judged: it grows with the register (a second of CPU for 100,000, some 20 ms for 2,000), and only who opens the
 *   filters pays for it. A filter that asks much of every record, such as how complete it is, is left uncounted.
 * - Counters kept up to date by triggers were left: membership depends on the day, and events on other tables.
 */
export function measureLists(): Measure[] {
  const folders = [FEW, MANY].map((count) => {
    const folder = mkdtempSync(path.join(tmpdir(), "weft-bench-"));
    const data = openDataFolder(folder);
    const context = systemContext(data, "http://localhost:3000");
    writeMembers(context, count, 2);
    return { folder, context, close: () => data.db.$client.close() };
  });
  try {
    const worlds = folders.map(({ context }) => context);
    const row = (name: string, addresses: readonly string[], judged: boolean, isWritten = false): Measure => {
      const p50 = costsOf(worlds, addresses, isWritten).map((costs) => percentile(costs, 0.5));
      const ratio = p50[1]! / p50[0]!;
      return {
        name,
        value: `p50 ${p50.map((time) => time.toFixed(2)).join(" → ")} ms CPU`,
        limit: judged ? `${MOST_RATIO} × that of ${FEW}` : "",
        ratio: ratio.toFixed(2),
        met: judged ? ratio <= MOST_RATIO : null,
      };
    };
    return [
      row(`list, ${FEW} → ${MANY} organisations`, LISTS, true),
      row("list with a search", SEARCHES, true),
      row("list with a word that stands together in its order", CLUSTERED, false),
      row("list with a rare word (1 → 100 hits)", RARE, false),
      row("list with the counts of its filters", FACETS, true),
      row("the same, the first time after a write", FACETS, false, true),
    ];
  } finally {
    for (const { folder, close } of folders) {
      close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
