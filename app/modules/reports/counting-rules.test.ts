import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cancelEvent } from "~/modules/events/cancel-event.server";
import { EVENT_TYPES, NETWORK_ACTIVITIES, PROMOTER_FUNCTIONS } from "~/modules/events/vocabulary";
import { MEMBER_CLASSES, memberClassOf } from "~/modules/organisations/member-class";
import { organisationList } from "~/modules/organisations/organisation-list";
import { ORGANISATION_KINDS, SIZE_CLASSES } from "~/modules/organisations/vocabulary";
import { figureCatalogue, measure } from "./figure-catalogue.server";
import { planFigures } from "./figure-plan";
import { measureReport } from "./measure-report.server";
import { reportScope } from "./report-scope.server";
import { reportWorld } from "./report-world.testing";

describe("counting rules of the report", () => {
  it("counts a firm once a period, however often and wherever it came", () => {
    const { staff, organisation, event, signIn } = reportWorld();
    const firm = organisation("甲公司");
    const [first, second] = [
      event("2026-07-10"),
      event("2026-08-10", { type: "lecture", attendanceMode: "both", onlineAddress: "https://meet.example/1" }),
    ];
    signIn(first, firm, "2026-07-10");
    signIn(first, firm, "2026-07-10");
    signIn(second, firm, "2026-08-10", "online");
    expect(measure(staff, "benefited_firms", "2026Q3").records).toEqual([{ id: firm, amount: 1 }]);
    expect(measure(staff, "attendance", "2026Q3").value).toBe(2);
    expect(measure(staff, "online_attendance", "2026Q3").value).toBe(1);
  });

  it("counts an event that sub-promoters run together once for the cluster, and once for each of them", () => {
    const { staff, promoterId, subPromoterId, event, organisation, signIn } = reportWorld();
    const shared = event("2026-07-10", { coHostIds: [String(subPromoterId)] });
    event("2026-07-11");
    const firm = organisation("甲公司");
    signIn(shared, firm, "2026-07-10");
    const figures = measureReport(staff, promoterId, "2026Q3", planFigures(reportScope(staff, promoterId)));
    const value = (key: string) => figures.find((figure) => figure.key === key)?.value;
    expect(value("events_held")).toBe(2);
    expect(value(`events_held/promoter=${promoterId}`)).toBe(2);
    expect(value(`events_held/promoter=${subPromoterId}`)).toBe(1);
    expect(value("benefited_firms")).toBe(1);
    expect(value(`benefited_firms/promoter=${subPromoterId}`)).toBe(1);
    const own = measureReport(staff, subPromoterId, "2026Q3", planFigures(reportScope(staff, subPromoterId)));
    expect(own.find((figure) => figure.key === "events_held")?.value).toBe(1);
    expect(own.some((figure) => figure.key === "first_time_firms")).toBe(false);
  });

  it("counts firms of one type and one promoter by one and the same event", () => {
    const { staff, promoterId, subPromoterId, event, organisation, signIn } = reportWorld();
    const firm = organisation("甲公司");
    signIn(event("2026-07-10", { type: "lecture" }), firm, "2026-07-10");
    event("2026-07-11", { type: "salon", promoterId: subPromoterId });
    const served = (narrowing: Record<string, string>) => measure(staff, "benefited_firms", "2026Q3", narrowing).value;
    expect(served({ servedType: "lecture" })).toBe(1);
    expect(served({ servedType: "salon" })).toBe(0);
    expect(served({ servedType: "lecture", servedBy: String(promoterId) })).toBe(1);
    expect(served({ servedType: "lecture", servedBy: String(subPromoterId) })).toBe(0);
  });

  it("counts nothing of a cancelled event, nor of a draft, nor of one that still runs", () => {
    const { staff, organisation, event, signIn } = reportWorld();
    const firm = organisation("甲公司");
    const cancelled = event("2026-09-10");
    cancelEvent(staff, cancelled, "场地维修");
    const running = event("2026-10-19", {}, "2026-10-21");
    signIn(running, firm, "2026-10-19");
    expect(measure(staff, "events_held", "2026").value).toBe(0);
    expect(measure(staff, "attendance", "2026").value).toBe(0);
    expect(measure(staff, "benefited_firms", "2026").value).toBe(0);
  });

  it("puts an event over the end of a quarter, with its firms and person-times, into the quarter of its first day", () => {
    const { staff, organisation, event, signIn, count } = reportWorld();
    const firm = organisation("甲公司");
    const fair = event("2026-09-29", { type: "exhibition" }, "2026-10-02");
    count(fair, "2026-09-29", 100);
    count(fair, "2026-10-02", 50);
    signIn(fair, firm, "2026-10-01");
    expect(measure(staff, "attendance", "2026Q3").value).toBe(151);
    expect(measure(staff, "attendance", "2026Q4").value).toBe(0);
    expect(measure(staff, "exhibitions_joined", "2026Q3").value).toBe(1);
    expect(measure(staff, "benefited_firms", "2026Q3").value).toBe(1);
    expect(measure(staff, "benefited_firms", "2026Q4").value).toBe(0);
  });

  it("adds the person-times of the quarters to those of the year, but not the distinct firms", () => {
    const { staff, organisation, event, signIn } = reportWorld();
    const firm = organisation("甲公司");
    for (const day of ["2026-02-10", "2026-05-10", "2026-08-10"]) signIn(event(day), firm, day);
    const quarters = ["2026Q1", "2026Q2", "2026Q3", "2026Q4"];
    const sum = (id: string) => quarters.reduce((total, quarter) => total + measure(staff, id, quarter).value, 0);
    expect(sum("attendance")).toBe(measure(staff, "attendance", "2026").value);
    expect(sum("events_held")).toBe(measure(staff, "events_held", "2026").value);
    expect(sum("benefited_firms")).toBe(3);
    expect(measure(staff, "benefited_firms", "2026").value).toBe(1);
    expect(measure(staff, "first_time_firms", "2026Q1").value).toBe(1);
    expect(measure(staff, "first_time_firms", "2026Q2").value).toBe(0);
  });

  it("reproduces the mix of It's OWL: 53 large, 81 small and medium, 31 research and 31 others are 196", () => {
    const { staff, promoterId, organisation } = reportWorld();
    const add = (number: number, kind: string, sizeClass: string | null) => {
      for (let index = 0; index < number; index += 1) {
        organisation(`${kind}${sizeClass}${index}`, { kind, sizeClass, memberSince: "2020-01-01" });
      }
    };
    add(53, "enterprise", "large");
    add(40, "enterprise", "medium");
    add(41, "enterprise", "small");
    add(20, "university", null);
    add(11, "research_institute", null);
    add(15, "association", null);
    add(9, "government", null);
    add(7, "enterprise", null);
    organisation("前成员", { memberSince: "2019-01-01", memberUntil: "2026-08-31" });
    const figures = measureReport(staff, promoterId, "2026Q3", planFigures(reportScope(staff, promoterId)));
    const value = (key: string) => figures.find((figure) => figure.key === key)?.value ?? Number.NaN;
    const classes = MEMBER_CLASSES.map((name) => value(`members_at_end/class=${name}`));
    expect(classes).toEqual([53, 81, 31, 31]);
    expect(classes.reduce((sum, number) => sum + number, 0)).toBe(value("members_at_end"));
    expect(value("members_at_end")).toBe(196);
    expect(value("members_left")).toBe(1);
  });

  it("puts every kind and size of organisation into the class that the rule names", () => {
    const { staff, organisation } = reportWorld();
    for (const kind of ORGANISATION_KINDS) {
      for (const sizeClass of [...SIZE_CLASSES, null]) {
        const id = organisation(`${kind} ${sizeClass}`, { kind, sizeClass, memberSince: "2020-01-01" });
        for (const memberClass of MEMBER_CLASSES) {
          const found = measure(staff, "members_at_end", "2026Q3", { memberClass }).records.some(
            (row) => row.id === id,
          );
          expect([kind, sizeClass, memberClass, found]).toEqual([
            kind,
            sizeClass,
            memberClass,
            memberClassOf({ kind, sizeClass }) === memberClass,
          ]);
        }
      }
    }
  });

  it("names in the list of organisations exactly the types and functions that events have", () => {
    const { servedType, servedFunction } = organisationList.filters;
    expect(servedType.kind === "choice" && servedType.options.map(({ value }) => value)).toEqual([...EVENT_TYPES]);
    expect(servedFunction.kind === "choice" && servedFunction.options.map(({ value }) => value)).toEqual([
      ...PROMOTER_FUNCTIONS,
    ]);
  });

  it("has no value before the first record, rather than 0", () => {
    const { staff, promoterId, event } = reportWorld();
    event("2026-04-10");
    const figures = (period: string) =>
      measureReport(staff, promoterId, period, planFigures(reportScope(staff, promoterId)));
    const of = (period: string) => figures(period).find((figure) => figure.key === "events_held")!;
    expect(of("2026Q3")).toMatchObject({ value: 0, previous: 1, lastYear: null });
    expect(of("2026Q2")).toMatchObject({ value: 1, previous: null, lastYear: null });
  });
});

describe("a figure and its records", () => {
  const plannedEvent = fc.record({
    month: fc.integer({ min: 1, max: 9 }),
    type: fc.constantFrom(...EVENT_TYPES),
    promoterFunction: fc.constantFrom(...PROMOTER_FUNCTIONS),
    networkActivity: fc.constantFrom(...NETWORK_ACTIVITIES),
    shared: fc.boolean(),
    firms: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
    counted: fc.option(fc.integer({ min: 0, max: 500 })),
    cancelled: fc.boolean(),
  });

  it("always agree: the value is the sum of its records, and the breakdowns are partitions of it", () => {
    fc.assert(
      fc.property(fc.array(plannedEvent, { maxLength: 8 }), (events) => {
        const { staff, promoterId, subPromoterId, organisation, event, signIn, count } = reportWorld();
        const firms = Array.from({ length: 6 }, (_, index) => organisation(`企业${index}`));
        for (const planned of events) {
          const day = `2026-0${planned.month}-15`;
          const { type, promoterFunction, networkActivity } = planned;
          const coHostIds = planned.shared ? [String(subPromoterId)] : [];
          const id = event(day, { type, promoterFunction, networkActivity, coHostIds });
          if (planned.cancelled) {
            cancelEvent(staff, id, "改期");
            continue;
          }
          for (const firm of planned.firms) signIn(id, firms[firm]!, day);
          if (planned.counted !== null) count(id, day, planned.counted);
        }
        const planned = planFigures(reportScope(staff, promoterId));
        const figures = measureReport(staff, promoterId, "2026", planned);
        const value = (key: string) => figures.find((figure) => figure.key === key)!.value;
        for (const figure of figures) {
          expect(figure.value).toBe(figure.records.reduce((sum, record) => sum + record.amount, 0));
          if (figureCatalogue.get(figure.figure.id)!.figure.measure === null) {
            expect(figure.value).toBe(figure.records.length);
          }
        }
        const sum = (figure: string, dimension: string, values: readonly string[]) =>
          values.reduce((total, name) => total + value(`${figure}/${dimension}=${name}`), 0);
        for (const id of ["events_held", "attendance"]) {
          expect(sum(id, "type", EVENT_TYPES)).toBe(value(id));
          expect(sum(id, "function", PROMOTER_FUNCTIONS)).toBe(value(id));
          expect(sum(id, "activity", NETWORK_ACTIVITIES)).toBe(value(id));
        }
        expect(sum("benefited_firms", "type", EVENT_TYPES)).toBeGreaterThanOrEqual(value("benefited_firms"));
      }),
      { numRuns: 25 },
    );
  });
});
