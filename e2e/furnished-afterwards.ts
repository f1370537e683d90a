import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { VISITOR } from "~/access/actor";
import { costForm } from "~/modules/events/costs/cost-form";
import { saveCosts } from "~/modules/events/costs/save-costs.server";
import { moveOutcome } from "~/modules/events/outcomes/move-outcome.server";
import { newOutcomeForm, stageForm } from "~/modules/events/outcomes/outcome-form";
import { recordOutcome } from "~/modules/events/outcomes/save-outcome.server";
import { sessionForm } from "~/modules/events/programme/session-form";
import { addSession } from "~/modules/events/programme/save-session.server";
import { ticketTypeForm } from "~/modules/events/programme/ticket-type-form";
import { addTicketType } from "~/modules/events/programme/save-ticket-type.server";
import { PRIVACY_NOTICE_VERSION } from "~/modules/events/privacy-notice";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { registrationForm } from "~/modules/events/registration-form";
import { newRegistrationToken } from "~/modules/events/registration-token.server";
import { answerSurvey } from "~/modules/events/surveys/answer-survey.server";
import { closeSurvey } from "~/modules/events/surveys/close-survey.server";
import { findSurvey, questionsOf } from "~/modules/events/surveys/find-survey.server";
import { saveSurvey } from "~/modules/events/surveys/save-survey.server";
import { sendSurvey } from "~/modules/events/surveys/send-survey.server";
import { answerName, surveyAnswerForm, surveyForm } from "~/modules/events/surveys/survey-form";
import { localDateTime, startOfDay } from "~/values/business-day";
import { events } from "~db/schema";
import { askAtEvent } from "./furnished-answers";
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
    filled(ticketTypeForm, {
      nameZh: "会员票",
      nameEn: "Ticket for members",
      quota: "40",
      audience: "members",
      version: 0,
    }),
  );
  const [question] = askAtEvent(world, held);
  const draft = eventThatEnded(world, "还没有发问卷的活动");
  saveSurvey(staff, draft, filled(surveyForm, surveyValues(world, "anonymous")));
  const named = surveyed(world, "问过满意度的讲座", "named");
  closeSurvey(staff, named.event);
  const anonymous = surveyed(world, "正在问满意度的论坛", "anonymous");
  const of = (id: number) => `/outcomes/${id}`;
  const survey = (id: number) => `/events/${id}/survey`;
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
    "/events/:id/fields": [`/events/${held}/fields`],
    "/events/:id/fields/new": [`/events/${held}/fields/new`],
    "/events/:id/fields/:fieldId": [`/events/${held}/fields/${question}`],
    "/events/:id/fields/:fieldId/removal": [`/events/${held}/fields/${question}/removal`],
    "/events/:id/fields/:fieldId/reopening": [`/events/${held}/fields/${question}/reopening`],
    "/events/:id/survey": [named.event, anonymous.event, draft, held].map(survey),
    "/events/:id/survey/edit": [`${survey(draft)}/edit`, `${survey(held)}/edit`],
    "/events/:id/survey/sending": [`${survey(draft)}/sending`],
    "/events/:id/survey/closing": [`${survey(anonymous.event)}/closing`],
    "/public/surveys/:token": [...anonymous.tokens.toReversed(), named.tokens[1]!].map(
      (token) => `/public/surveys/${token}`,
    ),
    "/outcomes": ["/outcomes", "/outcomes?filter.overdue=yes&sort=value"],
    "/outcomes/:id": [overdue, unknown].map(of),
    "/outcomes/:id/edit": [`${of(overdue)}/edit`],
    "/outcomes/:id/stages/new": [`${of(overdue)}/stages/new`],
  };
}

const surveyValues = (world: World, answering: "anonymous" | "named") => ({
  answering,
  closesOn: world.day(10),
  questions: [
    { kind: "scale", textZh: "场地和组织如何？", textEn: "How were the place and the organisation?" },
    {
      kind: "choice",
      textZh: "下次希望是什么形式？",
      textEn: "What should the next one be?",
      choicesZh: "讲座\n对接会\n参观",
      choicesEn: "A lecture\nA meeting of partners\nA visit",
    },
    { kind: "text", textZh: "最大的收获是什么？", textEn: "What did you take with you?" },
  ],
  version: 0,
});

/** An event of three days ago, for which two had registered and at which people were counted. */
export function eventThatEnded(world: World, title: string): number {
  const day = world.day(-3);
  const event = world.event(title, { startsAt: `${day}T09:00`, endsAt: `${day}T17:00` });
  for (const [index, contactName] of ["周敏", "韩雪"].entries())
    registerForEvent(
      { ...world.as("staff"), now: () => startOfDay(day) },
      event,
      filled(registrationForm, {
        organisationName: "来过的公司",
        contactName,
        email: `came${index}@visitor.example`,
        people: [{ name: contactName }],
        noticeVersion: PRIVACY_NOTICE_VERSION,
        submissionKey: randomUUID(),
      }),
    );
  world.count(event, day, 30);
  return event;
}

/** A survey that was sent to two, of whom one answered. */
function surveyed(world: World, title: string, answering: "anonymous" | "named"): { event: number; tokens: string[] } {
  const staff = world.as("staff");
  const event = eventThatEnded(world, title);
  saveSurvey(staff, event, filled(surveyForm, surveyValues(world, answering)));
  const tokens: string[] = [];
  const newToken = () => {
    const made = newRegistrationToken();
    tokens.push(made.token);
    return made;
  };
  sendSurvey(staff, event, { newToken });
  const questions = questionsOf(staff, findSurvey(staff, event)!.id).map((question) => ({
    ...question,
    choices: question.choicesZh,
  }));
  const given = ["4", "1", "认识了两家做密封件的配套企业，已约好下周去看样。"];
  const answer = filled(surveyAnswerForm(questions), {
    satisfaction: "5",
    answers: Object.fromEntries(questions.map(({ id }, index) => [answerName(id), given[index]])),
    remark: "希望下次安排在下午，并提前一周发参会单位名单。",
  });
  answerSurvey({ ...staff, actor: VISITOR }, tokens[0]!, answer);
  return { event, tokens };
}
