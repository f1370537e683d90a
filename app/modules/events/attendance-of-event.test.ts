import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { registeredPeople } from "~db/schema";
import { testWorld } from "~/access/testing";
import { attendanceOf } from "./event-page.server";
import { people, publishedEvent, registrationInput } from "./event-fixtures.testing";
import { signInPerson, signInWalkIn } from "./record-sign-in.server";
import { registerForEvent } from "./register-for-event.server";

const HOUR = 3_600_000;

describe("what an event's page says after it", () => {
  it("counts firms that came for the first time, and people with a seat who did not come", () => {
    const world = testWorld();
    const staff = world.account("staff");
    const [known, fresh] = [world.organisation("湘凯液压股份有限公司"), world.organisation("浏阳精铸有限公司")];
    const walkIn = (eventId: number, organisationId: number, day: string) =>
      signInWalkIn(staff, eventId, {
        personName: "赵强",
        organisationId,
        organisationName: null,
        day,
        mode: "venue",
        submissionKey: `walk-in-${eventId}-${organisationId}`.padEnd(20, "-"),
      });
    const earlier = publishedEvent(staff, world.promoterId, {
      startsAt: "2026-10-19T09:00",
      endsAt: "2026-10-19T11:00",
    });
    walkIn(earlier, known, "2026-10-19");

    const id = publishedEvent(staff, world.promoterId);
    const { registrationId } = registerForEvent(staff, id, registrationInput({ people: people(3) }));
    world.advance(51 * HOUR);
    const [first] = world.db
      .select()
      .from(registeredPeople)
      .where(eq(registeredPeople.registrationId, registrationId))
      .all();
    signInPerson(staff, id, { registeredPersonId: first!.id, day: "2026-10-22", mode: "venue" });
    walkIn(id, known, "2026-10-22");
    walkIn(id, fresh, "2026-10-22");
    // While it goes on nobody is absent yet.
    expect(attendanceOf(staff, id)).toMatchObject({ firstTimeFirms: 1, absent: null });
    world.advance(12 * HOUR);
    expect(attendanceOf(staff, id).absent).toBe(2);
    // Nobody had a seat there, so nobody is absent.
    expect(attendanceOf(staff, earlier)).toMatchObject({ firstTimeFirms: 1, absent: null });
  });

  it("says nothing of absent people where people were only counted", () => {
    const world = testWorld();
    const staff = world.account("staff");
    const id = publishedEvent(staff, world.promoterId);
    registerForEvent(staff, id, registrationInput({ people: people(2) }));
    world.advance(72 * HOUR);
    expect(attendanceOf(staff, id).absent).toBeNull();
  });
});
