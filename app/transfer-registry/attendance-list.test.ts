import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { people, publishedEvent, registrationInput } from "~/modules/events/event-fixtures.testing";
import { attendanceOf } from "~/modules/events/event-page.server";
import { erasePastPeople } from "~/modules/events/erase-past-people.server";
import { signInWalkIn } from "~/modules/events/record-sign-in.server";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { testWorld } from "~/access/testing";
import { Refusal } from "~/http/errors";
import { checkImport } from "~/transfer/check-import.server";
import { chooseMapping } from "~/transfer/choose-mapping.server";
import { commitImport } from "~/transfer/commit-import.server";
import { loadImport, storedRows } from "~/transfer/import-record.server";
import { undoImport } from "~/transfer/undo-import.server";
import { uploadImport } from "~/transfer/upload-import.server";
import { signIns } from "~db/schema";
import { csvFile } from "./import-world.testing";
import { importRegistry } from "./imports.server";

const THREE_DAYS = 72 * 3_600_000;

function attendanceWorld(values: Record<string, unknown> = {}) {
  const world = testWorld();
  const staff = world.account("staff");
  const eventId = publishedEvent(staff, world.promoterId, values);
  world.organisation("湘凯液压股份有限公司");
  registerForEvent(
    staff,
    eventId,
    registrationInput({ organisationId: 1, people: [{ name: "李敏" }, { name: "王强" }] }),
  );
  registerForEvent(
    staff,
    eventId,
    registrationInput({ organisationName: "浏阳精铸有限公司", people: [{ name: "李敏" }] }),
  );
  world.advance(THREE_DAYS);
  const check = async (lines: readonly (readonly string[])[], context = staff) => {
    const id = await uploadImport(context, importRegistry.attendance!, csvFile(lines), eventId);
    const { record } = loadImport(context, importRegistry, id);
    chooseMapping(context, importRegistry, id, { mapping: record.mapping, onMatch: "update" });
    await checkImport(context, importRegistry, id);
    return id;
  };
  const plans = (id: number) =>
    storedRows(staff, id).map(({ plan }) => [plan.outcome, ...plan.problems.map(({ key }) => key)]);
  const present = () =>
    world.db.select().from(signIns).where(eq(signIns.eventId, eventId)).orderBy(asc(signIns.id)).all();
  return { ...world, staff, eventId, check, plans, present };
}

describe("a list of who was at an event", () => {
  it("of two thousand with the same person twice signs that person in once, says so, and is no change the second time", async () => {
    const { staff, check, plans, present, eventId } = attendanceWorld();
    const guests = people(1_999).map(({ name }, index) => [name, `第 ${index % 300} 家公司`]);
    const lines = [["姓名", "单位"], ...guests, guests[700]!];
    const id = await check(lines);
    expect(plans(id).at(-1)).toEqual(["skip", "import.row.sameAs"]);
    expect(commitImport(staff, importRegistry, id, { skipErrors: false })).toMatchObject({ create: 1_999, skip: 1 });
    expect(present()).toHaveLength(1_999);
    expect(attendanceOf(staff, eventId).days).toMatchObject([{ signedIn: 1_999 }]);

    const again = await check(lines);
    expect(new Set(plans(again).map(([outcome]) => outcome))).toEqual(new Set(["unchanged", "skip"]));
    commitImport(staff, importRegistry, again, { skipErrors: false });
    expect(present()).toHaveLength(1_999);

    expect(undoImport(staff, importRegistry, id)).toMatchObject({ removed: 1_999, left: [] });
    expect(present()).toEqual([]);
  });

  it("signs in who is registered as that person, and asks for the firm where two have the name", async () => {
    const { staff, check, plans, present } = attendanceWorld();
    const id = await check([
      ["参会人", "工作单位"],
      ["王强", ""],
      ["李敏", ""],
      ["李敏", "浏阳精铸有限公司"],
      ["王强", "另一家公司"],
    ]);
    expect(plans(id)).toEqual([
      ["create"],
      ["error", "attendance.import.severalOfThisName"],
      ["create"],
      ["create", "attendance.import.registeredElsewhere"],
    ]);
    commitImport(staff, importRegistry, id, { skipErrors: true });
    expect(present().map((row) => [row.personName, row.organisationName, row.registeredPersonId !== null])).toEqual([
      ["王强", "湘凯液压股份有限公司", true],
      ["李敏", "浏阳精铸有限公司", true],
      ["王强", "另一家公司", false],
    ]);
  });

  it("leaves out who is there already, also where the door took a registered person for a guest", async () => {
    const { staff, eventId, check, plans, present } = attendanceWorld();
    const walkIn = { personName: "王强", organisationId: 1, organisationName: null, day: "2026-10-22" };
    signInWalkIn(staff, eventId, { ...walkIn, mode: "venue", submissionKey: "guest-of-the-door-1" });
    const id = await check([
      ["姓名", "单位"],
      ["王强", "湘凯液压股份有限公司"],
    ]);
    expect(plans(id)).toEqual([["unchanged"]]);
    commitImport(staff, importRegistry, id, { skipErrors: false });
    undoImport(staff, importRegistry, id);
    expect(present()).toHaveLength(1);
  });

  it("is forgotten with the people of its event", async () => {
    const { staff, system, check, advance, db } = attendanceWorld();
    const id = await check([["姓名"], ["钱二"]]);
    commitImport(staff, importRegistry, id, { skipErrors: false });
    advance(183 * 86_400_000);
    expect(erasePastPeople(system)).toBe(1);
    const kept = ["import_rows", "sign_ins", "audit_entries"].map((table) =>
      db.$client.prepare(`SELECT * FROM "${table}"`).all(),
    );
    expect(JSON.stringify(kept)).not.toContain("钱二");
    expect(erasePastPeople(system)).toBe(0);
  });

  it("of one person under two ways of attending waits until one row is chosen", async () => {
    const { check, plans } = attendanceWorld({ attendanceMode: "both", onlineAddress: "https://meet.example/1" });
    const id = await check([
      ["姓名", "单位", "方式"],
      ["王强", "湘凯液压股份有限公司", "线下"],
      ["王强", "湘凯液压股份有限公司", "线上"],
    ]);
    expect(plans(id)).toEqual([
      ["doubtful", "import.row.sameRecord"],
      ["doubtful", "import.row.sameRecord"],
    ]);
  });

  it("must say the day where the event has several, and none outside it", async () => {
    const { check, plans } = attendanceWorld({ endsAt: "2026-10-23T17:30" });
    const id = await check([
      ["姓名", "日期"],
      ["王强", ""],
      ["赵一", "2026-10-22"],
      ["钱二", "2026年10月21日"],
    ]);
    expect(plans(id)).toEqual([
      ["error", "field.required"],
      ["create"],
      ["error", "attendance.problem.notADayOfTheEvent"],
    ]);
  });

  it("belongs to its event: nobody else's event, and no list without one", async () => {
    const { account, check, staff, eventId, subPromoter } = attendanceWorld();
    const id = await check([["姓名"], ["赵一"]]);
    expect(loadImport(staff, importRegistry, id).subject?.path).toBe(`/events/${eventId}/attendance`);
    const file = csvFile([["姓名"], ["赵一"]]);
    await expect(uploadImport(staff, importRegistry.attendance!, file)).rejects.toThrow(Refusal);
    await expect(uploadImport(staff, importRegistry.attendance!, file, eventId + 1)).rejects.toThrow(Refusal);
    const elsewhere = { ...account("staff"), actor: { ...account("staff").actor, promoterId: subPromoter("分中心") } };
    await expect(uploadImport(elsewhere, importRegistry.attendance!, file, eventId)).rejects.toThrow(Refusal);
  });
});
