import { describe, expect, it } from "vitest";
import { Refusal } from "~/http/errors";
import { filterQuery } from "~/lists/list-query";
import { runWholeList } from "~/lists/run-list.server";
import { duesReminders, outboxMessages } from "~db/schema";
import { contactForm } from "../contacts/contact-form";
import { giveConsent } from "../contacts/give-consent.server";
import { saveContact } from "../contacts/save-contact.server";
import { beginMembership } from "./begin-membership.server";
import { optionalYuan } from "~/forms/fields";
import { duesRatesForm } from "./dues-form";
import { duesList } from "./dues-list";
import { duesFigures, duesSource, stuckDues } from "./dues-queries.server";
import { countOwing, levyDues, setDuesRates } from "./dues-rates.server";
import { membershipWorld } from "./membership-world.testing";
import { remindOfDues } from "./remind-of-dues.server";
import { payDue, reopenDue, settleDue, waiveDue } from "./settle-due.server";

function world(today = "2026-03-20") {
  const made = membershipWorld(today);
  const member = (name: string, joinedOn: string, classId: number | null) => {
    const id = made.organisation(name);
    beginMembership(made.staff, { organisationId: id, joinedOn, classId });
    return id;
  };
  const rates = (dueDay = "2026-03-31") =>
    setDuesRates(made.staff, {
      year: 2026,
      dueDay,
      amounts: { [made.classes.yearly]: 800_000, [made.classes.rolling]: 200_000, [made.classes.open]: null },
    });
  const listed = (filters: Record<string, string> = {}) =>
    runWholeList(made.staff, duesSource, filterQuery(duesList, filters));
  return { ...made, member, rates, listed };
}

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return Object.values(error.fields)[0]?.key ?? error.key;
    throw error;
  }
  return "accepted";
};

describe("dues", () => {
  it.each([
    ["8000", 800_000],
    ["8,000.5", 800_050],
    ["￥ 0.05", 5],
    ["", null],
  ])("are typed in yuan and kept in fen: %j", (text, fen) => {
    expect(optionalYuan().parse(text)).toBe(fen);
  });
  it.each(["1.234", "-5", "abc", "99999999999", "1e3"])("are no such amount: %j", (text) => {
    expect(optionalYuan().safeParse(text).success).toBe(false);
  });
  it("come from a form with one field for each class", () => {
    expect(
      duesRatesForm.parse({ year: "2026", dueDay: "2026-03-31", amounts: { class3: "8000", class4: "" } }),
    ).toEqual({
      year: 2026,
      dueDay: "2026-03-31",
      amounts: { 3: 800_000, 4: null },
    });
  });

  it("are levied once for every member of the year by the class it began the year with, and later for who joined since", () => {
    const { staff, member, rates, listed, classes } = world();
    member("甲公司", "2024-01-01", classes.yearly);
    member("乙公司", "2026-02-01", classes.rolling);
    member("丙公司", "2024-01-01", classes.open);
    member("丁公司", "2024-01-01", null);
    expect(refusal(() => levyDues(staff, 2026))).toBe("dues.refused.noRates");
    rates();
    expect(countOwing(staff, 2026)).toBe(1);
    expect(levyDues(staff, 2026)).toBe(1);
    expect(levyDues(staff, 2026)).toBe(0);
    member("戊公司", "2026-03-01", classes.rolling);
    expect(levyDues(staff, 2026)).toBe(1);
    expect(listed().map(({ legalName, amountFen }) => [legalName, amountFen])).toContainEqual(["乙公司", 200_000]);
  });

  it("are paid, waived and taken back, each by who saw the present state, and add up", () => {
    const { staff, member, rates, listed, classes } = world();
    for (const name of ["甲公司", "乙公司", "丙公司"]) member(name, "2026-01-05", classes.rolling);
    rates();
    levyDues(staff, 2026);
    const [first, second] = listed().sort((a, b) => a.id - b.id);
    expect(refusal(() => payDue(staff, { id: first!.id, version: 1, paidOn: "2026-03-21", reference: null }))).toBe(
      "dues.problem.paidLater",
    );
    payDue(staff, { id: first!.id, version: 1, paidOn: "2026-03-20", reference: "收据 12" });
    expect(refusal(() => waiveDue(staff, { id: first!.id, version: 2, waiverReason: "x" }))).toBe(
      "dues.refused.settled",
    );
    expect(refusal(() => waiveDue(staff, { id: second!.id, version: 9, waiverReason: "初创企业" }))).toBe(
      "error.conflict",
    );
    waiveDue(staff, { id: second!.id, version: 1, waiverReason: "初创企业" });
    expect(duesFigures(staff, 2026)).toMatchObject({
      collected: { count: 1, amountFen: 200_000 },
      outstanding: { count: 1, amountFen: 200_000 },
      waived: { count: 1 },
      overdue: { count: 0 },
      rate: { numerator: 200_000, denominator: 400_000 },
    });
    reopenDue(staff, { id: first!.id, version: 2 });
    expect(listed({ state: "paid" })).toEqual([]);
    expect(duesFigures(staff, 2027).rate).toEqual({ numerator: 0, denominator: 0 });
  });

  it("that are overdue wait on the home page until they are settled", () => {
    const { staff, member, rates, listed, classes, until, account } = world();
    member("甲公司", "2026-01-05", classes.rolling);
    rates();
    levyDues(staff, 2026);
    until("2026-03-31");
    expect(stuckDues(staff)).toEqual([]);
    until("2026-04-01");
    expect(stuckDues(staff)).toMatchObject([{ params: { count: 1, yuan: 2000 }, path: "/dues?filter.overdue=yes" }]);
    expect(stuckDues(account("viewer"))).toEqual([]);
    expect(listed({ overdue: "yes" })).toHaveLength(1);
    settleDue(staff, listed()[0]!.id, { state: "paid", paidOn: "2026-04-01", reference: null, waiverReason: null });
    expect(stuckDues(staff)).toEqual([]);
  });

  it("are reminded of once before and once after their day, each reminder kept, and not where nobody takes such mails", () => {
    const { system, db, member, rates, staff, classes, until } = world("2026-03-01");
    const id = member("甲公司", "2026-01-05", classes.rolling);
    member("乙公司", "2026-01-05", classes.rolling);
    const contactId = saveContact(staff, {
      organisationId: id,
      values: contactForm.parse({ name: "曹伟", email: "cao@firm.example", purpose: { dues: "on" } }),
    });
    giveConsent(staff, id, contactId, { purpose: "dues", way: "mail", evidence: null });
    rates();
    levyDues(staff, 2026);
    expect(remindOfDues(system)).toBe(0);
    until("2026-03-20");
    expect(remindOfDues(system)).toBe(1);
    expect(remindOfDues(system)).toBe(0);
    until("2026-04-10");
    expect(remindOfDues(system)).toBe(1);
    expect(remindOfDues(system)).toBe(0);
    expect(
      db
        .select()
        .from(duesReminders)
        .all()
        .map(({ kind }) => kind),
    ).toEqual(["impending", "late"]);
    expect(
      db
        .select()
        .from(outboxMessages)
        .all()
        .map(({ recipient }) => recipient),
    ).toEqual(["cao@firm.example", "cao@firm.example"]);
  });
});
