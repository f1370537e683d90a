import { createHash } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { registrations } from "~db/schema";
import type { Context } from "~/access/context";
import { amendRegistration } from "~/modules/events/amend-registration.server";
import { declineRegistration } from "~/modules/events/approval/decline-registration.server";
import { confirmRegistration } from "~/modules/events/confirm-registration.server";
import { eventForm } from "~/modules/events/event-form";
import { fieldForm } from "~/modules/events/fields/field-form";
import { fieldsOf } from "~/modules/events/fields/field-queries.server";
import { addField } from "~/modules/events/fields/save-field.server";
import { coHostsOf, findEvent } from "~/modules/events/find-event.server";
import { PRIVACY_NOTICE_VERSION } from "~/modules/events/privacy-notice";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { amendmentForm, registrationForm } from "~/modules/events/registration-form";
import { registrationView } from "~/modules/events/registration-queries.server";
import { hashOfToken } from "~/modules/events/registration-token.server";
import { updateEvent } from "~/modules/events/update-event.server";
import { localDateTime } from "~/values/business-day";
import { Dice } from "./dice";
import { type PlannedEvent, startsAt } from "./events-plan";
import { filled } from "./players.server";
import type { Act } from "./timeline.server";
import type { WorldPlan } from "./world-plan";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const MOST_ANSWERED = 12;
const DAYS_OF_APPROVAL = 5;

const QUESTIONS = [
  {
    askedOf: "person",
    kind: "one",
    labelZh: "用餐要求",
    labelEn: "Meals",
    helpZh: "午餐为自助餐，素食请提前说明",
    helpEn: "Lunch is a buffet; please say so if you need a vegetarian meal",
    options: [
      { labelZh: "普通餐", labelEn: "Any meal" },
      { labelZh: "素食", labelEn: "Vegetarian", places: "30" },
      { labelZh: "不用餐", labelEn: "No meal" },
    ],
  },
  {
    askedOf: "person",
    kind: "one",
    labelZh: "怎么到会场",
    labelEn: "How do you come?",
    helpZh: "大巴 8:00 从高新区管委会出发",
    helpEn: "The bus leaves the high-tech zone's office at 8:00",
    options: [
      { labelZh: "乘大巴", labelEn: "On the bus", places: "20" },
      { labelZh: "自驾", labelEn: "By car" },
    ],
  },
  { askedOf: "firm", kind: "long_text", labelZh: "希望对接的企业或方向", labelEn: "Whom would you like to meet?" },
] as const;
const WISHES = [
  "希望认识高压密封件和精密铸件的供应商。",
  "正在找能做台架疲劳试验的机构。",
  "想了解主机厂明年的采购计划。",
];

interface Actors {
  staff: (number: number) => Context;
  visitor: Context;
  eventId: (key: string) => number;
}

/** One of the events to come asks for meals, the bus and wishes; another one approves who comes. */
export function askingActs(plan: WorldPlan, { staff, visitor, eventId }: Actors): Act[] {
  const toCome = plan.events
    .filter(({ publishedAt, cancelled }) => publishedAt !== null && cancelled === null)
    .filter((event) => startsAt(event) > plan.now + DAY)
    .toSorted((a, b) => startsAt(a) - startsAt(b) || a.key.localeCompare(b.key));
  const asking = toCome.find(({ registrations: planned }) => planned.length >= 2);
  const since = plan.now - DAYS_OF_APPROVAL * DAY;
  const approving = toCome.find(
    (event) => event !== asking && event.capacity === null && (event.publishedAt ?? since) < since,
  );
  return [
    ...(asking
      ? actsOfQuestions(
          plan,
          asking,
          () => eventId(asking.key),
          () => staff(0),
        )
      : []),
    ...(asking && approving
      ? actsOfApproval(
          plan,
          { asking, approving, since },
          () => eventId(approving.key),
          () => staff(0),
          visitor,
        )
      : []),
  ];
}

function actsOfQuestions(plan: WorldPlan, event: PlannedEvent, id: () => number, staff: () => Context): Act[] {
  const dice = new Dice(plan.world).branch("asking");
  return [
    {
      at: event.createdAt + MINUTE,
      run: () => {
        for (const question of QUESTIONS) addField(staff(), id(), filled(fieldForm, { version: 0, ...question }));
      },
    },
    { at: plan.now - 50 * MINUTE, run: () => answerQuestions(staff(), id(), dice) },
  ];
}

/** What the firms said on the telephone. */
function answerQuestions(staff: Context, eventId: number, dice: Dice): void {
  const seated = staff.db
    .select({ id: registrations.id })
    .from(registrations)
    .where(eq(registrations.eventId, eventId))
    .orderBy(asc(registrations.id))
    .all()
    .filter(({ id }) => registrationView(staff, { id }).status === "confirmed")
    .slice(0, MOST_ANSWERED);
  const [meal, way, wish] = fieldsOf(staff, eventId);
  for (const { id } of seated) {
    const { people, peopleSeen } = registrationView(staff, { id });
    const answered = people.map((person) => ({
      ...person,
      answers: {
        [`f${meal!.id}`]: String(dice.pick(meal!.options).id),
        [`f${way!.id}`]: String(way!.options[dice.chance(0.3) ? 0 : 1]!.id),
      },
    }));
    const change = { people: answered, answers: { [`f${wish!.id}`]: dice.pick(WISHES) }, peopleSeen };
    amendRegistration(staff, { id }, filled(amendmentForm, change));
  }
}

function actsOfApproval(
  plan: WorldPlan,
  { asking, approving, since }: { asking: PlannedEvent; approving: PlannedEvent; since: number },
  id: () => number,
  staff: () => Context,
  visitor: Context,
): Act[] {
  const here = new Set(approving.registrations.map(({ firm }) => firm));
  const others = asking.registrations.filter(({ firm }) => !here.has(firm)).slice(0, 3);
  const ask = (position: number): number => {
    const { firm, people } = others[position]!;
    const key = createHash("sha256").update(`${plan.world}/asking/${position}`).digest();
    const token = key.toString("base64url").slice(0, 43);
    const first = people[0]!;
    const input = filled(registrationForm, {
      organisationName: plan.organisations[firm]!.firm.legalName,
      ...{ contactName: first.name, email: first.email, phone: first.phone, noticeVersion: PRIVACY_NOTICE_VERSION },
      people: people.map(({ name, duty }) => ({ name, duty })),
      submissionKey: key.toString("hex"),
    });
    const { registrationId } = registerForEvent(visitor, id(), input, { token, hash: hashOfToken(token) });
    confirmRegistration(visitor, { token });
    return registrationId;
  };
  const declined: number[] = [];
  return [
    { at: since, run: () => letApprove(staff(), id()) },
    ...others.map((_other, position): Act => ({
      at: since + (position + 1) * 40 * MINUTE,
      run: () => {
        const made = ask(position);
        if (position === 2) declined.push(made);
      },
    })),
    {
      at: since + DAY,
      run: () => {
        for (const each of declined)
          declineRegistration(staff(), each, "本次活动面向整机企业和一级配套企业，欢迎参加下一场专题活动。");
      },
    },
  ];
}

function letApprove(staff: Context, eventId: number): void {
  const event = findEvent(staff, eventId);
  const input = eventForm.parse({
    ...event,
    coHostIds: coHostsOf(staff, eventId).map(String),
    startsAt: localDateTime(event.startsAt),
    endsAt: localDateTime(event.endsAt),
    registrationClosesAt: event.registrationClosesAt === null ? "" : localDateTime(event.registrationClosesAt),
    needsApproval: true,
  });
  updateEvent(staff, eventId, event.version, input);
}
