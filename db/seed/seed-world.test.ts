import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  auditEntries,
  commendations,
  complaints,
  dataConfirmations,
  dataProposals,
  events,
  eventTemplates,
  files,
  listViews,
  membershipApplications,
  membershipSuspensions,
  organisationNotes,
  organisationRelations,
  organisations,
  organisationTags,
  pledgeSignatures,
  registrations,
  restatements,
  signIns,
  sites,
  stageTransitions,
} from "~db/schema";
import { testDatabase } from "~db/testing";
import { SYSTEM_ACTOR } from "~/access/actor";
import type { Context } from "~/access/context";
import { verifyAudit } from "~/access/verify-audit.server";
import { isPasswordRight } from "~/modules/accounts/hash-password.server";
import { COMPLAINT_STATES } from "~/modules/conduct/vocabulary";
import { APPLICATION_STATES } from "~/modules/organisations/membership/vocabulary";
import { STAGE_STEPS } from "~/modules/organisations/stages/vocabulary";
import { measure } from "~/modules/reports/figure-catalogue.server";
import { reportDifferences } from "~/modules/reports/report-differences.server";
import { findReport } from "~/modules/reports/report-queries.server";
import { startOfDay } from "~/values/business-day";
import { startsAt } from "./events-plan";
import { seedPlan, worldPlan } from "./seed-world.server";
import type { World, WorldPlan } from "./world-plan";
import { SHENZHEN_2018 } from "./world-shenzhen";

const TODAY = "2026-10-20";
const LONG = 180_000;

async function seeded(plan: WorldPlan) {
  const data = { db: testDatabase(), auditKey: Buffer.alloc(32, 3) };
  const logins = await seedPlan(data, plan, {});
  const context: Context = {
    ...data,
    actor: SYSTEM_ACTOR,
    now: () => startOfDay(TODAY),
    locale: "zh-CN",
    requestId: "test",
    origin: "https://weft.example",
  };
  return { ...data, context, logins };
}

const whole = (world: World) => worldPlan(world, TODAY);

describe("seeding a demo world", () => {
  it(
    "writes the same records every time",
    async () => {
      const plan = whole("changsha");
      const beginning: WorldPlan = { ...plan, events: plan.events.slice(0, 12), reports: [], lateCounts: [] };
      const [first, second] = [await seeded(beginning), await seeded(beginning)];
      for (const table of [organisations, events, registrations, signIns]) {
        const rows = first.db.select().from(table).all();
        expect(rows.length).toBeGreaterThan(10);
        expect(second.db.select().from(table).all()).toEqual(rows);
      }
    },
    LONG,
  );

  it(
    "prints the six figures of Shenzhen 2018 from records",
    async () => {
      const { context, db, auditKey } = await seeded(whole("shenzhen"));
      for (const [figure, value] of Object.entries(SHENZHEN_2018)) {
        expect([figure, measure(context, figure, "2018").value]).toEqual([figure, value]);
      }
      expect(verifyAudit(db, auditKey)).toMatchObject({ brokenAt: null });
    },
    LONG,
  );

  it.each<[World, string]>([
    ["changsha", TODAY],
    ["changsha", "2028-02-29"],
    ["shenzhen", "2027-01-01"],
  ])(
    "fills the whole register of %s, looked at on %s",
    async (world, today) => {
      const { db, auditKey } = await seeded({ ...worldPlan(world, today), events: [], reports: [], lateCounts: [] });
      const distinct = (rows: { value: string }[]) => [...new Set(rows.map(({ value }) => value))].sort();
      expect(distinct(db.select({ value: complaints.state }).from(complaints).all())).toEqual(
        [...COMPLAINT_STATES].sort(),
      );
      expect(distinct(db.select({ value: membershipApplications.state }).from(membershipApplications).all())).toEqual(
        [...APPLICATION_STATES].sort(),
      );
      expect(distinct(db.select({ value: stageTransitions.step }).from(stageTransitions).all())).toEqual(
        [...STAGE_STEPS].sort(),
      );
      expect(
        db
          .select()
          .from(complaints)
          .all()
          .some(({ expiresOn }) => expiresOn !== null && expiresOn < today),
      ).toBe(true);
      expect(
        db
          .select()
          .from(sites)
          .all()
          .some(({ untilDay }) => untilDay !== null),
      ).toBe(true);
      expect(
        db
          .select()
          .from(organisationRelations)
          .all()
          .some(({ endDay }) => endDay !== null),
      ).toBe(true);
      for (const table of [
        pledgeSignatures,
        commendations,
        sites,
        organisationRelations,
        stageTransitions,
        membershipSuspensions,
        organisationTags,
        organisationNotes,
        files,
        listViews,
        dataConfirmations,
        dataProposals,
      ]) {
        const rows = db.select().from(table).all().length;
        expect(rows).toBeGreaterThan(1);
        expect(rows).toBeLessThan(90);
      }
      expect(verifyAudit(db, auditKey)).toMatchObject({ brokenAt: null });
    },
    LONG,
  );

  it(
    "has an event without a seat left, and firms on its waiting list",
    async () => {
      const plan = whole("changsha");
      const full = plan.events.filter(({ key }) => key === "no-seat-left");
      const { db } = await seeded({ ...plan, events: full, reports: [], lateCounts: [] });
      const seats = (status: string) =>
        db
          .select()
          .from(registrations)
          .all()
          .filter((registration) => registration.status === status)
          .map((registration) => registration.seats);
      expect(seats("confirmed").reduce((sum, each) => sum + each, 0)).toBe(24);
      expect(seats("waiting")).toHaveLength(4);
    },
    LONG,
  );

  it(
    "has sessions until the end of their event, also of the events that a template makes",
    async () => {
      const plan = whole("changsha");
      const coming = plan.events.filter((event) => startsAt(event) > plan.now);
      const { db } = await seeded({ ...plan, events: coming, reports: [], lateCounts: [] });
      const lastEnds = sql<number | null>`(SELECT max(s.ends_at) FROM event_sessions s WHERE s.event_id = events.id)`;
      const found = db
        .select({ endsAt: events.endsAt, lastEnds, seriesId: events.seriesId })
        .from(events)
        .all()
        .filter((event) => event.lastEnds !== null);
      expect(found.filter(({ seriesId }) => seriesId !== null)).toHaveLength(3);
      expect(found.length).toBeGreaterThan(3);
      expect(found.map((event) => event.lastEnds)).toEqual(found.map(({ endsAt }) => endsAt));
      const [template] = db.select().from(eventTemplates).all();
      expect(template!.endTime <= "18:00").toBe(true);
    },
    LONG,
  );

  it(
    "gives Changsha a history with frozen reports, one of them restated with its reason and one not yet",
    async () => {
      const plan = whole("changsha");
      // The fairs are enough: the numbers that come in late are theirs.
      const fairs: WorldPlan = { ...plan, events: plan.events.filter(({ type }) => type === "exhibition") };
      const { context, db, auditKey, logins } = await seeded(fairs);
      const reports = db.query.reports.findMany().sync();
      expect(reports.map(({ period, frozenAt }) => [period, frozenAt !== null])).toEqual([
        ["2025Q4", true],
        ["2026Q1", true],
        ["2026Q2", true],
        ["2026Q3", false],
      ]);
      const unexplained = reports.map(({ id, period }) => [
        period,
        reportDifferences(context, findReport(context, id)).filter(({ explained }) => !explained).length > 0,
      ]);
      expect(unexplained).toEqual([
        ["2025Q4", false],
        ["2026Q1", false],
        ["2026Q2", true],
        ["2026Q3", false],
      ]);
      expect(db.select().from(restatements).all().length).toBeGreaterThan(0);
      const members = measure(context, "members_at_end", "2026Q3").value;
      expect(members).toBeGreaterThan(205);
      expect(members).toBeLessThan(235);
      const people = new Set(
        db
          .select({ role: auditEntries.actorRole })
          .from(auditEntries)
          .all()
          .map(({ role }) => role),
      );
      expect([...people].sort()).toEqual(["administrator", "firm_representative", "staff", "system", "visitor"]);
      expect(verifyAudit(db, auditKey)).toMatchObject({ brokenAt: null });
      const [administrator] = db.query.users.findMany().sync();
      expect(await isPasswordRight(logins[0]!.password, administrator!.passwordHash)).toBe(true);
    },
    LONG,
  );
});
