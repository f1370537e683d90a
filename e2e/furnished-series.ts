import { randomUUID } from "node:crypto";
import { createSeries } from "~/modules/events/series/create-series.server";
import { seriesDays } from "~/modules/events/series/series-days";
import { seriesForm } from "~/modules/events/series/series-form";
import { keepTemplate } from "~/modules/events/templates/save-template.server";
import { filled, type World } from "./world";

/** A template of an event that was held, and a series made of it. */
export function furnishSeries(world: World, held: number): Record<string, string[]> {
  const staff = world.as("staff");
  const templateId = keepTemplate(staff, held, "每月一次的主配对接会");
  const rule = filled(seriesForm, { rule: "weekly", every: 1, firstDay: world.day(30), count: 3 });
  const title = { titleZh: "系列沙龙", titleEn: "Series of salons" };
  const first = createSeries(staff, { templateId, title }, rule, seriesDays(rule).days, randomUUID());
  const asked = `rule=monthly_date&every=1&firstDay=2027-01-31&count=4&titleZh=x`;
  return {
    "/events/templates": ["/events/templates"],
    "/events/templates/:templateId/event": [`/events/templates/${templateId}/event`],
    "/events/templates/:templateId/edit": [`/events/templates/${templateId}/edit`],
    "/events/templates/:templateId/removal": [`/events/templates/${templateId}/removal`],
    "/events/series/new": [
      `/events/series/new?template=${templateId}`,
      `/events/series/new?template=${templateId}&${asked}`,
      `/events/series/new?event=${held}`,
    ],
    "/events/:id/series": [`/events/${first}/series`],
  };
}
