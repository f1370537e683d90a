import { createHash } from "node:crypto";
import type { Context } from "~/access/context";
import { costForm } from "~/modules/events/costs/cost-form";
import { saveCosts } from "~/modules/events/costs/save-costs.server";
import { moveOutcome } from "~/modules/events/outcomes/move-outcome.server";
import { newOutcomeForm, stageForm } from "~/modules/events/outcomes/outcome-form";
import { recordOutcome } from "~/modules/events/outcomes/save-outcome.server";
import { hashOfToken } from "~/modules/events/registration-token.server";
import { answerSurvey, surveyByLink } from "~/modules/events/surveys/answer-survey.server";
import { closeSurvey } from "~/modules/events/surveys/close-survey.server";
import { saveSurvey } from "~/modules/events/surveys/save-survey.server";
import { askedAbout, sendSurvey } from "~/modules/events/surveys/send-survey.server";
import { answerName, surveyAnswerForm, surveyForm } from "~/modules/events/surveys/survey-form";
import { addDays, dayOfInstant, instantAt } from "~/values/business-day";
import { Dice } from "./dice";
import type { PlannedEvent } from "./events-plan";
import { filled } from "./players.server";
import type { Act } from "./timeline.server";
import type { WorldPlan } from "./world-plan";

/** The latest events are those that anybody looks at. */
const MOST_EVENTS = 48;
/** All of it is done before the report of a quarter could be frozen. */
const DAYS_AFTERWARDS = 3;

const OUTCOMES = [
  ["project", "{firm}关键零部件国产化配套项目", "签订首批供货合同"],
  ["agreement", "{firm}战略合作协议", "召开联合工作组第一次会议"],
  ["joint_project", "{firm}联合研发项目", "提交研发方案"],
  ["purchase_intention", "{firm}采购意向", "寄送样件并安排台架试验"],
  ["policy_use", "{firm}技改补贴申报", "补齐申报材料"],
] as const;
const REMARKS = [
  "希望多安排一对一洽谈的时间。",
  "会场很好找，资料准备充分。",
  "建议提前公布参会单位名单。",
  null,
  null,
];

interface Actors {
  staff: (number: number) => Context;
  visitor: Context;
  eventId: (key: string) => number;
}

/** What came of the latest events, what they cost and what people thought of them. */
export function afterwardsActs(plan: WorldPlan, { staff, visitor, eventId }: Actors): Act[] {
  const lastDay = addDays(dayOfInstant(plan.now), -DAYS_AFTERWARDS - 2);
  const held = plan.events
    .filter(({ publishedAt, cancelled, endDay }) => publishedAt !== null && cancelled === null && endDay <= lastDay)
    .toSorted((a, b) => (a.endDay < b.endDay ? 1 : a.endDay > b.endDay ? -1 : a.key.localeCompare(b.key)))
    .slice(0, MOST_EVENTS);
  return held.flatMap((event, index): Act[] => {
    const dice = new Dice(plan.world).branch(`afterwards/${event.key}`);
    const at = (days: number, time: string) => instantAt(addDays(event.endDay, days), time);
    const context = () => staff(index);
    const id = () => eventId(event.key);
    const acts: Act[] = [];
    if (index % 2 === 0) acts.push({ at: at(2, "16:10"), run: () => spend(context(), id(), dice.branch("costs")) });
    if (index % 3 !== 2 && event.registrations.length >= 2)
      acts.push({
        at: at(1, "10:20"),
        run: () => signOutcomes(plan, context(), { event, eventId: id(), index }, dice.branch("outcomes")),
      });
    if (index % 4 === 0 && event.registrations.length > 0)
      acts.push(...surveyActs({ event, eventId: id, context, visitor, at }, dice.branch("survey")));
    return acts;
  });
}

/** Some budgets are kept, some are not, and of a few the last bill has not come yet. */
function spend(context: Context, eventId: number, dice: Dice): void {
  const line = (least: number, most: number) => {
    const budget = dice.integer(least, most) * 500;
    return {
      budgetFen: String(budget),
      actualFen: dice.chance(0.85) ? String(dice.integer(85, 110) * (budget / 100)) : "",
    };
  };
  const lines = {
    venue: line(8, 60),
    speakers: line(4, 30),
    catering: line(4, 40),
    print: line(1, 8),
    ...(dice.chance(0.5) ? { travel: line(2, 20) } : {}),
  };
  const funding = dice.pick(["市级产业集群专项资金", "会费", null]);
  saveCosts(context, eventId, filled(costForm, { lines, funding, version: 0 }));
}

function signOutcomes(
  plan: WorldPlan,
  context: Context,
  { event, eventId, index }: { event: PlannedEvent; eventId: number; index: number },
  dice: Dice,
): void {
  const came = event.registrations.filter(({ signIns }) => signIns.length > 0);
  const firms = [...new Set((came.length > 0 ? came : event.registrations).map(({ firm }) => firm))];
  for (let number = dice.integer(1, 2); number > 0; number--) {
    const parties = dice.some(firms, 2).map((firm) => plan.organisations[firm]!.firm);
    const [kind, title, nextStep] = dice.pick(OUTCOMES);
    const id = recordOutcome(
      context,
      eventId,
      filled(newOutcomeForm, {
        kind,
        title: title.replace("{firm}", parties.map(({ shortName }) => shortName).join("、")),
        day: event.endDay,
        valueFen: dice.chance(0.7) ? String(dice.integer(5, 400) * 50_000) : "",
        stage: dice.chance(0.5) ? "declared" : "signed",
        parties: parties.map(({ creditCode }) => creditCode),
        ownerId: context.actor.userId,
        nextStep,
        nextStepDue: addDays(event.endDay, dice.integer(20, 90)),
      }),
    );
    if (index % 2 === 0)
      moveOutcome(context, id, filled(stageForm, { stage: "under_way", day: addDays(event.endDay, 1) }));
    else if (index % 5 === 0)
      moveOutcome(context, id, filled(stageForm, { stage: "done", day: addDays(event.endDay, 1), note: "当场完成" }));
  }
}

function surveyActs(
  {
    event,
    eventId,
    context,
    visitor,
    at,
  }: {
    event: PlannedEvent;
    eventId: () => number;
    context: () => Context;
    visitor: Context;
    at: (days: number, time: string) => number;
  },
  dice: Dice,
): Act[] {
  const tokens: string[] = [];
  // A secret of the demo that is the same every time; what it protects is invented too.
  const newToken = () => {
    const token = createHash("sha256").update(`survey\n${event.key}\n${tokens.length}`).digest("base64url");
    tokens.push(token);
    return { token, hash: hashOfToken(token) };
  };
  const send = () => {
    if (askedAbout(context(), eventId()).length === 0) return;
    const questions = [
      { kind: "scale", textZh: "活动的组织和场地如何？", textEn: "How were the organisation and the place?" },
      {
        kind: "choice",
        textZh: "您有没有找到可以合作的单位？",
        textEn: "Did you find somebody to work with?",
        choicesZh: "找到了\n还在谈\n没有",
        choicesEn: "Yes\nStill talking\nNo",
      },
    ];
    const answering = dice.chance(0.6) ? "anonymous" : "named";
    const closesOn = addDays(event.endDay, 14);
    saveSurvey(context(), eventId(), filled(surveyForm, { answering, closesOn, questions, version: 0 }));
    sendSurvey(context(), eventId(), { newToken, random: () => dice.next() });
  };
  const answerAll = () => {
    for (const token of tokens.filter(() => dice.chance(0.65))) {
      const { questions } = surveyByLink(visitor, token);
      const given = [String(dice.integer(2, 5)), String(dice.integer(0, 2))];
      const answers = Object.fromEntries(questions.map(({ id }, index) => [answerName(id), given[index]]));
      const satisfaction = dice.chance(0.8) ? dice.integer(4, 5) : dice.integer(2, 3);
      const input = filled(surveyAnswerForm(questions), { satisfaction, answers, remark: dice.pick(REMARKS) });
      answerSurvey(visitor, token, input, { newId: () => dice.integer(1, 2 ** 40) });
    }
  };
  const close = () => {
    if (tokens.length > 0) closeSurvey(context(), eventId());
  };
  return [
    { at: at(1, "09:30"), run: send },
    { at: at(2, "20:15"), run: answerAll },
    { at: at(DAYS_AFTERWARDS, "17:40"), run: close },
  ];
}
