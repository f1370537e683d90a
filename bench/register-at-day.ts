import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { filterQuery } from "~/lists/list-query";
import { runList, runWholeList } from "~/lists/run-list.server";
import { registerList } from "~/modules/organisations/membership/register-list";
import { memberMix, membersByClass, registerSource } from "~/modules/organisations/membership/register-queries.server";
import { rewriteAllSpans } from "~/modules/organisations/membership/rewrite-spans.server";
import { openDataFolder } from "~/server/data-folder.server";
import { addDays } from "~/values/business-day";
import { transact } from "~db/transact";
import { systemContext } from "../e2e/server/people";
import { writeMembers } from "./generated-members";
import { dice, manyOf, spentOn, type Measure } from "./measure";

const MEMBERS = 10_000;
const DAYS = 60;
const LIMIT_MS = 50;

/** The register on past days over ten thousand members with classes, terms, suspensions and leavings: the database's time alone. */
export function measureRegister(): Measure[] {
  const folder = mkdtempSync(path.join(tmpdir(), "weft-bench-"));
  const data = openDataFolder(folder);
  try {
    const context = systemContext(data, "http://localhost:3000");
    writeMembers(context, MEMBERS, 4);
    const client = context.db.$client;
    const random = dice(5);
    const first = client.prepare("SELECT min(joined_on) FROM memberships").pluck().get() as string;
    transact(context, () => {
      for (const name of ["会长单位", "理事单位", "会员单位"])
        client
          .prepare(
            `INSERT INTO membership_classes (name_zh, name_en, position, term_kind, renewal_days_before, renewal_days_after, version, created_at)
             VALUES (?, ?, 1, 'rolling', 30, 60, 1, 0)`,
          )
          .run(name, name);
      const classes = client.prepare("SELECT id FROM membership_classes").pluck().all() as number[];
      const setClass = client.prepare(
        "INSERT INTO membership_class_periods (membership_id, class_id, from_day) VALUES (?, ?, ?)",
      );
      const addTerm = client.prepare(
        "INSERT INTO membership_terms (membership_id, from_day, until_day, created_at) VALUES (?, ?, ?, 0)",
      );
      const suspend = client.prepare(
        "INSERT INTO membership_suspensions (membership_id, from_day, until_day, reason, created_at) VALUES (?, ?, ?, 'x', 0)",
      );
      const leave = client.prepare("UPDATE memberships SET left_on = ? WHERE id = ?");
      for (const { id, joinedOn } of client
        .prepare<[], { id: number; joinedOn: string }>("SELECT id, joined_on AS joinedOn FROM memberships")
        .all()) {
        setClass.run(id, classes[Math.floor(random() * 3)], joinedOn);
        if (random() < 0.3) setClass.run(id, classes[Math.floor(random() * 3)], addDays(joinedOn, 200));
        for (let year = 0; year < 3; year += 1)
          if (random() < 0.9) addTerm.run(id, addDays(joinedOn, year * 365), addDays(joinedOn, year * 365 + 364));
        if (random() < 0.1) suspend.run(id, addDays(joinedOn, 100), addDays(joinedOn, 160));
        if (random() < 0.2) leave.run(addDays(joinedOn, Math.floor(random() * 800)), id);
      }
    });
    const rewriting = spentOn(() => transact(context, () => void rewriteAllSpans(context)));
    client.exec("ANALYZE");
    const days = Array.from({ length: DAYS }, (_, turn) => addDays(first, turn * 20 + 30));
    const timed = (work: (day: string) => unknown) => {
      days.slice(0, 10).forEach(work);
      return days.map((day) => spentOn(() => work(day)));
    };
    const query = (day: string) => filterQuery(registerList, { on: day });
    const page = timed((day) => {
      runList(context, registerSource, query(day));
      membersByClass(context, day);
      memberMix(context, day);
    });
    const whole = timed((day) => runWholeList(context, registerSource, query(day)));
    return [
      manyOf("register on a past day, 10,000 memberships: page, counts by class, mix", page, LIMIT_MS),
      manyOf("the same, every row as for an export", whole, null),
      {
        name: "statuses of 10,000 memberships after a change of the rules",
        value: `${Math.round(rewriting.wall)} ms (CPU ${Math.round(rewriting.cpu)} ms)`,
        limit: "",
        ratio: "",
        met: null,
      },
    ];
  } finally {
    data.db.$client.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
