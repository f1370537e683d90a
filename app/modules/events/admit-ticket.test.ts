import { describe, expect, it } from "vitest";
import { auditEntries, signIns } from "~db/schema";
import type { Context } from "~/access/context";
import { testWorld } from "~/access/testing";
import { admitTicket } from "./admit-ticket.server";
import { amendRegistration } from "./amend-registration.server";
import { cancelRegistration } from "./cancel-registration.server";
import { amendment, publishedEvent, registrationInput } from "./event-fixtures.testing";
import { registerForEvent } from "./register-for-event.server";
import { registrationView } from "./registration-queries.server";
import { ticketAtDoor, ticketOfCode } from "./ticket-queries.server";
import { undoSignIn } from "./undo-sign-in.server";

const DAY = "2026-10-22";
const HOUR = 3_600_000;

/** An event with two people of one firm, and a clock that stands on its day. */
function doorWorld() {
  const world = testWorld();
  const staff = world.account("staff");
  const eventId = publishedEvent(staff, world.promoterId);
  const { registrationId } = registerForEvent(
    staff,
    eventId,
    registrationInput({ people: [{ name: "李敏", duty: "研发总监" }, { name: "赵强" }] }),
  );
  world.advance(51 * HOUR);
  const ticketsNow = () => registrationView(staff, { id: registrationId }).tickets.map(({ code }) => code);
  const admit = (code: string, context: Context = staff, id = eventId) =>
    admitTicket(context, id, { code, day: DAY, mode: "venue" });
  const said = (code: string, id = eventId) => ticketAtDoor(staff, id, code, DAY).answer;
  const [first = "", second = ""] = ticketsNow();
  return { ...world, staff, eventId, registrationId, first, second, ticketsNow, admit, said };
}

describe("a ticket at the door", () => {
  it("lets its person in once, and says when and by whom to the next who shows it", () => {
    const { staff, eventId, first, second, admit, said, db, account } = doorWorld();
    expect(admit(first)).toBe(true);
    const colleague = account("staff");
    // Shared, copied, or scanned twice: at another phone of the same door too.
    expect(admit(`https://weft.example/public/tickets/${first}`, colleague)).toBe(false);
    expect(ticketAtDoor(colleague, eventId, first, DAY)).toMatchObject({
      answer: "already_in",
      person: { name: "李敏", organisation: "湘凯液压股份有限公司" },
      signIn: { by: expect.any(String) as string, at: staff.now() },
    });
    expect(said(second)).toBe("to_admit");
    expect(db.select().from(signIns).all()).toHaveLength(1);
    const recorded = db
      .select()
      .from(auditEntries)
      .all()
      .filter(({ action }) => action === "signIn.record");
    expect(recorded).toHaveLength(1);
  });

  it("lets the person in again after it was taken back", () => {
    const { staff, eventId, first, admit } = doorWorld();
    admit(first);
    undoSignIn(staff, eventId, ticketAtDoor(staff, eventId, first, DAY).signIn!.id);
    expect(ticketAtDoor(staff, eventId, first, DAY).answer).toBe("to_admit");
    expect(admit(first)).toBe(true);
  });

  it("is void once somebody else has the seat, and the new person has another", () => {
    const { staff, registrationId, first, second, ticketsNow, admit, said } = doorWorld();
    const [li, zhao] = registrationView(staff, { id: registrationId }).people;
    amendRegistration(
      staff,
      { id: registrationId },
      amendment(staff, { id: registrationId }, [{ id: li!.id, name: "钟子涵" }, { name: "谭晓丽" }]),
    );
    expect([said(first), admit(first)]).toEqual(["replaced", false]);
    // The seat of 赵强 was given up and another taken: whatever number the new person got, the old ticket is none.
    expect(["replaced", "unknown"]).toContain(said(second));
    expect(zhao!.id).toBeGreaterThan(0);
    expect(ticketsNow().map((code) => admit(code))).toEqual([true, true]);
  });

  it("of a cancelled registration lets nobody in and shows no code", () => {
    const { staff, registrationId, first, said, ticketsNow, admit } = doorWorld();
    cancelRegistration(staff, { id: registrationId });
    expect([said(first), admit(first), ticketsNow()]).toEqual(["cancelled", false, []]);
    expect(ticketOfCode(staff, first).code).toBeNull();
  });

  it("of another event names that event and lets nobody in", () => {
    const { staff, promoterId, first, admit } = doorWorld();
    const other = publishedEvent(staff, promoterId, { titleZh: "另一场" });
    expect(admit(first, staff, other)).toBe(false);
    expect(ticketAtDoor(staff, other, first, DAY)).toMatchObject({
      answer: "other_event",
      person: null,
      other: { titleZh: "主配协同对接会 · 液压专场" },
    });
  });

  it("that was forged tells nothing of who has the seat", () => {
    const { staff, eventId, first, admit } = doorWorld();
    const forged = first.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    for (const code of [forged, `999999-${first.split("-")[1]}`, "随便写的", "-"]) {
      expect(admit(code)).toBe(false);
      expect(ticketAtDoor(staff, eventId, code, DAY)).toMatchObject({ person: null, signIn: null, other: null });
      expect(() => ticketOfCode(staff, code)).toThrow("ticket.notFound");
    }
  });

  it("is checked by those who run the event and by nobody else", () => {
    const { eventId, first, admit, account, subPromoter } = doorWorld();
    const elsewhere = account("staff", [], subPromoter("刀具分会"));
    expect(() => admit(first, elsewhere)).toThrow("event.otherPromoter");
    expect(() => ticketAtDoor(elsewhere, eventId, first, DAY)).toThrow("event.otherPromoter");
    expect(() => admit(first, account("viewer"))).toThrow("error.forbidden");
  });

  it("is made for people with a seat in a room only", () => {
    const { staff, promoterId } = doorWorld();
    const online = publishedEvent(staff, promoterId, {
      attendanceMode: "online",
      venue: "",
      onlineAddress: "https://meeting.example/1",
      startsAt: "2026-11-22T14:00",
      endsAt: "2026-11-22T17:30",
    });
    const { registrationId } = registerForEvent(staff, online, registrationInput());
    expect(registrationView(staff, { id: registrationId }).tickets).toEqual([]);
  });
});
