import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntries } from "~db/schema";
import type { Context } from "~/access/context";
import { testWorld } from "~/access/testing";
import { chooseColumns, chooseDefaultView, pinView } from "./arrange-list.server";
import { changeView } from "./change-view.server";
import { defineList } from "./define-list";
import { keepView } from "./keep-view.server";
import { listDesk, listDesksAt } from "./list-desk.server";
import { MAX_VIEWS_OF_LIST, viewAddress } from "./list-view";
import { removeView } from "./remove-view.server";

const list = defineList({
  id: "viewed",
  path: "/viewed",
  name: "nav.organisations",
  columns: { name: { label: "action.all", sortable: true }, kind: { label: "action.all" } },
  filters: { kind: { kind: "choice", label: "action.all", options: [{ value: "a", label: "yes" }] } },
  defaultSort: "name",
  searchable: true,
});
const refusal = (kind: string) => expect.objectContaining({ kind });
const mine = { name: "我的", shared: false, search: "?filter.kind=a&page=3&view=9&q=液压" };

describe("saved views", () => {
  it("keep the query without page, and stand above the list of who saved it", () => {
    const world = testWorld();
    const staff = world.account("staff");
    const id = keepView(staff, "viewed", mine);
    const [view] = listDesk(staff, list).views;
    expect(view).toMatchObject({ id, name: "我的", pinned: true, isDefault: false, broken: [] });
    expect(new URLSearchParams(view!.search).toString()).toBe(
      new URLSearchParams({ q: "液压", "filter.kind": "a" }).toString(),
    );
    expect(world.db.select().from(auditEntries).where(eq(auditEntries.subjectKind, "list_view")).all()).toHaveLength(1);
  });

  it("are seen by others only when shared, and by viewers and firms not even then", () => {
    const world = testWorld();
    const [owner, other, viewer, firm] = [
      world.account("staff"),
      world.account("staff"),
      world.account("viewer"),
      world.account("firm_representative", [world.organisation("甲公司")]),
    ];
    keepView(owner, "viewed", mine);
    const shared = keepView(owner, "viewed", { ...mine, name: "大家的", shared: true });
    expect(listDesk(owner, list).views).toHaveLength(2);
    expect(listDesk(other, list).views.map(({ id, pinned }) => [id, pinned])).toEqual([[shared, false]]);
    expect(listDesk(viewer, list).views).toEqual([]);
    expect(() => keepView(viewer, "viewed", { ...mine, shared: true })).toThrow(refusal("forbidden"));
    expect(keepView(viewer, "viewed", mine)).toBeGreaterThan(0);
    expect(() => keepView(firm, "viewed", mine)).toThrow(refusal("forbidden"));
  });

  it("that a sub-promoter shares are its own and the hub's, and those of the hub are everybody's", () => {
    const world = testWorld();
    const [parts, tools] = [world.subPromoter("零部件分会"), world.subPromoter("刀具分会")];
    const [hub, colleague, owner, stranger] = [
      world.account("staff"),
      world.account("staff", [], parts),
      world.account("staff", [], parts),
      world.account("staff", [], tools),
    ];
    const ofParts = keepView(owner, "viewed", { ...mine, name: "分会的", shared: true });
    const ofHub = keepView(hub, "viewed", { ...mine, name: "总会的", shared: true });
    const seenBy = (context: Context) => listDesk(context, list).views.map(({ id }) => id);
    expect([colleague, hub].map(seenBy)).toEqual([
      [ofParts, ofHub],
      [ofParts, ofHub],
    ]);
    expect(seenBy(stranger)).toEqual([ofHub]);
    expect(() => pinView(stranger, "viewed", ofParts, true)).toThrow(refusal("not_found"));
  });

  it("are changed and deleted by their owner and by administrators only", () => {
    const world = testWorld();
    const [owner, other, administrator] = [
      world.account("staff"),
      world.account("staff"),
      world.account("administrator"),
    ];
    const own = keepView(owner, "viewed", mine);
    const shared = keepView(owner, "viewed", { ...mine, name: "大家的", shared: true });
    expect(() => changeView(other, "viewed", own, 1, { name: "x" })).toThrow(refusal("not_found"));
    expect(() => changeView(other, "viewed", shared, 1, { name: "x" })).toThrow(refusal("forbidden"));
    expect(() => removeView(other, "viewed", shared)).toThrow(refusal("forbidden"));
    changeView(administrator, "viewed", shared, 1, { name: "改了", search: "q=泵" });
    expect(() => changeView(owner, "viewed", shared, 1, { shared: false })).toThrow(refusal("conflict"));
    expect(listDesk(other, list).views).toMatchObject([{ name: "改了", version: 2 }]);
    pinView(other, "viewed", shared, true);
    chooseDefaultView(other, "viewed", shared);
    removeView(owner, "viewed", shared);
    expect(listDesk(other, list).views).toEqual([]);
    expect(listDesksAt(other, new URL("http://x/viewed"))).toMatchObject({ viewed: { views: [] } });
  });

  it("have different names, and there are not too many of them", () => {
    const world = testWorld();
    const staff = world.account("staff");
    keepView(staff, "viewed", mine);
    expect(() => keepView(staff, "viewed", mine)).toThrow(
      expect.objectContaining({ fields: { name: { key: "list.viewNameTaken", params: undefined } } }),
    );
    expect(keepView(world.account("staff"), "viewed", mine)).toBeGreaterThan(0);
    for (let number = 1; number < MAX_VIEWS_OF_LIST; number += 1)
      keepView(staff, "viewed", { ...mine, name: `${number}` });
    expect(() => keepView(staff, "viewed", { ...mine, name: "one more" })).toThrow(refusal("conflict"));
    expect(() => keepView(staff, "nothing", mine)).toThrow(refusal("not_found"));
    const long = `?q=a&${Array.from({ length: 40 }, (_, index) => `columns=name&filter.kind=${"a".repeat(index)}`).join("&")}`;
    expect(() => keepView(world.account("staff"), "viewed", { ...mine, search: long })).not.toThrow();
  });

  it("open by default at the bare address, and never where the address asks for something", () => {
    const world = testWorld();
    const staff = world.account("staff");
    const id = keepView(staff, "viewed", mine);
    const at = (context: typeof staff, address: string) => {
      try {
        return listDesksAt(context, new URL(address, "http://x"));
      } catch (thrown) {
        return (thrown as Response).headers.get("Location");
      }
    };
    expect(at(staff, "/viewed")).toMatchObject({ viewed: { columns: null } });
    chooseDefaultView(staff, "viewed", id);
    const [view] = listDesk(staff, list).views;
    expect(at(staff, "/viewed")).toBe(viewAddress("/viewed", view!));
    expect(at(staff, `/viewed?view=${id}`)).toBe(viewAddress("/viewed", view!));
    expect(at(world.account("staff"), `/viewed?view=${id}`)).toMatchObject({ viewed: { views: [] } });
    expect(at(staff, "/viewed?view=all")).toMatchObject({ viewed: { views: [{ isDefault: true }] } });
    expect(at(staff, "/elsewhere")).toEqual({});
    chooseDefaultView(staff, "viewed", null);
    expect(at(staff, "/viewed")).toMatchObject({ viewed: { views: [{ isDefault: false }] } });
  });

  it("say which of their conditions the list no longer has, and keep them in the address", () => {
    const world = testWorld();
    const staff = world.account("staff");
    const id = keepView(staff, "viewed", mine);
    world.db.$client.prepare("UPDATE list_views SET search = 'filter.gone=1&filter.kind=a' WHERE id = ?").run(id);
    const [view] = listDesk(staff, list).views;
    expect(view!.broken).toEqual(["filter.gone"]);
    expect(viewAddress("/viewed", view!)).toBe(`/viewed?filter.gone=1&filter.kind=a&view=${id}`);
  });
});

describe("the columns a person chose for a list", () => {
  it("are kept in their order, and only those that the list has", () => {
    const world = testWorld();
    const staff = world.account("staff");
    chooseColumns(staff, "viewed", ["kind", "gone", "name"]);
    expect(listDesk(staff, list).columns).toEqual(["kind", "name"]);
    expect(listDesk(world.account("staff"), list).columns).toBeNull();
    chooseColumns(staff, "viewed", []);
    expect(listDesk(staff, list).columns).toBeNull();
  });
});
