import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntries, personAnswers, registrationAnswers, registrationOptions, registrations } from "~db/schema";
import { testWorld } from "~/access/testing";
import { Refusal } from "~/http/errors";
import { exportList } from "~/transfer/export-list.server";
import { erasePastPeople } from "../erase-past-people.server";
import { amendRegistration } from "../amend-registration.server";
import { cancelRegistration } from "../cancel-registration.server";
import { confirmRegistration } from "../confirm-registration.server";
import { copyEvent } from "../copy-event.server";
import { amendment, publishedEvent, registrationInput } from "../event-fixtures.testing";
import { registrationExport } from "../event-export.server";
import { registerForEvent } from "../register-for-event.server";
import { registrationView } from "../registration-queries.server";
import { newRegistrationToken } from "../registration-token.server";
import { fieldInput } from "./field-fixtures.testing";
import { fieldToEdit, registrationFieldsOf } from "./field-pages.server";
import { fieldsOf } from "./field-queries.server";
import { answersInWords } from "./answers-in-words.server";
import { removeField } from "./remove-field.server";
import { reopenField } from "./reopen-field.server";
import { addField, updateField } from "./save-field.server";

function askingEvent(values: Record<string, unknown> = {}) {
  const world = testWorld();
  const staff = world.account("staff");
  const id = publishedEvent(staff, world.promoterId, values);
  const ask = (more: Record<string, unknown> = {}) => addField(staff, id, fieldInput(more));
  const words = { kind: "short_text", labelZh: "车牌", labelEn: "Car", options: [] };
  const optionsOf = (field: number) =>
    fieldsOf(staff, id)
      .find((each) => each.id === field)!
      .options.map((option) => String(option.id));
  const register = (
    people: Record<string, unknown>[],
    more: Record<string, unknown> = {},
    as = staff,
    token = newRegistrationToken(),
  ) => registerForEvent(as, id, registrationInput({ people, ...more }), token).registrationId;
  const view = (registration: number) => registrationView(staff, { id: registration });
  const words_ = (registration: number) => [
    view(registration).answered.map(({ label, value }) => `${label} ${value}`),
    ...view(registration).people.map((person) => person.answered.map(({ label, value }) => `${label} ${value}`)),
  ];
  return { world, staff, id, ask, words, optionsOf, register, view, inWords: words_ };
}

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) {
      const fields = Object.entries(error.fields).map(([path, { key }]) => `${path} ${key}`);
      return fields.length > 0 ? fields.join(", ") : error.key;
    }
    throw error;
  }
  return "";
}

describe("answers at a registration", () => {
  it("are asked once of the firm and of each person, and everything that is missing is said at once", () => {
    const { ask, words, optionsOf, register, inWords } = askingEvent();
    const car = ask({ ...words, askedOf: "firm", required: "on" });
    const meal = ask({ required: "on" });
    expect(refusal(() => register([{ name: "李敏", answers: { [`f${meal}`]: "" } }, { name: "王芳" }]))).toBe(
      `answers.f${car} field.required, people.0.answers.f${meal} field.required, people.1.answers.f${meal} field.required`,
    );
    const [any, vegetarian] = optionsOf(meal);
    const id = register(
      [
        { name: "李敏", answers: { [`f${meal}`]: any } },
        { name: "王芳", answers: { [`f${meal}`]: vegetarian } },
      ],
      { answers: { [`f${car}`]: "湘A 12345" } },
    );
    expect(inWords(id)).toEqual([["车牌 湘A 12345"], ["用餐 普通餐"], ["用餐 素食"]]);
  });

  it("cannot be given to another event's question, nor chosen from its options", () => {
    const { staff, world, ask, register } = askingEvent();
    const meal = ask();
    const other = publishedEvent(staff, world.promoterId);
    const foreign = addField(staff, other, fieldInput());
    const foreignOption = String(fieldsOf(staff, other)[0]!.options[0]!.id);
    expect(refusal(() => register([{ name: "李敏", answers: { [`f${meal}`]: foreignOption } }]))).toBe(
      `people.0.answers.f${meal} field.notAChoice`,
    );
    register([{ name: "李敏", answers: { [`f${foreign}`]: foreignOption } }]);
    expect(world.db.select().from(personAnswers).all()).toEqual([]);
  });

  it("are changed with the people, go with who is left out, and a page that shows them as they were overwrites nothing", () => {
    const { staff, world, ask, words, optionsOf, register, view, inWords } = askingEvent();
    const car = ask({ ...words, askedOf: "firm" });
    const meal = ask();
    const [any, vegetarian] = optionsOf(meal);
    const id = register([
      { name: "李敏", answers: { [`f${meal}`]: any } },
      { name: "王芳", answers: { [`f${meal}`]: vegetarian } },
    ]);
    const [first] = view(id).people;
    const stale = amendment(staff, { id }, [{ id: first!.id, name: "李敏" }]);
    const change = amendment(staff, { id }, [{ id: first!.id, name: "李敏", answers: { [`f${meal}`]: vegetarian! } }], {
      [`f${car}`]: "湘A 12345",
    });
    amendRegistration(staff, { id }, change);
    expect(inWords(id)).toEqual([["车牌 湘A 12345"], ["用餐 素食"]]);
    expect(world.db.select().from(personAnswers).all()).toHaveLength(1);
    expect(refusal(() => amendRegistration(staff, { id }, stale))).toBe("registration.refused.peopleChanged");
    const entry = world.db.select().from(auditEntries).where(eq(auditEntries.action, "registration.amend")).get()!;
    expect(JSON.stringify(entry.after)).toContain("湘A 12345");
  });

  it("are not asked of who was registered before, who may still be renamed", () => {
    const { staff, ask, register, view } = askingEvent();
    const id = register([{ name: "李敏" }]);
    const meal = ask({ required: "on" });
    const person = view(id).people[0]!.id;
    amendRegistration(staff, { id }, amendment(staff, { id }, [{ id: person, name: "李明" }]));
    expect(
      refusal(() =>
        amendRegistration(staff, { id }, amendment(staff, { id }, [{ id: person, name: "李明" }, { name: "王芳" }])),
      ),
    ).toBe(`people.1.answers.f${meal} field.required`);
  });

  it("of a visitor are those of the form that was sent last, and a changed answer gets a new link", () => {
    const { world, ask, words, register, inWords } = askingEvent();
    const car = ask({ ...words, askedOf: "firm" });
    const [first, second, third] = [newRegistrationToken(), newRegistrationToken(), newRegistrationToken()];
    const send = (answer: string, token = newRegistrationToken()) =>
      register([{ name: "李敏" }], { answers: { [`f${car}`]: answer } }, world.visitor, token);
    const id = send("湘A 1", first);
    expect(send("湘A 2", second)).toBe(id);
    expect(inWords(id)[0]).toEqual(["车牌 湘A 2"]);
    expect(refusal(() => confirmRegistration(world.visitor, { token: first!.token }))).toBe(
      "registration.linkNotFound",
    );
    expect(send("湘A 2", third)).toBe(id);
    confirmRegistration(world.visitor, { token: second!.token });
    expect(world.db.select().from(registrations).all()).toMatchObject([{ status: "confirmed" }]);
  });

  it("stay with their people when a party is parted, and the firm's are kept by both", () => {
    const { staff, ask, words, optionsOf, register, inWords } = askingEvent({ capacity: 2, waitingRule: "first_come" });
    const car = ask({ ...words, askedOf: "firm" });
    const meal = ask();
    const [any, vegetarian] = optionsOf(meal);
    const first = register([{ name: "赵一" }, { name: "钱二" }]);
    const party = register(
      [
        { name: "李敏", answers: { [`f${meal}`]: any } },
        { name: "王芳", answers: { [`f${meal}`]: vegetarian } },
        { name: "孙三", answers: { [`f${meal}`]: any } },
      ],
      { email: "other@firm.example", partyRule: "as_many_as_possible", answers: { [`f${car}`]: "湘A 1" } },
    );
    cancelRegistration(staff, { id: first });
    expect(inWords(party)).toEqual([["车牌 湘A 1"], ["用餐 普通餐"], ["用餐 素食"]]);
    expect(inWords(party + 1)).toEqual([["车牌 湘A 1"], ["用餐 普通餐"]]);
  });

  it("stand in the exported file under their question, where nothing becomes a formula", async () => {
    const { staff, id, ask, words, register } = askingEvent();
    const car = ask({ ...words, askedOf: "firm" });
    const wish = ask({ ...words, labelZh: "希望", kind: "long_text" });
    register(
      [
        { name: "李敏", answers: { [`f${wish}`]: "=1+1" } },
        { name: "王芳", answers: { [`f${wish}`]: "对接" } },
      ],
      {
        answers: { [`f${car}`]: "=HYPERLINK()" },
      },
    );
    const { bytes } = await exportList(staff, registrationExport(id), "csv", new URLSearchParams());
    const lines = new TextDecoder().decode(bytes);
    expect(lines).toContain(",车牌,希望");
    expect(lines).toContain(`,'=HYPERLINK(),"李敏：=1+1\n王芳：对接"`);
  });

  it("are read of the registrations that are asked for and of no others, at whatever events", () => {
    const { world, staff, id, ask, words, register } = askingEvent();
    const car = ask({ ...words, askedOf: "firm" });
    const [first, second] = ["湘A 1", "湘A 2"].map((plate, index) =>
      register([{ name: "李敏" }], { email: `${index}@firm.example`, answers: { [`f${car}`]: plate } }),
    ) as [number, number];
    const other = publishedEvent(staff, world.promoterId);
    const wish = addField(staff, other, fieldInput({ ...words, labelZh: "希望" }));
    const there = registerForEvent(
      staff,
      other,
      registrationInput({ people: [{ name: "王芳", answers: { [`f${wish}`]: "对接" } }] }),
    ).registrationId;
    const read = answersInWords(staff, [
      { id: second, eventId: id },
      { id: there, eventId: other },
    ]);
    expect(Object.keys(read)).not.toContain(String(first));
    expect(read).toMatchObject({
      [second]: [{ name: null, answered: [{ label: "车牌", value: "湘A 2" }] }],
      [there]: [{ name: "王芳", answered: [{ label: "希望", value: "对接" }] }],
    });
  });

  it("are erased six months after the event", () => {
    const { world, ask, words, register } = askingEvent();
    const car = ask({ ...words, askedOf: "firm" });
    const name = ask(words);
    register([{ name: "李敏", answers: { [`f${name}`]: "过敏" } }], { answers: { [`f${car}`]: "湘A 12345" } });
    world.advance(200 * 86_400_000);
    erasePastPeople(world.system);
    expect(world.db.select().from(personAnswers).all()).toEqual([]);
    expect(world.db.select().from(registrationAnswers).all()).toEqual([]);
  });
});

describe("a question of a registration form", () => {
  it("that was answered keeps whom it asks and how, and an option that was chosen is closed and kept", () => {
    const { staff, world, id, ask, optionsOf, register, inWords, view } = askingEvent();
    const meal = ask();
    const [any, vegetarian] = optionsOf(meal);
    const party = register([{ name: "李敏", answers: { [`f${meal}`]: vegetarian } }]);
    const edit = (more: Record<string, unknown>) =>
      updateField(staff, id, meal, fieldInput({ ...fieldToEdit(staff, id, meal), ...more }));
    expect(refusal(() => edit({ kind: "several" }))).toBe("kind asked.problem.answered");
    expect(refusal(() => edit({ askedOf: "firm" }))).toBe("askedOf asked.problem.answered");
    edit({ options: [{ id: any, labelZh: "普通餐" }, { labelZh: "清真餐" }] });
    expect(inWords(party)).toEqual([[], ["用餐 素食"]]);
    // Who chose it keeps it, and nobody else chooses it any more.
    const person = view(party).people[0]!;
    amendRegistration(staff, { id: party }, amendment(staff, { id: party }, [{ ...person, duty: "经理" }]));
    expect(inWords(party)).toEqual([[], ["用餐 素食"]]);
    expect(refusal(() => register([{ name: "王芳", answers: { [`f${meal}`]: vegetarian } }]))).toContain("notAChoice");
    edit({ options: [{ id: any, labelZh: "普通餐" }, { labelZh: "鱼" }] });
    expect(
      world.db
        .select()
        .from(registrationOptions)
        .all()
        .map(({ labelZh }) => labelZh)
        .sort(),
    ).toEqual(["普通餐", "素食", "鱼"].sort());
  });

  it("is closed once it was answered, with every answer kept, and deleted before", () => {
    const { staff, id, ask, words, register, inWords, view } = askingEvent();
    const [car, other] = [ask(words), ask({ ...words, labelZh: "其他" })];
    const party = register([{ name: "李敏", answers: { [`f${car}`]: "湘A 1" } }]);
    removeField(staff, id, car);
    removeField(staff, id, other);
    expect(registrationFieldsOf(staff, id)).toMatchObject([{ id: car, answers: 1, closedAt: staff.now() }]);
    amendRegistration(
      staff,
      { id: party },
      amendment(staff, { id: party }, [{ ...view(party).people[0]!, duty: "经理" }]),
    );
    expect(inWords(party)).toEqual([[], ["车牌 湘A 1"]]);
    expect(refusal(() => removeField(staff, id, car))).toBe("asked.refused.closed");
    reopenField(staff, id, car);
    expect(registrationFieldsOf(staff, id)).toMatchObject([{ id: car, answers: 1, closedAt: null }]);
    expect(refusal(() => reopenField(staff, id, car))).toBe("asked.refused.isAsked");
  });

  it("is no twenty-first, is changed once by who saw it, and saved as it was leaves no trace", () => {
    const { staff, world, id, ask, words } = askingEvent();
    const ids = Array.from({ length: 20 }, (_, number) => ask({ ...words, labelZh: `问题${number}` }));
    expect(refusal(() => ask(words))).toBe("asked.refused.tooMany");
    removeField(staff, id, ids[19]!);
    ask({ ...words, labelZh: "第一", position: "1" });
    expect(
      fieldsOf(staff, id)
        .map(({ labelZh }) => labelZh)
        .slice(0, 3),
    ).toEqual(["第一", "问题0", "问题1"]);
    const values = fieldToEdit(staff, id, ids[0]!);
    const entries = () =>
      world.db.select().from(auditEntries).where(eq(auditEntries.action, "event.updateField")).all();
    updateField(staff, id, ids[0]!, fieldInput({ ...values }));
    expect(entries()).toEqual([]);
    updateField(staff, id, ids[0]!, fieldInput({ ...values, required: "on" }));
    expect(refusal(() => updateField(staff, id, ids[0]!, fieldInput({ ...values, required: "" })))).toBe(
      "error.conflict",
    );
    expect(entries()).toHaveLength(1);
  });

  it("comes along with a copy of the event, without what is asked no longer and without answers", () => {
    const { staff, id, ask, words, register } = askingEvent();
    const car = ask(words);
    ask();
    register([{ name: "李敏", answers: { [`f${car}`]: "湘A 1" } }]);
    removeField(staff, id, car);
    const copy = copyEvent(staff, id, "2027-01-05T14:00");
    expect(registrationFieldsOf(staff, copy)).toMatchObject([
      { labelZh: "用餐", answers: 0, options: [{ labelZh: "普通餐" }, { labelZh: "素食" }] },
    ]);
  });
});

describe("places for an answer", () => {
  const bus = (places: number | null) => ({
    ...{ labelZh: "大巴", labelEn: "Bus" },
    options: [
      { labelZh: "乘大巴", labelEn: "On the bus", places: places === null ? "" : String(places) },
      { labelZh: "自驾", labelEn: "Own car" },
    ],
  });

  it("go to as many people as there are places, and the others are told which answer is full and how much is left", () => {
    const { ask, optionsOf, register, view } = askingEvent();
    const field = ask(bus(2));
    const [onBus, byCar] = optionsOf(field);
    const going = (...options: (string | undefined)[]) =>
      register(
        options.map((option, number) => ({ name: `来宾${number}`, answers: { [`f${field}`]: option } })),
        { email: `party${options.length}@firm.example` },
      );
    expect(refusal(() => going(onBus, onBus, onBus))).toContain(
      `people.2.answers.f${field} registration.refused.optionNotEnough`,
    );
    const party = going(onBus, onBus);
    expect(view(party).choices.fields[0]!.options.map(({ left }) => left)).toEqual([0, null]);
    expect(refusal(() => going(onBus))).toContain("registration.refused.optionFull");
    going(byCar);
  });

  it("are waited for like seats, and offered once somebody gives one back or there are more", () => {
    const { staff, id, ask, optionsOf, register, view } = askingEvent({ waitingRule: "first_come" });
    const field = ask(bus(1));
    const [onBus, byCar] = optionsOf(field);
    const going = (name: string, option = onBus) =>
      register([{ name, answers: { [`f${field}`]: option } }], {
        email: `${name.length}.${name.codePointAt(0)}@firm.example`,
      });
    const [first, second, third] = [going("赵"), going("钱"), going("孙")];
    expect([second, third].map((each) => view(each).status)).toEqual(["waiting", "waiting"]);
    expect(view(going("李", byCar)).status).toBe("confirmed");
    const person = view(first).people[0]!;
    amendRegistration(
      staff,
      { id: first },
      amendment(staff, { id: first }, [{ ...person, duty: "", answers: { [`f${field}`]: byCar! } }]),
    );
    expect([second, third].map((each) => view(each).status)).toEqual(["offered", "waiting"]);
    const values = fieldToEdit(staff, id, field);
    const more = values.options.map((option) => ({ ...option, places: option.places === null ? null : 2 }));
    updateField(staff, id, field, fieldInput({ ...values, options: more }));
    expect(view(third).status).toBe("offered");
  });

  it("are never made fewer than are confirmed, nor taken from under who waits for them", () => {
    const { staff, id, ask, optionsOf, register } = askingEvent({ waitingRule: "first_come" });
    const field = ask(bus(2));
    const [onBus, byCar] = optionsOf(field);
    const going = (name: string) =>
      register([{ name, answers: { [`f${field}`]: onBus } }], { email: `${name.codePointAt(0)}@firm.example` });
    const edit = (options: Record<string, unknown>[]) =>
      updateField(staff, id, field, fieldInput({ ...fieldToEdit(staff, id, field), options }));
    const car = { id: byCar, labelZh: "自驾" };
    going("赵");
    going("钱");
    expect(refusal(() => edit([{ id: onBus, labelZh: "乘大巴", places: "1" }, car]))).toBe(
      "options.0.places event.problem.capacityBelowConfirmed",
    );
    going("孙");
    expect(refusal(() => edit([car, { labelZh: "步行" }]))).toBe("asked.refused.waitedFor");
    expect(refusal(() => removeField(staff, id, field))).toBe("asked.refused.waitedFor");
    edit([{ id: onBus, labelZh: "乘大巴", places: "3" }, car]);
    removeField(staff, id, field);
  });

  it("change hands within a registration although all of them are taken", () => {
    const { staff, ask, optionsOf, register, view } = askingEvent();
    const field = ask(bus(1));
    const [onBus, byCar] = optionsOf(field);
    const given = (option: string | undefined) => ({ [`f${field}`]: option! });
    const party = register([
      { name: "李敏", answers: given(onBus) },
      { name: "王芳", answers: given(byCar) },
    ]);
    const [first, second] = view(party).people;
    const swapped = [
      { ...first!, duty: "", answers: given(byCar) },
      { ...second!, duty: "", answers: given(onBus) },
    ];
    amendRegistration(staff, { id: party }, amendment(staff, { id: party }, swapped));
    expect(view(party).people.map((person) => person.answers)).toEqual([given(byCar), given(onBus)]);
  });
});
