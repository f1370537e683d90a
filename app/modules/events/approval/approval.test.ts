import { describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { auditEntries, events, outboxMessages, registrations } from "~db/schema";
import { testWorld } from "~/access/testing";
import { Refusal } from "~/http/errors";
import { parseListQuery } from "~/lists/list-query";
import { webhookEventOf } from "~/webhooks/webhook-events";
import { amendRegistration } from "../amend-registration.server";
import { cancelRegistration } from "../cancel-registration.server";
import { confirmRegistration } from "../confirm-registration.server";
import { copyEvent } from "../copy-event.server";
import { amendment, eventInput, people, publishedEvent, registrationInput } from "../event-fixtures.testing";
import { registrationNumbers } from "../event-page.server";
import { heldSeats } from "../find-event.server";
import { ticketTypeInput } from "../programme/programme-fixtures.testing";
import { removeTicketType } from "../programme/remove-ticket-type.server";
import { addTicketType } from "../programme/save-ticket-type.server";
import { registerForEvent } from "../register-for-event.server";
import { registrationList } from "../registration-list";
import { registrationView } from "../registration-queries.server";
import { newRegistrationToken } from "../registration-token.server";
import { stuckEvents } from "../stuck-events.server";
import { updateEvent } from "../update-event.server";
import { approvalsOf, approveAll } from "./approvals.server";
import { approveRegistration } from "./approve-registration.server";
import { asksForApproval, peopleToApprove } from "./asks-for-approval";
import { declineRegistration } from "./decline-registration.server";
import { foreseenApprovals } from "./foreseen";
import { PLAIN_CLAIM } from "../quotas";

function approvingEvent(values: Record<string, unknown> = {}) {
  const world = testWorld();
  const staff = world.account("staff");
  const firmId = world.organisation("湘凯液压股份有限公司");
  const firm = world.account("firm_representative", [firmId]);
  const id = publishedEvent(staff, world.promoterId, { capacity: 3, needsApproval: "on", ...values });
  let parties = 0;
  const ask = (seats: number, more: Record<string, unknown> = {}, as = firm, token = newRegistrationToken()) => {
    parties += 1;
    const email = `party${parties}@firm.example`;
    const input = registrationInput({ organisationId: firmId, email, people: people(seats), ...more });
    return registerForEvent(as, id, input, token).registrationId;
  };
  const statusOf = (registration: number) => registrationView(staff, { id: registration }).status;
  const mails = () => world.db.select().from(outboxMessages).orderBy(outboxMessages.id).all();
  return { world, staff, firm, firmId, id, ask, statusOf, mails };
}

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.key;
    throw error;
  }
  return "";
}
const everything = parseListQuery(registrationList, new URLSearchParams());

describe("whether a registration asks first", () => {
  const person = (ticketTypeId: number | null) => ({ ticketTypeId });
  const whole = { needsApproval: true, ticketTypeIds: new Set<number>() };
  const tickets = { needsApproval: false, ticketTypeIds: new Set([7]) };
  const firm = { byStaff: false, invited: false };

  it.each([
    ["an event that asks nothing", { ...whole, needsApproval: false }, [person(null)], firm, false],
    ["an event that asks", whole, [person(null)], firm, true],
    ["a firm that was invited", whole, [person(null)], { ...firm, invited: true }, false],
    ["whom staff register", whole, [person(null)], { ...firm, byStaff: true }, false],
    ["a ticket that asks", tickets, [person(1), person(7)], firm, true],
    ["other tickets", tickets, [person(1), person(null)], firm, false],
  ])("is said of %s", (_what, asking, all, by, expected) => {
    expect(asksForApproval(asking, all, by)).toBe(expected);
  });

  it("counts all people of such an event, and those with such a ticket otherwise", () => {
    expect(peopleToApprove(whole, [person(1), person(null)])).toBe(2);
    expect(peopleToApprove(tickets, [person(1), person(7), person(7)])).toBe(2);
  });
});

describe("what comes of approving several", () => {
  const party = (id: number, seats: number, partyRule: "together" | "as_many_as_possible" = "together") => {
    return { id, partyRule, people: Array.from({ length: seats }, () => PLAIN_CLAIM) };
  };
  it.each([
    [
      "with a list",
      true,
      [
        [1, 2, 0],
        [2, 0, 2],
        [3, 1, 1],
      ],
    ],
    [
      "without one",
      false,
      [
        [1, 2, 0],
        [2, 0, 0],
        [3, 0, 0],
      ],
    ],
  ])("is foreseen one after the other, %s", (_what, hasList, expected) => {
    const parties = [party(1, 2), party(2, 2), party(3, 2, "as_many_as_possible")];
    const foreseen = foreseenApprovals(parties, new Map([["event", 3]]), hasList);
    expect(foreseen.map(({ id, seated, waiting }) => [id, seated, waiting])).toEqual(expected);
  });
});

describe("a registration that asks", () => {
  it("holds no seat until it is approved, and is then confirmed with a mail whose link opens it", () => {
    const { world, staff, id, ask, statusOf, mails } = approvingEvent();
    const registration = ask(2);
    expect(statusOf(registration)).toBe("asked");
    expect(heldSeats(staff, id)).toBe(0);
    expect(registrationNumbers(staff, { id, capacity: 3 })).toMatchObject({
      askedSeats: 2,
      seatsLeft: 3,
      confirmed: 0,
    });
    expect(approveRegistration(staff, registration)).toBe("confirmed");
    expect(heldSeats(staff, id)).toBe(2);
    expect(mails().map(({ subject }) => subject)).toEqual([
      expect.stringContaining("等待审核"),
      expect.stringContaining("报名"),
    ]);
    const link = /registrations\/([\w-]{43})/.exec(mails()[1]!.body)![1]!;
    expect(registrationView(world.visitor, { token: link }).id).toBe(registration);
    expect(refusal(() => approveRegistration(staff, registration))).toBe("registration.refused.notAsking");
  });

  it("comes of a visitor's link, which asks and takes no seat, also when it is used again", () => {
    const { world, staff, id, ask, statusOf, mails } = approvingEvent();
    const token = newRegistrationToken();
    const typed = { organisationId: null, organisationName: "湘凯液压股份有限公司" };
    const registration = ask(1, typed, world.visitor, token);
    expect(statusOf(registration)).toBe("pending");
    expect(mails().at(-1)!.body).toContain("须经主办方审核");
    confirmRegistration(world.visitor, { token: token.token });
    confirmRegistration(world.visitor, { token: token.token });
    expect(statusOf(registration)).toBe("asked");
    expect(heldSeats(staff, id)).toBe(0);
    // The same form sent once more is told nothing about it.
    const entries = world.db.select().from(auditEntries).where(eq(auditEntries.action, "registration.confirm")).all();
    expect(entries).toHaveLength(1);
  });

  it("is declined with a reason that the firm reads in its own language, and may be approved after all", () => {
    const { world, staff, firm, ask, statusOf, mails } = approvingEvent();
    const english = { ...firm, locale: "en" as const };
    const registration = ask(1, {}, english);
    declineRegistration(staff, registration, "名额只给装备制造企业");
    expect(statusOf(registration)).toBe("declined");
    expect(mails().at(-1)).toMatchObject({ locale: "en", recipient: "party1@firm.example" });
    expect(mails().at(-1)!.subject).toContain("declined");
    expect(mails().at(-1)!.body).toContain("名额只给装备制造企业");
    expect(registrationView(firm, { id: registration }).decisionReason).toBe("名额只给装备制造企业");
    expect(
      refusal(() => amendRegistration(firm, { id: registration }, amendment(firm, { id: registration }, people(1)))),
    ).toBe("registration.refused.wasCancelled");
    expect(refusal(() => confirmRegistration(firm, { id: registration }))).toBe("registration.refused.wasDeclined");
    approveRegistration(staff, registration);
    expect(world.db.select().from(registrations).get()).toMatchObject({ status: "confirmed", decisionReason: null });
  });

  it("that was declined is not approved any more once its ticket is gone: nobody comes past the tickets of an event", () => {
    const { staff, id, ask, statusOf } = approvingEvent();
    const [kept, gone] = [ticketTypeInput(), ticketTypeInput({ nameZh: "贵宾票" })].map((type) =>
      addTicketType(staff, id, type),
    );
    const asking = (ticketTypeId?: number) => ask(1, { people: [{ name: "李敏", ticketTypeId }] });
    const [first, second] = [asking(gone), asking(kept)];
    for (const registration of [first, second]) declineRegistration(staff, registration, "名额有限");
    removeTicketType(staff, id, gone!);
    expect(refusal(() => approveRegistration(staff, first))).toBe("registration.refused.ticketGone");
    expect(statusOf(first)).toBe("declined");
    expect(approveRegistration(staff, second)).toBe("confirmed");
  });

  it("are approved in the order in which they asked, and a visitor asks by confirming", () => {
    const { world, staff, id, ask } = approvingEvent({ capacity: 1 });
    const token = newRegistrationToken();
    const earlier = ask(1, { organisationId: null }, world.visitor, token);
    world.advance(3_600_000);
    const later = ask(1);
    world.advance(3_600_000);
    confirmRegistration(world.visitor, { token: token.token });
    expect(approvalsOf(staff, id, everything).rows.map((row) => row.id)).toEqual([later, earlier]);
  });

  it("goes on the waiting list when the seats are gone by then, and is refused where there is none", () => {
    const listed = approvingEvent({ waitingRule: "first_come" });
    const [first, second] = [listed.ask(3), listed.ask(2)];
    listed.world.db.select().from(registrations).all();
    expect([first, second].map((each) => approveRegistration(listed.staff, each))).toEqual(["confirmed", "waiting"]);
    cancelRegistration(listed.staff, { id: first });
    expect(listed.statusOf(second)).toBe("offered");
    const plain = approvingEvent();
    const [one, two] = [plain.ask(3), plain.ask(2)];
    approveRegistration(plain.staff, one);
    expect(refusal(() => approveRegistration(plain.staff, two))).toBe("registration.refused.full");
    expect(plain.statusOf(two)).toBe("asked");
  });

  it("is none of whom staff register, nor of a party without a ticket that asks", () => {
    const { staff, id, ask, statusOf } = approvingEvent({ needsApproval: "" });
    const [plain, vip] = [{}, { needsApproval: "on", nameZh: "嘉宾票" }].map((more) =>
      addTicketType(staff, id, ticketTypeInput(more)),
    );
    const party = (...types: (number | undefined)[]) => ({
      people: types.map((ticketTypeId, number) => ({ name: `来宾${number}`, ticketTypeId })),
    });
    expect(statusOf(ask(1, party(plain)))).toBe("confirmed");
    expect(statusOf(ask(2, party(plain, vip)))).toBe("asked");
    expect(statusOf(ask(1, party(vip), staff))).toBe("confirmed");
  });

  it("can be changed and withdrawn by the firm; once approved, the firm adds nobody by itself", () => {
    const { staff, firm, ask, statusOf } = approvingEvent();
    const registration = ask(1);
    const change = (as: typeof firm, count: number) => {
      const present = registrationView(as, { id: registration }).people.map(({ id, name }) => ({ id, name }));
      const wanted = [...present, ...people(count)].slice(0, count);
      amendRegistration(as, { id: registration }, amendment(as, { id: registration }, wanted));
    };
    change(firm, 2);
    expect(statusOf(registration)).toBe("asked");
    approveRegistration(staff, registration);
    expect(refusal(() => change(firm, 3))).toBe("registration.refused.moreThanApproved");
    change(firm, 1);
    change(staff, 2);
    const other = ask(1);
    cancelRegistration(firm, { id: other });
    expect(statusOf(other)).toBe("cancelled");
  });

  it("is answered by nobody but staff of the promoter that runs the event", () => {
    const { world, firm, ask } = approvingEvent();
    const registration = ask(1);
    for (const context of [firm, world.visitor, world.account("viewer")]) {
      expect(refusal(() => approveRegistration(context, registration))).toBe("error.forbidden");
      expect(refusal(() => declineRegistration(context, registration, "不"))).toBe("error.forbidden");
    }
  });

  it("is told of a new time as one that has yet to be approved", () => {
    const { world, staff, id, ask, mails } = approvingEvent();
    ask(1);
    const { version } = world.db.select().from(events).where(eq(events.id, id)).get()!;
    const moved = { startsAt: "2026-10-22T15:00", capacity: 3, needsApproval: "on" };
    updateEvent(staff, id, version, eventInput(world.promoterId, moved));
    expect(mails().at(-1)!.body).toContain("仍在等待主办方审核");
  });

  it("tells other systems of a seat only once it is approved", () => {
    expect(webhookEventOf("registration.create", { status: "asked" })).toBeNull();
    expect(webhookEventOf("registration.confirm", { status: "asked" })).toBeNull();
    expect(webhookEventOf("registration.approve", { status: "confirmed" })).toBe("registration.confirmed");
    expect(webhookEventOf("registration.approve", { status: "waiting" })).toBeNull();
  });

  it("is among what is stuck once it has waited for three days", () => {
    const { world, staff, ask } = approvingEvent({ startsAt: "2026-11-22T14:00", endsAt: "2026-11-22T17:00" });
    ask(1);
    const tags = () => stuckEvents(staff).map(({ tag, path }) => `${tag} ${path}`);
    expect(tags()).toEqual([]);
    world.advance(3 * 86_400_000);
    expect(tags()).toEqual(["stuck.approval.tag /events/1/registrations?filter.status=asked"]);
  });

  it("stays a setting of the copy of its event", () => {
    const { world, staff, id } = approvingEvent();
    const copy = copyEvent(staff, id, "2027-01-05T14:00");
    expect(world.db.select().from(events).where(eq(events.id, copy)).get()!.needsApproval).toBe(true);
  });
});

describe("approving all that a list shows", () => {
  it("does what was foreseen, and passes over whom there is no room for", () => {
    const { staff, id, ask, statusOf } = approvingEvent();
    const asked = [ask(2), ask(2), ask(1)];
    const { rows, seen } = approvalsOf(staff, id, everything);
    expect(rows.map(({ seated, waiting }) => [seated, waiting])).toEqual([
      [2, 0],
      [0, 0],
      [1, 0],
    ]);
    expect(approveAll(staff, id, everything, seen)).toEqual({ approved: 2, passedOver: 1 });
    expect(asked.map(statusOf)).toEqual(["confirmed", "asked", "confirmed"]);
  });

  it("approves nobody when others ask by then", () => {
    const { staff, id, ask, statusOf } = approvingEvent();
    const first = ask(1);
    const { seen } = approvalsOf(staff, id, everything);
    ask(1);
    expect(refusal(() => approveAll(staff, id, everything, seen))).toBe("registration.refused.othersAsk");
    expect(statusOf(first)).toBe("asked");
  });
});
