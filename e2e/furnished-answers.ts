import { randomUUID } from "node:crypto";
import { amendRegistration } from "~/modules/events/amend-registration.server";
import { declineRegistration } from "~/modules/events/approval/decline-registration.server";
import { fieldForm } from "~/modules/events/fields/field-form";
import { fieldsOf } from "~/modules/events/fields/field-queries.server";
import { addField } from "~/modules/events/fields/save-field.server";
import { PRIVACY_NOTICE_VERSION } from "~/modules/events/privacy-notice";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { amendmentForm, registrationForm } from "~/modules/events/registration-form";
import { registrationView } from "~/modules/events/registration-queries.server";
import { filled, type World } from "./world";

/** Asks at an event in every way in which it can be asked; @returns the ids of the questions. */
export function askAtEvent(world: World, event: number): number[] {
  const ask = (values: Record<string, unknown>) =>
    addField(world.as("staff"), event, filled(fieldForm, { version: 0, ...values }));
  return [
    ask({
      askedOf: "person",
      kind: "one",
      labelZh: "用餐要求",
      labelEn: "Meals",
      helpZh: "清真餐请提前三天说明",
      helpEn: "Please tell us three days before where a halal meal is needed",
      required: "on",
      options: [
        { labelZh: "普通餐", labelEn: "Any meal" },
        { labelZh: "素食", labelEn: "Vegetarian" },
      ],
    }),
    ask({ askedOf: "person", kind: "yes_no", labelZh: "是否住宿", labelEn: "Do you stay overnight?" }),
    ask({ askedOf: "person", kind: "short_text", labelZh: "来时车牌号", labelEn: "Number plate" }),
    ask({
      askedOf: "firm",
      kind: "several",
      labelZh: "希望对接的方向",
      labelEn: "Whom would you like to meet?",
      options: [
        { labelZh: "主机厂采购", labelEn: "Purchasing of main factories" },
        { labelZh: "密封件供应商", labelEn: "Suppliers of seals" },
        { labelZh: "高校与检测机构", labelEn: "Universities and testing laboratories" },
      ],
    }),
    ask({ askedOf: "firm", kind: "long_text", labelZh: "想带来的展品", labelEn: "What would you like to show?" }),
  ];
}

/** Answers of a firm and its people to everything that is asked. */
export function answerAll(world: World, registration: number): void {
  const staff = world.as("staff");
  const { eventId, people, peopleSeen } = registrationView(staff, { id: registration });
  const answersOf = (askedOf: "firm" | "person") =>
    Object.fromEntries(
      fieldsOf(staff, eventId)
        .filter((each) => each.askedOf === askedOf)
        .map(({ id, kind, options }) => {
          const chosen = options.map((option) => String(option.id));
          const texts = { short_text: "湘A 12345（两辆）", long_text: "高压油缸样件。\n需要一张桌子。", yes_no: "yes" };
          return [`f${id}`, kind === "one" ? chosen[0] : kind === "several" ? chosen : texts[kind]];
        }),
    );
  const answered = people.map((person) => ({ ...person, answers: answersOf("person") }));
  const change = { people: answered, answers: answersOf("firm"), peopleSeen };
  amendRegistration(staff, { id: registration }, filled(amendmentForm, change));
}

/** An event whose registrations are approved, with one that asks and one that was declined; @returns its pages. */
export function furnishApproval(world: World, organisationId: number): Record<string, string[]> {
  const event = world.event("须经审核的闭门座谈会", { capacity: "10", needsApproval: "on" });
  const [asked, declined] = ["李敏", "王芳"].map((name) => {
    const input = filled(registrationForm, {
      ...{ organisationId, contactName: name, email: `${name === "李敏" ? "li" : "wang"}@firm.example` },
      ...{ people: [{ name }], noticeVersion: PRIVACY_NOTICE_VERSION, submissionKey: randomUUID() },
    });
    return registerForEvent(world.as("firm_representative"), event, input).registrationId;
  });
  declineRegistration(world.as("staff"), declined!, "本次座谈会只邀请整机企业。\n欢迎参加下一场。");
  const list = `/events/${event}/registrations`;
  return {
    "/events/:id/registrations/approval": [`${list}/approval`],
    "/events/:id/registrations/:registrationId/approval": [asked, declined].map((id) => `${list}/${id}/approval`),
    "/events/:id/registrations/:registrationId/declining": [`${list}/${asked}/declining`],
  };
}
