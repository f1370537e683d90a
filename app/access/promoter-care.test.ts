import { and, asc } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { eventCoHosts, events, organisationCoPromoters, organisations } from "~db/schema";
import { createEvent } from "~/modules/events/create-event.server";
import { eventInput } from "~/modules/events/event-fixtures.testing";
import { inCareOf, isInCareOf, ofPromoters, type SharedKind } from "./promoter-care.server";
import { testWorld } from "./testing";

/** The same numbers for the same seed, so that a world that failed can be looked at again. */
function dice(seed: number): (sides: number) => number {
  let state = seed * 2_654_435_761;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % sides;
  };
}

const TABLES = { organisation: organisations, event: events } as const;

/** Three sub-promoters, and records that each of them or the hub owns, alone or with others. */
function randomWorld(seed: number) {
  const roll = dice(seed);
  const world = testWorld();
  const promoterIds = [world.promoterId, ...["一", "二", "三"].map((name) => world.subPromoter(`分中心${name}`))];
  const owned: Record<SharedKind, Map<number, Set<number>>> = { organisation: new Map(), event: new Map() };
  const share = (kind: SharedKind, id: number, ownerId: number) => {
    const beside = promoterIds.filter((promoterId) => promoterId !== ownerId && roll(3) === 0);
    owned[kind].set(id, new Set([ownerId, ...beside]));
    for (const promoterId of beside)
      if (kind === "event") world.db.insert(eventCoHosts).values({ eventId: id, promoterId }).run();
      else world.db.insert(organisationCoPromoters).values({ organisationId: id, promoterId }).run();
  };
  for (let number = 0; number < 6; number += 1) {
    const ownerId = promoterIds[roll(promoterIds.length)]!;
    share("organisation", world.organisation(`公司${number}`, { promoterId: ownerId }), ownerId);
    const hostId = promoterIds[roll(promoterIds.length)]!;
    share("event", createEvent(world.system, eventInput(hostId)), hostId);
  }
  return { world, promoterIds, owned };
}

describe("the list of what a promoter looks after", () => {
  it("holds exactly the records that the check of one record allows, and that its promoters are", () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const { world, promoterIds, owned } = randomWorld(seed);
      for (const kind of ["organisation", "event"] as const) {
        const table = TABLES[kind];
        const idsWhere = (condition: Parameters<typeof and>[0]) =>
          world.db
            .select({ id: table.id })
            .from(table)
            .where(and(condition))
            .orderBy(asc(table.id))
            .all()
            .map(({ id }) => id);
        const all = [...owned[kind].keys()];
        for (const promoterId of [null, ...promoterIds.slice(1)]) {
          const context = world.account("staff", [], promoterId);
          const expected = all.filter((id) => promoterId === null || owned[kind].get(id)!.has(promoterId));
          expect(idsWhere(inCareOf(context.actor, kind)), `${kind} of ${promoterId}, seed ${seed}`).toEqual(expected);
          expect(all.filter((id) => isInCareOf(context, kind, id))).toEqual(expected);
        }
        const two = promoterIds.slice(1, 3);
        expect(idsWhere(ofPromoters(kind, two))).toEqual(
          all.filter((id) => two.some((promoterId) => owned[kind].get(id)!.has(promoterId))),
        );
      }
    }
  });

  it("holds no record that is not there, and none of a promoter that does not exist", () => {
    const { world } = randomWorld(1);
    const stranger = world.as({ ...world.account("staff").actor, promoterId: 404 });
    expect(isInCareOf(stranger, "organisation", 1)).toBe(false);
    expect(isInCareOf(stranger, "event", 987_654)).toBe(false);
  });
});
