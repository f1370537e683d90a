import { describe, expect, it } from "vitest";
import {
  auditEntries,
  contactConsents,
  contacts,
  outboxMessages,
  registeredPeople,
  registrations,
  surveyAnswers,
  surveyInvitations,
} from "~db/schema";
import { testWorld } from "~/access/testing";
import { parseForm } from "~/forms/parse-form";
import { unsubscribeAddress } from "~/modules/organisations/contacts/unsubscribe-address.server";
import { hashOfAddress, unsubscribeToken } from "~/modules/organisations/contacts/unsubscribed.server";
import { cancelEvent } from "../cancel-event.server";
import { people, publishedEvent, registrationInput } from "../event-fixtures.testing";
import { recordPresence } from "../presence/record-presence.server";
import { recordAttendanceCount } from "../record-attendance-count.server";
import { signInPerson } from "../record-sign-in.server";
import { registerForEvent } from "../register-for-event.server";
import { answerSurvey, surveyByLink } from "./answer-survey.server";
import { closeSurvey } from "./close-survey.server";
import { saveSurvey } from "./save-survey.server";
import { sendSurvey } from "./send-survey.server";
import { surveyAnswerForm, surveyForm, type SurveyInput } from "./survey-form";
import { surveyOfEvent } from "./survey-queries.server";

const DAY = 86_400_000;

function surveyInput(values: Record<string, unknown> = {}): SurveyInput {
  const result = parseForm(surveyForm, {
    answering: "anonymous",
    closesOn: "2026-10-31",
    questions: [
      { kind: "scale", textZh: "场地如何？" },
      { kind: "choice", textZh: "还会来吗？", choicesZh: "会\n不会", choicesEn: "yes\nno" },
      { kind: "text", textZh: "最有收获的是？", textEn: "What did you learn?" },
      { kind: "", textZh: "" },
    ],
    version: "0",
    ...values,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.fields));
  return result.data;
}

function overEvent(firms: number) {
  const world = testWorld();
  const staff = world.account("staff");
  const event = publishedEvent(staff, world.promoterId);
  for (let index = 0; index < firms; index++)
    registerForEvent(
      staff,
      event,
      registrationInput({ email: `p${index}@firm.example`, contactName: `联系人${index}`, people: people(1) }),
    );
  world.advance(4 * DAY);
  const { db } = world;
  const come = (count: number) =>
    db
      .select({ id: registeredPeople.id })
      .from(registeredPeople)
      .orderBy(registeredPeople.id)
      .limit(count)
      .all()
      .forEach(({ id }) => signInPerson(staff, event, { registeredPersonId: id, day: "2026-10-22", mode: "venue" }));
  const mails = () =>
    db
      .select()
      .from(outboxMessages)
      .all()
      .filter(({ causeKey }) => causeKey.startsWith("event-survey:"));
  /** The links that were mailed, in the order of the registrations. */
  const tokens = () => mails().map(({ body }) => /\/public\/surveys\/([\w-]{43})/.exec(body)![1]!);
  const answer = (token: string, values: Record<string, unknown> = {}, context = world.visitor) => {
    const { questions } = surveyByLink(context, token);
    const input = surveyAnswerForm(questions).parse({ satisfaction: "4", ...values });
    answerSurvey(context, token, input);
  };
  return { ...world, staff, event, come, mails, tokens, answer };
}

describe("the survey after an event", () => {
  it("goes once to those who came, each in the language of the registration", () => {
    const { db, staff, event, come, mails } = overEvent(3);
    come(2);
    db.update(registrations).set({ locale: "en" }).run();
    saveSurvey(staff, event, surveyInput());
    expect(sendSurvey(staff, event)).toBe(2);
    expect(mails().map(({ recipient, locale }) => [recipient, locale])).toEqual([
      ["p0@firm.example", "en"],
      ["p1@firm.example", "en"],
    ]);
    expect(mails()[0]!.body).toContain("anonymous");
    expect(mails().every(({ confidential }) => confidential)).toBe(true);
    expect(() => sendSurvey(staff, event)).toThrow("survey.refused.sent");
    expect(() => saveSurvey(staff, event, surveyInput({ version: "2", answering: "named" }))).toThrow(
      "survey.refused.sent",
    );
  });

  it("goes to those who are marked as present on the list of attendance, and not to those who did not come", () => {
    const { db, staff, event, come, mails } = overEvent(3);
    come(1);
    const [, second, third] = db.select({ id: registeredPeople.id }).from(registeredPeople).all();
    const marked = (id: number, standing: "present" | "absent") => ({ id, standing, seen: null });
    recordPresence(staff, event, {
      session: null,
      people: [marked(second!.id, "present"), marked(third!.id, "absent")],
    });
    saveSurvey(staff, event, surveyInput());
    expect(sendSurvey(staff, event)).toBe(2);
    expect(mails().map(({ recipient }) => recipient)).toEqual(["p0@firm.example", "p1@firm.example"]);
  });

  it("can be ended with one click, and goes to no address that ended invitations", () => {
    const { db, staff, visitor, event, come, mails } = overEvent(3);
    come(3);
    unsubscribeAddress(visitor, unsubscribeToken(staff, hashOfAddress("p1@firm.example")), "one_click");
    saveSurvey(staff, event, surveyInput());
    expect(sendSurvey(staff, event)).toBe(2);
    expect(mails().map(({ recipient }) => recipient)).toEqual(["p0@firm.example", "p2@firm.example"]);
    const [mail] = mails();
    expect(mail!.unsubscribeLink).toContain("/public/unsubscriptions/");
    expect(mail!.body).toContain(mail!.unsubscribeLink!);
    const owed = db
      .select()
      .from(outboxMessages)
      .all()
      .filter(({ causeKey }) => causeKey.startsWith("registration-"));
    expect(owed.every(({ unsubscribeLink }) => unsubscribeLink === null)).toBe(true);
  });

  it("goes to everybody with a seat where people were only counted, and to nobody where nobody came", () => {
    const { staff, event } = overEvent(3);
    saveSurvey(staff, event, surveyInput());
    expect(() => sendSurvey(staff, event)).toThrow("survey.refused.nobody");
    recordAttendanceCount(staff, event, {
      day: "2026-10-22",
      mode: "venue",
      people: 2,
      source: "venue_counter",
      sourceNote: null,
    });
    expect(sendSurvey(staff, event)).toBe(3);
  });

  it("does not go to whoever withdrew the consent to mails about events", () => {
    const { db, staff, event, come, mails, organisation } = overEvent(3);
    come(3);
    const organisationId = organisation("甲公司");
    const consent = (email: string, ...withdrawn: (number | null)[]) => {
      const times = { createdAt: 1, updatedAt: 1 };
      const { id } = db
        .insert(contacts)
        .values({ organisationId, name: "联系人", email, ...times })
        .returning({ id: contacts.id })
        .get();
      for (const withdrawnAt of withdrawn)
        db.insert(contactConsents)
          .values({ contactId: id, purpose: "events", noticeVersion: "1", givenAt: 1, givenHow: "mail", withdrawnAt })
          .run();
    };
    consent("p0@firm.example", 5);
    consent("p1@firm.example", 5, null);
    saveSurvey(staff, event, surveyInput());
    sendSurvey(staff, event);
    expect(mails().map(({ recipient }) => recipient)).toEqual(["p1@firm.example", "p2@firm.example"]);
  });

  it("is not sent before the event is over, nor of one that was cancelled", () => {
    const { staff, promoterId, event } = overEvent(1);
    const later = publishedEvent(staff, promoterId, { startsAt: "2026-10-29T14:00", endsAt: "2026-10-29T17:00" });
    saveSurvey(staff, later, surveyInput());
    expect(() => sendSurvey(staff, later)).toThrow("survey.refused.notOver");
    cancelEvent(staff, later, "改期");
    expect(() => sendSurvey(staff, later)).toThrow("survey.refused.notOver");
    expect(() => saveSurvey(staff, event, surveyInput({ closesOn: "2026-10-21" }))).toThrow("invalid");
  });

  it("takes one answer by each link until its last day, and none after it was closed", () => {
    const { staff, event, come, tokens, answer, advance, visitor } = overEvent(3);
    come(3);
    saveSurvey(staff, event, surveyInput({ answering: "named" }));
    sendSurvey(staff, event);
    const [first, second, third] = tokens();
    answer(first!);
    expect(() => answer(first!)).toThrow("survey.refused.answered");
    expect(() => surveyByLink(visitor, "x".repeat(43))).toThrow("error.notFound");
    closeSurvey(staff, event);
    expect(() => answer(second!)).toThrow("survey.refused.closed");
    advance(10 * DAY);
    expect(() => answer(third!)).toThrow("survey.refused.closed");
    expect(surveyOfEvent(staff, event)).toMatchObject({ invited: 3, answered: 1, state: "closed" });
  });

  it("takes what was asked in either language, and nothing else", () => {
    const { staff, event, come, tokens, answer, visitor } = overEvent(1);
    come(1);
    saveSurvey(staff, event, surveyInput({ answering: "named" }));
    sendSurvey(staff, event);
    const token = tokens()[0]!;
    const english = surveyByLink({ ...visitor, locale: "en" }, token).questions;
    expect(english.map(({ text, choices }) => [text, choices])).toEqual([
      ["场地如何？", []],
      ["还会来吗？", ["yes", "no"]],
      ["What did you learn?", []],
    ]);
    const [scale, choice, text] = english.map(({ id }) => `q${id}`) as [string, string, string];
    const form = surveyAnswerForm(english);
    expect(form.safeParse({ satisfaction: "6" }).success).toBe(false);
    expect(form.safeParse({ satisfaction: "5", answers: { [choice]: "2" } }).success).toBe(false);
    expect(form.safeParse({ answers: { [scale]: "3" } }).success).toBe(false);
    answer(token, { satisfaction: "5", answers: { [scale]: "3", [choice]: "1", [text]: "认识了新客户", q999: "x" } });
    expect(surveyOfEvent(staff, event)?.results).toMatchObject({
      satisfaction: { sum: 5, answers: 1 },
      questions: [
        { distribution: { sum: 3 } },
        { counts: [0, 1] },
        { texts: [{ text: "认识了新客户", by: "湘凯液压股份有限公司" }] },
      ],
    });
  });

  it("keeps nothing of an anonymous answer that leads to a person", () => {
    const { db, staff, event, come, tokens, answer, account, organisation } = overEvent(6);
    come(6);
    saveSurvey(staff, event, surveyInput());
    sendSurvey(staff, event, { random: () => 0 });
    const links = tokens();
    const representative = account("firm_representative", [organisation("甲公司")]);
    for (const [index, token] of links.entries()) answer(token, { remark: `意见${index}` }, representative);
    const answers = db.select().from(surveyAnswers).all();
    expect(answers).toHaveLength(6);
    for (const row of answers)
      expect(Object.keys(row).sort()).toEqual(["answers", "id", "invitationId", "remark", "satisfaction", "surveyId"]);
    expect(answers.map(({ invitationId }) => invitationId)).toEqual(Array(6).fill(null));
    expect(new Set(answers.map(({ id }) => id > 1_000_000))).toEqual(new Set([true]));
    const invitations = db.select().from(surveyInvitations).all();
    expect(invitations.map(({ registrationId, used }) => [registrationId, used])).toEqual(Array(6).fill([null, true]));
    const entries = db
      .select()
      .from(auditEntries)
      .all()
      .filter(({ action }) => action === "survey.answer");
    expect(entries.map(({ actorUserId, actorRole, before, after }) => [actorUserId, actorRole, before, after])).toEqual(
      Array(6).fill([null, "visitor", null, null]),
    );
  });

  it("stores the links of an anonymous survey in an order of its own", () => {
    const { db, staff, event, come, tokens } = overEvent(6);
    come(6);
    saveSurvey(staff, event, surveyInput());
    const hashes: string[] = [];
    let made = 0;
    sendSurvey(staff, event, {
      newToken: () => {
        const token = String(made++).padStart(43, "t");
        hashes.push(`hash of ${token}`);
        return { token, hash: `hash of ${token}` };
      },
      random: () => 0,
    });
    const stored = db
      .select()
      .from(surveyInvitations)
      .all()
      .map(({ tokenHash }) => tokenHash);
    expect([...stored].sort()).toEqual(hashes);
    expect(stored).not.toEqual(hashes);
    expect(tokens()).toEqual(hashes.map((hash) => hash.slice("hash of ".length)));
  });

  it("shows the results of an anonymous survey once it is closed, and from five answers on", () => {
    for (const [count, shown] of [
      [4, false],
      [5, true],
    ] as const) {
      const { staff, event, come, tokens, answer } = overEvent(6);
      come(6);
      saveSurvey(staff, event, surveyInput());
      sendSurvey(staff, event);
      for (const token of tokens().slice(0, count)) answer(token);
      expect(surveyOfEvent(staff, event)).toMatchObject({ answered: count, invited: 6, results: null });
      closeSurvey(staff, event);
      expect(surveyOfEvent(staff, event)?.results !== null).toBe(shown);
    }
  });

  it("is seen, sent and closed by nobody but the staff of the promoters that run the event", () => {
    const { staff, event, come, account, subPromoter, visitor } = overEvent(1);
    come(1);
    saveSurvey(staff, event, surveyInput());
    for (const outsider of [account("staff", [], subPromoter("分会")), account("viewer"), visitor]) {
      expect(() => surveyOfEvent(outsider, event)).toThrow(/forbidden|otherPromoter/);
      expect(() => sendSurvey(outsider, event)).toThrow(/forbidden|otherPromoter/);
      expect(() => closeSurvey(outsider, event)).toThrow(/forbidden|otherPromoter/);
    }
  });
});
