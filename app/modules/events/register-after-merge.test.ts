import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { organisations, registrations } from "~db/schema";
import { testWorld } from "~/access/testing";
import { mergeOrganisations } from "~/modules/organisations/merge/merge-organisations.server";
import { undoMerge } from "~/modules/organisations/merge/undo-merge.server";
import { cancelRegistration } from "./cancel-registration.server";
import { confirmRegistration } from "./confirm-registration.server";
import { people, publishedEvent, registrationInput } from "./event-fixtures.testing";
import { registerForEvent } from "./register-for-event.server";

function worldWithTwins() {
  const world = testWorld();
  const staff = world.account("staff");
  const [kept, gone] = [world.organisation("湘凯液压股份有限公司"), world.organisation("湘凯液压有限公司")];
  const eventId = publishedEvent(staff, world.promoterId, { capacity: 2, waitingRule: "first_come" });
  const versionOf = (id: number) =>
    world.db.select({ version: organisations.version }).from(organisations).where(eq(organisations.id, id)).get()!
      .version;
  const merge = () =>
    mergeOrganisations(staff, {
      survivorId: kept,
      mergedId: gone,
      survivorVersion: versionOf(kept),
      mergedVersion: versionOf(gone),
      choices: {},
    });
  const row = (id: number) => world.db.select().from(registrations).where(eq(registrations.id, id)).get()!;
  return { ...world, staff, kept, gone, eventId, merge, row };
}

describe("a firm that is merged into another one", () => {
  it("between opening the form and sending it is registered as the one that it is now", () => {
    const { account, staff, kept, gone, eventId, merge, row } = worldWithTwins();
    merge();
    const representative = account("firm_representative", [kept]);
    const sent = registerForEvent(representative, eventId, registrationInput({ organisationId: gone }));
    expect(row(sent.registrationId)).toMatchObject({ organisationId: kept, status: "confirmed" });
    const byStaff = registerForEvent(
      staff,
      eventId,
      registrationInput({ organisationId: gone, email: "b@firm.example" }),
    );
    expect(row(byStaff.registrationId)).toMatchObject({ organisationId: kept });
  });

  it("while it waits keeps its place, is offered the seat, and takes it as the one that it is now", () => {
    const { account, staff, kept, gone, eventId, merge, row } = worldWithTwins();
    const seated = registerForEvent(staff, eventId, registrationInput({ people: people(2) }));
    const waiting = registerForEvent(
      account("firm_representative", [gone]),
      eventId,
      registrationInput({ organisationId: gone, email: "twin@firm.example", people: people(2) }),
    );
    expect(waiting.status).toBe("waiting");
    merge();
    cancelRegistration(staff, { id: seated.registrationId });
    expect(row(waiting.registrationId)).toMatchObject({ organisationId: kept, status: "offered" });
    confirmRegistration(account("firm_representative", [kept]), { id: waiting.registrationId });
    expect(row(waiting.registrationId)).toMatchObject({ organisationId: kept, status: "confirmed" });
  });

  it("and parted again has its registration back", () => {
    const { staff, kept, gone, eventId, merge, row } = worldWithTwins();
    const { registrationId } = registerForEvent(staff, eventId, registrationInput({ organisationId: gone }));
    const mergeId = merge();
    expect(row(registrationId).organisationId).toBe(kept);
    undoMerge(staff, mergeId);
    expect(row(registrationId).organisationId).toBe(gone);
  });
});
