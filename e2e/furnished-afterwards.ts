import { costForm } from "~/modules/events/costs/cost-form";
import { saveCosts } from "~/modules/events/costs/save-costs.server";
import { moveOutcome } from "~/modules/events/outcomes/move-outcome.server";
import { newOutcomeForm, stageForm } from "~/modules/events/outcomes/outcome-form";
import { recordOutcome } from "~/modules/events/outcomes/save-outcome.server";
import { sessionForm } from "~/modules/events/programme/session-form";
import { addSession } from "~/modules/events/programme/save-session.server";
import { ticketTypeForm } from "~/modules/events/programme/ticket-type-form";
import { addTicketType } from "~/modules/events/programme/save-ticket-type.server";
import { events } from "~db/schema";
import { eq } from "drizzle-orm";
import { localDateTime } from "~/values/business-day";
import { filled, type World } from "./world";

/** What came of an event that was held, in every state that a page can show. */
export function furnishAfterwards(
  world: World,
  { held, firmName, otherName }: { held: number; firmName: string; otherName: string },
): Record<string, string[]> {
  const staff = world.as("staff");
  const outcome = (values: Record<string, unknown>) =>
    recordOutcome(
      staff,
      held,
      filled(newOutcomeForm, {
        kind: "project",
        title: "高压油缸国产化替代项目（一期，含试制、台架试验与批量供货三个阶段）",
        day: "2026-09-12",
        valueFen: "123456789.50",
        stage: "signed",
        parties: [firmName, otherName],
        otherParties: "一家还不在名录里的上市公司",
        ownerId: staff.actor.userId,
        nextStep: "提交环评材料",
        nextStepDue: world.day(-3),
        note: "双方约定 12 月再次会面。\n样件已寄出。",
        ...values,
      }),
    );
  const overdue = outcome({});
  const unknown = outcome({ kind: "purchase_intention", title: "采购意向", valueFen: "", stage: "declared" });
  moveOutcome(staff, unknown, filled(stageForm, { stage: "given_up", day: world.day(-1), note: "价格没有谈拢" }));
  const lines = { venue: { budgetFen: "30000", actualFen: "28,650.50" }, catering: { budgetFen: "8000" } };
  saveCosts(staff, held, filled(costForm, { lines, funding: "市级产业集群专项资金", version: 0 }));
  const { startsAt, endsAt } = staff.db.select().from(events).where(eq(events.id, held)).get()!;
  const session = addSession(
    staff,
    held,
    filled(sessionForm, {
      titleZh: "高压油缸工坊",
      titleEn: "Workshop on high-pressure cylinders",
      startsAt: localDateTime(startsAt),
      endsAt: localDateTime(endsAt),
      place: "二楼 204 会议室",
      speakers: "一位主讲人\n另一位主讲人",
      chosen: "on",
      capacity: "30",
      version: 0,
    }),
  );
  const ticketType = addTicketType(
    staff,
    held,
    filled(ticketTypeForm, { nameZh: "会员票", nameEn: "Member", quota: "40", audience: "members", version: 0 }),
  );
  const of = (id: number) => `/outcomes/${id}`;
  return {
    "/events/:id/outcomes/new": [`/events/${held}/outcomes/new`],
    "/events/:id/costs": [`/events/${held}/costs`],
    "/events/:id/sessions": [`/events/${held}/sessions`],
    "/events/:id/sessions/new": [`/events/${held}/sessions/new`],
    "/events/:id/sessions/:sessionId": [`/events/${held}/sessions/${session}`],
    "/events/:id/sessions/:sessionId/removal": [`/events/${held}/sessions/${session}/removal`],
    "/events/:id/tickets": [`/events/${held}/tickets`],
    "/events/:id/tickets/new": [`/events/${held}/tickets/new`],
    "/events/:id/tickets/:ticketTypeId": [`/events/${held}/tickets/${ticketType}`],
    "/events/:id/tickets/:ticketTypeId/removal": [`/events/${held}/tickets/${ticketType}/removal`],
    "/outcomes": ["/outcomes", "/outcomes?filter.overdue=yes&sort=value"],
    "/outcomes/:id": [overdue, unknown].map(of),
    "/outcomes/:id/edit": [`${of(overdue)}/edit`],
    "/outcomes/:id/stages/new": [`${of(overdue)}/stages/new`],
  };
}
