import { and, asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { eventCoHosts, events, organisationCoPromoters, organisations, users } from "~db/schema";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { createEvent } from "~/modules/events/create-event.server";
import { eventInput } from "~/modules/events/event-fixtures.testing";
import { organisationImport } from "~/modules/organisations/organisation-import.server";
import { importRegistry } from "~/transfer-registry/imports.server";
import { importList } from "~/transfer/import-list";
import { importSource } from "~/transfer/import-queries.server";
import { loadImport } from "~/transfer/import-record.server";
import { storeImport } from "~/transfer/upload-import.server";
import type { Context } from "./context";
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

describe("an import", () => {
  it("stays with the promoter for which it was begun when its person changes to another one", () => {
    const world = testWorld();
    const [parts, abroad] = [world.subPromoter("零部件办公室"), world.subPromoter("国际办")];
    const [partsStaff, colleague] = [world.account("staff", [], parts), world.account("staff", [], parts)];
    const id = storeImport(partsStaff, organisationImport, {
      fileName: "名单.csv",
      fileHash: "x",
      mapping: {},
      findings: {
        ...{ format: "csv", encoding: "utf-8", sheet: "", otherSheets: [], headerRow: 1, headers: ["企业名称"] },
        ...{ samples: [["甲"]], proposed: ["exact"], contested: [], rowCount: 1, leftOut: [], problems: [] },
      },
      rows: [{ rowNumber: 2, cells: ["甲"] }],
    });
    world.db.update(users).set({ promoterId: abroad }).where(eq(users.id, partsStaff.actor.userId!)).run();
    const moved = world.as({ ...partsStaff.actor, promoterId: abroad });
    const listed = (context: Context) =>
      runList(context, importSource, filterQuery(importList, {})).rows.map((row) => row.id);
    expect([listed(colleague), listed(world.account("staff")), listed(moved)]).toEqual([[id], [id], []]);
    expect(loadImport(colleague, importRegistry, id).record.fileName).toBe("名单.csv");
    expect(() => loadImport(moved, importRegistry, id)).toThrow("not_found");
  });
});
