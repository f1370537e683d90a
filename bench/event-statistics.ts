import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Context } from "~/access/context";
import { parseListQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { eventList } from "~/modules/events/event-list";
import { eventSource } from "~/modules/events/event-queries.server";
import { eventStatistics } from "~/modules/reports/event-statistics/event-statistics.server";
import { openDataFolder } from "~/server/data-folder.server";
import { dayOfInstant } from "~/values/business-day";
import { quarterOfDay } from "~/values/period";
import { transact } from "~db/transact";
import { systemContext } from "../e2e/server/people";
import { writeMembers } from "./generated-members";
import { judged, percentile, spentOn, type Measure } from "./measure";

const [FEW, MANY] = [2_000, 200_000] as const;
const YEARS = 2;
const EVENTS_A_YEAR = 200;
const FIRMS = 3_000;
const ROUNDS = 12;
/** For a hundred times the registrations: the firms, the events and the pages are as many. */
const MOST_RATIO = 15;

/** Registrations of one person each, three of a firm, four of five of whom were signed in, over two years that end today. */
function writeYears(context: Context, registrationsAYear: number): void {
  writeMembers(context, FIRMS, 3);
  const eachEvent = registrationsAYear / EVENTS_A_YEAR;
  const events = EVENTS_A_YEAR * YEARS;
  const today = dayOfInstant(context.now());
  const upTo = (last: number) =>
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${last} - 1)`;
  transact(context, () =>
    context.db.$client.exec(`
      ${upTo(events)}, e AS (SELECT i, date('${today}', printf('-%d days', 1 + i * ${365 * YEARS} / ${events})) AS day FROM n)
      INSERT INTO events (promoter_id, title_zh, type, promoter_function, network_activity, start_day, end_day, starts_at, ends_at,
        attendance_mode, venue, listed, published_at, version, created_at, updated_at)
      SELECT (SELECT min(id) FROM promoters), '活动' || i,
        CASE i % 4 WHEN 0 THEN 'lecture' WHEN 1 THEN 'salon' WHEN 2 THEN 'exhibition' ELSE 'training' END,
        CASE i % 2 WHEN 0 THEN 'communication' ELSE 'coordination' END, 'ZZ01', day, day,
        unixepoch(day) * 1000, unixepoch(day) * 1000 + 3600000, 'venue', '会展中心', 1, unixepoch(day) * 1000, 1, 0, 0
      FROM e;
      ${upTo(registrationsAYear * YEARS)}
      INSERT INTO registrations (event_id, organisation_id, organisation_name, contact_name, email, locale, status, seats, source, token_hash,
        submission_key, notice_version, created_at)
      SELECT 1 + i / ${eachEvent}, 1 + (i / 3 * 7919) % ${FIRMS}, '公司', '联系人', 'a@firm.example', 'zh-CN', 'confirmed', 1, 'staff', i, i, '1', 0 FROM n;
      INSERT INTO registered_people (registration_id, name) SELECT id, '来宾' FROM registrations;
      INSERT INTO sign_ins (event_id, day, registered_person_id, organisation_id, person_name, mode, recorded_at)
      SELECT e.id, e.start_day, p.id, r.organisation_id, '来宾', 'venue', 0
      FROM registered_people p JOIN registrations r ON r.id = p.registration_id JOIN events e ON e.id = r.event_id WHERE p.id % 5 > 0;
      ANALYZE;`),
  );
}

/**
 * The statistics of events, and the list of events, over two hundred thousand registrations a year against two thousand.
 *
 * What was tried, and what it cost (two shared cores; milliseconds of CPU for eight quarters of 400,000 registrations):
 * - Each firm of each event as a row: 600 for the statement alone, most of it handing rows over. One text of ids for each event: 20.
 * - Without an index of firms by event 80 more, and seats of registrations looked up in the table: 80 → 20.
 * - Sets of firms: 350; marks in an array: 60.
 * - People who did not come are looked up one by one (180): what is left is mostly that.
 */
export function measureEventStatistics(): Measure[] {
  const folders = [FEW, MANY].map((count) => {
    const folder = mkdtempSync(path.join(tmpdir(), "weft-bench-"));
    const data = openDataFolder(folder);
    const context = systemContext(data, "http://localhost:3000");
    writeYears(context, count);
    return { folder, context, close: () => data.db.$client.close() };
  });
  try {
    const write = (context: Context) => context.db.$client.exec("UPDATE promoters SET created_at = created_at + 1");
    const row = (name: string, work: (context: Context) => unknown, mostRatio: number | null): Measure => {
      const spent = folders.map(() => [] as number[]);
      for (let round = -1; round < ROUNDS; round += 1)
        folders.forEach(({ context }, at) => {
          write(context);
          const cost = judged(spentOn(() => work(context)));
          if (round >= 0) spent[at]!.push(cost);
        });
      const [few, many] = spent.map((costs) => [percentile(costs, 0.5), percentile(costs, 0.95)] as const);
      const ratio = many![0] / few![0];
      return {
        name,
        value: `p50 ${few![0].toFixed(1)} → ${many![0].toFixed(1)} ms, p95 ${few![1].toFixed(1)} → ${many![1].toFixed(1)} ms`,
        limit: mostRatio === null ? "" : `${mostRatio} × that of ${FEW}`,
        ratio: ratio.toFixed(1),
        met: mostRatio === null ? null : ratio <= mostRatio,
      };
    };
    const quarter = (context: Context) => quarterOfDay(dayOfInstant(context.now()));
    const list = (search: string) => (context: Context) =>
      runList(context, eventSource, parseListQuery(eventList, new URLSearchParams(search)));
    return [
      row(
        `statistics of a quarter, ${FEW} → ${MANY} registrations a year`,
        (context) => eventStatistics(context, quarter(context)),
        MOST_RATIO,
      ),
      row("statistics of a year", (context) => eventStatistics(context, quarter(context).slice(0, 4)), MOST_RATIO),
      row("the list of events", list(""), null),
      row("the list of events of a year with people who did not come", list("filter.absent=yes&filter.held=yes"), null),
    ];
  } finally {
    for (const { folder, close } of folders) {
      close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
