import { askForPlace } from "~/modules/events/stands/ask-for-place.server";
import { putOnStand } from "~/modules/events/stands/save-place.server";
import { addStand } from "~/modules/events/stands/save-stand.server";
import { withdrawPlace } from "~/modules/events/stands/settle-place.server";
import { newPlaceForm, ownPlaceForm, standForm } from "~/modules/events/stands/stand-form";
import { standsOf } from "~/modules/events/stands/stand-queries.server";
import type { Addresses } from "./furnished-world";
import { filled, type World } from "./world";

/** A fair with a stand on which one firm has a place, one asks for one and one gave it back, and a stand that is not offered. */
export function furnishStands(
  world: World,
  { firm, firmName, otherName, thirdName }: { firm: number; firmName: string; otherName: string; thirdName: string },
): { fair: number; addresses: Addresses } {
  const staff = world.as("staff");
  const event = world.event("国际工程机械展览会（联合参展）", { type: "exhibition" });
  const stand = addStand(
    staff,
    event,
    filled(standForm, {
      nameZh: "长沙工程机械集群联合展台",
      nameEn: "Joint stand of the Changsha construction machinery cluster",
      hall: "W2 馆 A108",
      areaSquareMetres: "108",
      costFen: "180,000.01",
      joinUntil: world.today,
      note: "搭建由主办方推荐的公司承担，\n押金另付。",
      version: 0,
    }),
  );
  const closed = addStand(staff, event, filled(standForm, { nameZh: "室外展位", version: 0 }));
  const representative = {
    ...staff,
    actor: {
      role: "firm_representative" as const,
      userId: staff.actor.userId,
      name: "曹伟欣",
      organisationIds: [firm],
      promoterId: null,
    },
  };
  askForPlace(
    representative,
    firm,
    stand,
    filled(ownPlaceForm, { products: "高压油缸\n多路阀", peopleNames: "李敏\n王芳", listed: "on", version: 0 }),
  );
  const place = (name: string, values: Record<string, unknown> = {}) =>
    putOnStand(staff, event, stand, filled(newPlaceForm, { firm: name, listed: "on", version: 0, ...values }));
  place(otherName, { products: "智能控制系统", peopleNames: "刘洋", shareFen: "60000" });
  withdrawPlace(staff, event, stand, place(thirdName));
  const [asked, confirmed] = ["asked", "confirmed"].map(
    (status) => standsOf(staff, event)[0]!.places.find((each) => each.status === status)!.id,
  ) as [number, number];
  const own = putOnStand(staff, event, closed, filled(newPlaceForm, { firm: firmName, version: 0 }));
  const base = `/events/${event}/stands`;
  const firms = `${base}/${stand}/firms`;
  const portal = `/portal/organisations/${firm}/stands`;
  const addresses: Addresses = {
    "/events/:id/stands": [base],
    "/events/:id/stands/new": [`${base}/new`],
    "/events/:id/stands/:standId": [`${base}/${stand}`],
    "/events/:id/stands/:standId/removal": [`${base}/${stand}/removal`],
    "/events/:id/stands/:standId/firms/new": [`${firms}/new`],
    "/events/:id/stands/:standId/firms/:placeId": [`${firms}/${asked}`, `${base}/${closed}/firms/${own}`],
    "/events/:id/stands/:standId/firms/:placeId/confirmation": [`${firms}/${asked}/confirmation`],
    "/events/:id/stands/:standId/firms/:placeId/withdrawal": [
      `${firms}/${asked}/withdrawal`,
      `${firms}/${confirmed}/withdrawal`,
    ],
    "/portal/organisations/:id/stands/:standId": [`${portal}/${stand}`, `${portal}/${closed}`],
    "/portal/organisations/:id/stands/:standId/withdrawal": [`${portal}/${stand}/withdrawal`],
  };
  return { fair: event, addresses };
}
