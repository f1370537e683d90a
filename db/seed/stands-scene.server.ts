import type { Context } from "~/access/context";
import { putOnStand } from "~/modules/events/stands/save-place.server";
import { addStand } from "~/modules/events/stands/save-stand.server";
import { newPlaceForm, standForm } from "~/modules/events/stands/stand-form";
import { addDays, dayOfInstant } from "~/values/business-day";
import type { PlannedEvent } from "./events-plan";
import { filled } from "./players.server";
import type { Act } from "./timeline.server";
import type { WorldPlan } from "./world-plan";

const MOST_FIRMS = 5;
const HOUR_MS = 3_600_000;

/** Firms that come to the fair anyway, so that the figures of the world stay what its plan says. */
function firmsOf(plan: WorldPlan, event: PlannedEvent): number[] {
  const isOver = event.endDay < dayOfInstant(plan.now);
  const firms = event.registrations
    .filter(({ signIns }) => !isOver || signIns.length > 0)
    .map(({ firm }) => firm)
    .filter((firm) => {
      const { enteredAt, memberSince, leaves } = plan.organisations[firm]!;
      return enteredAt < event.publishedAt! && memberSince !== null && leaves === null;
    });
  return [...new Set(firms)].slice(0, MOST_FIRMS);
}

/** The joint stand of the cluster at its latest fair. */
export function standsActs(
  plan: WorldPlan,
  { staff, eventId }: { staff: (number: number) => Context; eventId: (key: string) => number },
): Act[] {
  const fair = plan.events
    .filter(({ type, publishedAt, cancelled }) => type === "exhibition" && publishedAt !== null && cancelled === null)
    .toSorted((a, b) => b.startDay.localeCompare(a.startDay) || a.key.localeCompare(b.key))
    .find((event) => event.publishedAt! + 2 * HOUR_MS < plan.now && firmsOf(plan, event).length >= 2);
  if (!fair) return [];
  const run = () => {
    const context = staff(0);
    const id = eventId(fair.key);
    const stand = addStand(
      context,
      id,
      filled(standForm, {
        nameZh: `${plan.cluster.zh}联合展台`,
        nameEn: `Joint stand of the ${plan.cluster.en}`,
        hall: "W2-A108",
        areaSquareMetres: 108,
        costFen: "172800",
        joinUntil: addDays(fair.startDay, -7),
        note: "按标准展位搭建，公共区由促进机构承担。",
        version: 0,
      }),
    );
    firmsOf(plan, fair).forEach((position, index) => {
      const { firm } = plan.organisations[position]!;
      const share = index === 0 ? { shareFen: "60000" } : {};
      const values = { firm: firm.creditCode, products: firm.products.join("\n"), listed: "on", version: 0, ...share };
      putOnStand(context, id, stand, filled(newPlaceForm, values));
    });
  };
  return [{ at: fair.publishedAt! + HOUR_MS, run }];
}
