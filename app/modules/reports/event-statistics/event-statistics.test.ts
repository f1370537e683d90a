import { describe, expect, it } from "vitest";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { registeredPeople } from "~db/schema";
import type { Context } from "~/access/context";
import { parseListQuery } from "~/lists/list-query";
import type { ListDefinition } from "~/lists/define-list";
import { measureList, type ListSource } from "~/lists/run-list.server";
import { costForm } from "~/modules/events/costs/cost-form";
import { saveCosts } from "~/modules/events/costs/save-costs.server";
import { attendanceOf } from "~/modules/events/event-page.server";
import { people, registrationInput } from "~/modules/events/event-fixtures.testing";
import { eventList } from "~/modules/events/event-list";
import { eventSource } from "~/modules/events/event-queries.server";
import { signInPerson } from "~/modules/events/record-sign-in.server";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { organisationList } from "~/modules/organisations/organisation-list";
import { organisationSource } from "~/modules/organisations/organisation-queries.server";
import { PROMOTER_FUNCTIONS } from "~/modules/events/vocabulary";
import { figureKey, planFigures } from "../figure-plan";
import { measureReport } from "../measure-report.server";
import { reportScope } from "../report-scope.server";
import { reportWorld } from "../report-world.testing";
import { chosenPeriod } from "./chosen-period";
import { eventStatistics, type EventStatistics } from "./event-statistics.server";
import { exportStatistics } from "./export-statistics.server";
import type { StatisticsColumn } from "./statistics-columns";

/** Events of two promoters over two years: counted and signed in, shared, cancelled, still to come, costed. */
function world() {
  const made = reportWorld();
  const firms = {
    old: made.organisation("老会员公司", { regionCode: "430104" }),
    fresh: made.organisation("新来公司", { regionCode: "430181" }),
    college: made.organisation("理工大学", { kind: "university", regionCode: "430000" }),
  };
  const earlier = made.event("2025-11-11", { type: "lecture" });
  made.signIn(earlier, firms.old, "2025-11-11");
  const lecture = made.event("2026-08-10", {
    type: "lecture",
    promoterFunction: "coordination",
    attendanceMode: "both",
    onlineAddress: "https://meeting.example/1",
  });
  made.signIn(lecture, firms.old, "2026-08-10");
  made.signIn(lecture, firms.fresh, "2026-08-10");
  made.signIn(lecture, null, "2026-08-10");
  made.signIn(lecture, firms.fresh, "2026-08-10", "online");
  const fair = made.event("2026-09-29", { type: "exhibition", coHostIds: [String(made.subPromoterId)] }, "2026-10-02");
  made.signIn(fair, firms.fresh, "2026-09-30");
  made.signIn(fair, firms.college, "2026-10-01");
  made.count(fair, "2026-09-30", 800);
  saveCosts(made.staff, fair, costForm.parse({ lines: { venue: { actualFen: "100" } }, version: 0 }));
  const late = made.event("2026-10-05", { type: "salon", promoterId: made.subPromoterId });
  made.signIn(late, firms.old, "2026-10-05");
  return { ...made, firms, earlier, lecture, fair, late };
}

/** A seat of two people, of whom one is signed in. */
function halfPresent(made: ReturnType<typeof reportWorld>) {
  const event = made.event("2026-10-21");
  const { registrationId } = registerForEvent(
    made.staff,
    event,
    registrationInput({ people: people(2), submissionKey: randomUUID() }),
  );
  made.advance(40 * 3_600_000);
  const [first] = made.db
    .select()
    .from(registeredPeople)
    .where(eq(registeredPeople.registrationId, registrationId))
    .all();
  signInPerson(made.staff, event, { registeredPersonId: first!.id, day: "2026-10-21", mode: "venue" });
  return event;
}

const rowsOf = (statistics: EventStatistics, title: string) =>
  statistics.tables.find((table) => table.title === title)?.rows ?? [];

const MEASURES: Record<StatisticsColumn, string | null> = {
  events: null,
  attendance: "attendance",
  onlineAttendance: "onlineAttendance",
  firms: null,
  firstTimeFirms: null,
  registered: "registered",
  absent: "peopleAbsent",
  costForEachFirm: "actualCost",
};

/** The sum of what the address of a number opens. */
function opened(context: Context, column: StatisticsColumn, path: string): number {
  const { pathname, searchParams } = new URL(path, "https://weft.example");
  const amounts = <Row extends { id: number }>(list: ListDefinition, source: ListSource<Row>) => {
    const query = parseListQuery(list, searchParams);
    expect(query.ignored).toEqual([]);
    return measureList(context, source, query, MEASURES[column]);
  };
  const records =
    pathname === organisationList.path
      ? amounts(organisationList, organisationSource)
      : amounts(eventList, eventSource);
  return records.reduce((sum, { amount }) => sum + amount, 0);
}

describe("the statistics of events", () => {
  it("count a firm once, a shared event once in the whole, and first-time firms by the first day of the event", () => {
    const { staff } = world();
    const { total } = eventStatistics(staff, "2026Q3");
    expect(total.numbers).toEqual({
      events: 2,
      attendance: 804,
      onlineAttendance: 1,
      firms: 3,
      firstTimeFirms: 2,
      registered: 0,
      absent: 0,
      costForEachFirm: 5_000,
    });
  });

  it("say of every number the same as the report's figure of it, for each promoter and for each part", () => {
    const { staff, promoterId, account, subPromoterId } = world();
    const sub = account("staff", [], subPromoterId);
    for (const [context, promoter] of [
      [staff, promoterId],
      [sub, subPromoterId],
    ] as const)
      for (const period of ["2026Q3", "2026Q4", "2026", "2025"]) {
        const scope = reportScope(context, promoter);
        const figures = new Map(
          measureReport(context, promoter, period, planFigures(scope)).map(({ key, value }) => [key, value]),
        );
        const { total, tables } = eventStatistics(context, period);
        expect(total.numbers).toMatchObject({
          events: figures.get("events_held"),
          attendance: figures.get("attendance"),
          onlineAttendance: figures.get("online_attendance"),
          firms: figures.get("benefited_firms"),
          firstTimeFirms: figures.get("first_time_firms") ?? null,
        });
        const byType = tables.find(({ title }) => title === "statistics.byType")?.rows ?? [];
        expect(byType.map(({ numbers }) => numbers.firms)).toEqual(
          [...figures]
            .filter(([key, value]) => key.startsWith("benefited_firms/type=") && value > 0)
            .map(([, value]) => value),
        );
        const functions = tables.find(({ title }) => title === "statistics.byFunction")?.rows ?? [];
        expect(functions.map(({ numbers }) => numbers.attendance)).toEqual(
          PROMOTER_FUNCTIONS.map((name) => figures.get(figureKey("attendance", "function", name))!).filter(Boolean),
        );
      }
  });

  it("open from every number the records that add up to it", () => {
    const made = world();
    halfPresent(made);
    const { staff, account, subPromoterId, viewer } = made;
    let looked = 0;
    for (const context of [staff, viewer, account("staff", [], subPromoterId)])
      for (const period of ["2026Q3", "2026Q4", "2026"]) {
        const { total, tables } = eventStatistics(context, period);
        for (const row of [total, ...tables.flatMap(({ rows }) => rows)])
          for (const [column, path] of Object.entries(row.paths) as [StatisticsColumn, string][]) {
            looked += 1;
            if (column === "costForEachFirm") expect(opened(context, column, path)).toBeGreaterThan(0);
            else
              expect([row.name, column, opened(context, column, path)]).toEqual([
                row.name,
                column,
                row.numbers[column],
              ]);
          }
      }
    expect(looked).toBeGreaterThan(150);
  });

  it("give the last eight quarters, each by itself", () => {
    const { staff } = world();
    const quarters = rowsOf(eventStatistics(staff, "2026Q4"), "statistics.byQuarter");
    expect(quarters).toHaveLength(8);
    expect(quarters.slice(-5).map(({ numbers }) => [numbers.events, numbers.firms, numbers.firstTimeFirms])).toEqual([
      [1, 1, 1],
      [0, 0, 0],
      [0, 0, 0],
      [2, 3, 2],
      [1, 1, 0],
    ]);
    expect(rowsOf(eventStatistics(staff, "2026"), "statistics.byQuarter").at(-1)?.name).toBe(quarters.at(-1)?.name);
  });

  it("count who did not come as the event's page does", () => {
    const made = reportWorld();
    const event = halfPresent(made);
    const { total } = eventStatistics(made.staff, "2026Q4");
    expect(total.numbers).toMatchObject({ registered: 2, absent: 1 });
    expect(attendanceOf(made.staff, event).absent).toBe(1);
    made.count(made.event("2026-10-01"), "2026-10-01", 90);
    expect(eventStatistics(made.staff, "2026Q4").total.numbers).toMatchObject({ attendance: 91, absent: 1 });
  });

  it("keep a sub-promoter's people to the events it runs, and tell them nothing of first-time firms", () => {
    const { account, subPromoterId, firms } = world();
    const { total, columns, tables } = eventStatistics(account("staff", [], subPromoterId), "2026");
    expect(total.numbers).toMatchObject({ events: 2, firms: Object.keys(firms).length, firstTimeFirms: null });
    expect(columns).not.toContain("firstTimeFirms");
    expect(tables.map(({ title }) => title)).not.toContain("statistics.byPromoter");
  });

  it("are not for firms and visitors", () => {
    const { account, visitor, organisation } = world();
    for (const outsider of [visitor, account("firm_representative", [organisation("甲公司")])])
      expect(() => eventStatistics(outsider, "2026Q3")).toThrow("error.forbidden");
  });

  it("leave as a file with the same numbers, which the audit log tells", async () => {
    const { staff, viewer } = world();
    const { bytes } = await exportStatistics(staff, "2026Q3", "csv");
    const [, whole] = new TextDecoder().decode(bytes).split(/\r?\n/);
    expect(whole).toBe("合计,2026 年第三季度,2,804,1,3,2,0,0,50");
    await expect(exportStatistics(viewer, "2026Q3", "csv")).rejects.toThrow("error.forbidden");
  });

  it("begin with the running quarter, and are not led astray by an address", () => {
    const { staff } = world();
    for (const asked of [null, "", "2026Q5", "__proto__"]) expect(chosenPeriod(asked, staff.now())).toBe("2026Q4");
  });
});
