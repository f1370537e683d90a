import { strFromU8, unzipSync } from "fflate";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { forgetTurns } from "~/access/rate-limit.server";
import { testWorld } from "~/access/testing";
import { storeFile } from "~/files/store-file.server";
import { fileFromBytes } from "~/files/received-file.server";
import { messagesOf } from "~/i18n/messages.server";
import { RELATED_BY_KIND, RELATED_ROWS } from "~/modules/organisations/merge/related-rows";
import { firmFiles, organisationFiles, sharedFiles } from "~/modules/organisations/profile/organisation-files.server";
import { writeNote } from "~/modules/organisations/profile/write-note.server";
import {
  auditEntries,
  contacts,
  events,
  eventSessions,
  outboxMessages,
  registeredPeople,
  registeredPersonSessions,
  registrations,
  sessions,
  signIns,
  ticketTypes,
} from "~db/schema";
import { publishedEvent, registrationInput } from "~/modules/events/event-fixtures.testing";
import { fieldInput } from "~/modules/events/fields/field-fixtures.testing";
import { addField } from "~/modules/events/fields/save-field.server";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { putOnStand } from "~/modules/events/stands/save-place.server";
import { addStand } from "~/modules/events/stands/save-stand.server";
import { statementsOf } from "~db/testing";
import { HELD_KINDS, NOT_SHOWN, SHOWN } from "./held-table";
import { holdingsOf } from "./holdings.server";
import { causeOfMail } from "./mail-cause";
import { writeHoldingsFile } from "./write-holdings-file.server";

beforeEach(forgetTurns);

const NEW_STAND = {
  ...{ nameZh: "联合展台", nameEn: null, hall: null, areaSquareMetres: null },
  ...{ joinUntil: null, note: null, version: 0 },
};
const NEW_PLACE = { products: null, peopleIds: [], peopleNames: [], listed: true, shareFen: null, version: 0 };

const PDF = new TextEncoder().encode("%PDF-1.7\n%%EOF\n");

/** One person, with one address, who speaks for two competitors. */
function world() {
  const here = testWorld();
  const { db } = here;
  const staff = here.account("staff");
  const [own, rival] = ["甲液压有限公司", "乙精铸有限公司"].map((name) =>
    here.organisation(name, { note: `内部备注${name}`, products: [`产品${name}`] }),
  ) as [number, number];
  const both = here.account("firm_representative", [own, rival]);
  const userId = both.actor.userId!;
  const email = `${both.actor.name}@weft.example`;
  db.insert(sessions)
    .values({
      idHash: "a".repeat(64),
      userId,
      createdAt: 0,
      lastSeenAt: 0,
      expiresAt: 1,
      userAgent: "x",
      address: "192.0.2.7",
    })
    .run();
  const eventId = db
    .insert(events)
    .values({
      ...{ promoterId: here.promoterId, titleZh: "对接会", type: "lecture", promoterFunction: "communication" },
      ...{ networkActivity: "ZZ01", startDay: "2026-09-10", endDay: "2026-09-10", startsAt: 0, endsAt: 1 },
      ...{ attendanceMode: "venue", listed: true, publishedAt: 0, version: 1, createdAt: 0, updatedAt: 0 },
    } as typeof events.$inferInsert)
    .returning({ id: events.id })
    .get().id;
  const mail = (causeKey: string, subject: string, values: Partial<typeof outboxMessages.$inferInsert> = {}) =>
    db
      .insert(outboxMessages)
      .values({
        ...{ causeKey, subject, recipient: email, locale: "zh-CN", body: "https://weft.example/secret-link" },
        ...{ status: "sent", attempts: 1, nextAttemptAt: 0, createdAt: 0, ...values },
      })
      .run();
  for (const [id, mark] of [
    [own, "甲"],
    [rival, "乙"],
  ] as const) {
    const contactId = db
      .insert(contacts)
      .values({
        ...{ organisationId: id, name: `联系人${mark}`, duty: `职务${mark}`, phone: "13912345678" },
        ...{ email: `${mark === "甲" ? "jia" : "yi"}@firm.example`, createdAt: 0, updatedAt: 0 },
      })
      .returning({ id: contacts.id })
      .get().id;
    const registrationId = db
      .insert(registrations)
      .values({
        ...{
          eventId,
          organisationId: id,
          organisationName: mark,
          contactName: `报名人${mark}`,
          email,
          locale: "zh-CN",
        },
        ...{
          status: "confirmed",
          seats: 1,
          source: "representative",
          tokenHash: `t${mark}`,
          submissionKey: `s${mark}`,
        },
        ...{ noticeVersion: "1", createdAt: 0, confirmedAt: 0 },
      })
      .returning({ id: registrations.id })
      .get().id;
    const registeredPersonId = db
      .insert(registeredPeople)
      .values({ registrationId, name: `参会${mark}`, duty: null })
      .returning({ id: registeredPeople.id })
      .get().id;
    db.insert(signIns)
      .values({
        ...{ eventId, day: "2026-09-10", registeredPersonId, organisationId: id, personName: `签到${mark}` },
        ...{ mode: "venue", recordedAt: 0 },
      })
      .run();
    mail(`registration-confirmed:${registrationId}`, `报名邮件${mark}`);
    mail(`dues-late:${id}00`, `会费邮件${mark}`, { contactId, contactPurpose: "dues", recipient: `${mark}@x.example` });
    mail(`confirm-data:${id}:${userId}:2026-10-01`, `确认邮件${mark}`);
  }
  mail(`looking-${userId}-5`, "账号邮件");
  mail("account-link-abc", "别人的账号邮件", { recipient: "somebody@else.example" });
  writeNote(staff, own, { day: "2026-09-02", body: "走访记事：不给企业看" });
  return { ...here, staff, own, rival, both, email };
}

const said = (tables: ReturnType<typeof holdingsOf>) => JSON.stringify(tables.map(({ rows }) => rows));

describe("what the promoter holds about a firm", () => {
  it("is all there: every reference to an organisation is shown, or it is said why not", () => {
    const references = [...Object.keys(RELATED_ROWS), ...Object.keys(RELATED_BY_KIND)];
    const placed = [...Object.keys(SHOWN), ...Object.keys(NOT_SHOWN)];
    expect(references.filter((reference) => !placed.includes(reference))).toEqual([]);
    expect(placed.filter((reference) => !references.includes(reference))).toEqual([]);
    expect(Object.keys(SHOWN).filter((reference) => reference in NOT_SHOWN)).toEqual([]);
    expect(Object.values(SHOWN).filter((kind) => !HELD_KINDS.includes(kind))).toEqual([]);
  });

  it("is shown by kind: register, people, registrations, sign-ins, mails, and the account of who looks", () => {
    const { both, own, email } = world();
    const tables = holdingsOf(both, own);
    expect(tables.map(({ kind }) => kind)).toEqual([...HELD_KINDS]);
    const text = said(tables);
    for (const word of [
      "甲液压有限公司",
      "产品甲",
      "联系人甲",
      "参会甲",
      "签到甲",
      "报名邮件甲",
      "会费邮件甲",
      "确认邮件甲",
    ])
      expect(text).toContain(word);
    for (const word of ["账号邮件", email, "192.0.2.7"]) expect(text).toContain(word);
    for (const { columns } of tables)
      for (const { header } of columns) expect(messagesOf("zh-CN")[header], header).toBeDefined();
  });

  it("says of each registered person which ticket and which sessions were chosen", () => {
    const { db, both, own } = world();
    const eventId = db.select({ id: events.id }).from(events).get()!.id;
    const ticketTypeId = db
      .insert(ticketTypes)
      .values({ eventId, nameZh: "会员票", audience: "members", version: 1, createdAt: 0, updatedAt: 0 })
      .returning({ id: ticketTypes.id })
      .get().id;
    const sessionId = db
      .insert(eventSessions)
      .values({
        ...{ eventId, titleZh: "液压工坊", startsAt: 0, endsAt: 3_600_000, place: "三号厅", chosen: true },
        ...{ version: 1, createdAt: 0, updatedAt: 0 },
      })
      .returning({ id: eventSessions.id })
      .get().id;
    const person = db.select().from(registeredPeople).where(eq(registeredPeople.name, "参会甲")).get()!;
    db.update(registeredPeople).set({ ticketTypeId }).where(eq(registeredPeople.id, person.id)).run();
    db.insert(registeredPersonSessions).values({ registeredPersonId: person.id, sessionId }).run();
    const held = holdingsOf(both, own).find(({ kind }) => kind === "registrations")!;
    expect(held.rows[0]).toContain("参会甲 (会员票, 08:00–09:00 液压工坊 · 三号厅)");
  });

  it("is of one firm alone, also where one person with one address speaks for its competitor", () => {
    const { both, own, rival } = world();
    expect(said(holdingsOf(both, own))).not.toMatch(/[名人会到邮件品]乙|乙精铸|职务乙/);
    expect(said(holdingsOf(both, rival))).not.toMatch(/[名人会到邮件品]甲|甲液压|职务甲/);
  });

  it("shows colleagues in part, no link of a mail, nothing that staff noted, and no other person's mails", () => {
    const { both, own } = world();
    const text = said(holdingsOf(both, own));
    for (const word of ["13912345678", "jia@firm.example", "secret-link", "内部备注", "走访记事", "别人的账号邮件"])
      expect(text).not.toContain(word);
    expect(text).toContain("139****5678");
  });

  it("is for the firm's own people and for nobody else", () => {
    const { account, staff, own, rival } = world();
    expect(() => holdingsOf(account("firm_representative", [rival]), own)).toThrow("error.forbidden");
    expect(() => holdingsOf(staff, own)).toThrow("error.forbidden");
    expect(() => writeHoldingsFile(account("institute_representative", [rival]), own)).toThrow("error.forbidden");
    expect(holdingsOf(account("institute_representative", [own]), own)).toHaveLength(HELD_KINDS.length);
  });
});

describe("taking it away", () => {
  it("is one file: a table of each kind that runs no formula, data, and the files that the firm may see", () => {
    const { db, both, staff, own, rival } = world();
    db.update(contacts).set({ name: '=HYPERLINK("https://evil.example")' }).run();
    const put = (subject: typeof firmFiles, id: number, name: string, by = staff) =>
      storeFile(by, subject, { subjectId: id, purpose: "other", file: fileFromBytes(name, PDF) });
    put(firmFiles, own, "企业提交.pdf", both);
    put(sharedFiles, own, "给企业的协议.pdf");
    put(organisationFiles, own, "内部材料.pdf");
    put(sharedFiles, rival, "给乙的协议.pdf");
    const before = db.select().from(auditEntries).all().length;
    const { fileName, bytes } = writeHoldingsFile(both, own);
    expect(fileName).toMatch(/^甲液压有限公司-2026-10-20\.zip$/);
    const entries = unzipSync(bytes);
    const names = Object.keys(entries);
    expect(
      names
        .filter((name) => name.startsWith("files/"))
        .map((name) => name.replace(/\d+ /, ""))
        .sort(),
    ).toEqual(["files/企业提交.pdf", "files/给企业的协议.pdf"]);
    const people = strFromU8(entries[names.find((name) => name.includes("联系人.csv"))!]!);
    expect(people).toContain("'=HYPERLINK");
    expect(people).not.toMatch(/(^|[,\n"])=HYPERLINK/);
    const data = JSON.parse(strFromU8(entries["data.json"]!)) as { organisation: string; held: { kind: string }[] };
    expect(data.organisation).toBe("甲液压有限公司");
    expect(data.held.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["register", "contacts", "mails", "account"]),
    );
    expect(strFromU8(entries["data.json"]!)).not.toContain("给乙的协议");
    const log = db.select().from(auditEntries).all();
    expect(log.slice(before).map(({ action }) => action)).toEqual(["holdings.export"]);
  });
});

describe("what a firm did at events", () => {
  function firmAt(number: number) {
    const { account, promoterId, organisation } = testWorld();
    const staff = account("staff");
    const firm = organisation("甲液压有限公司", { memberSince: "2024-01-01" });
    const own = account("firm_representative", [firm]);
    for (let index = 0; index < number; index++) {
      const event = publishedEvent(staff, promoterId);
      const car = addField(staff, event, fieldInput({ kind: "short_text", labelZh: "车牌", options: [] }));
      const people = [{ name: `来宾${index}`, answers: { [`f${car}`]: `湘A ${index}` } }];
      registerForEvent(own, event, registrationInput({ organisationId: firm, people }));
      const stand = addStand(staff, event, { ...NEW_STAND, costFen: 10_000 * (index + 1) });
      putOnStand(staff, event, stand, { firm: "甲液压有限公司", ...NEW_PLACE, peopleNames: [`展台${index}`] });
    }
    const read = holdingsOf(own, firm);
    const rows = (wanted: string) => read.find(({ kind }) => kind === wanted)!.rows;
    return { rows, statements: statementsOf(own, (context) => holdingsOf(context, firm)).length };
  }

  it("is each with its own answers, people and share", () => {
    const { rows } = firmAt(3);
    expect(rows("registrations").map((row) => row.at(-1))).toEqual([
      "来宾2 车牌：湘A 2",
      "来宾1 车牌：湘A 1",
      "来宾0 车牌：湘A 0",
    ]);
    expect(rows("stands").map((row) => [row[4], row[6]])).toEqual([
      ["展台2", 300],
      ["展台1", 200],
      ["展台0", 100],
    ]);
  });

  it("is read with as many statements however many events there were", () => {
    expect(firmAt(3).statements).toBe(firmAt(1).statements);
  });
});

describe("what a mail was about", () => {
  it("is read from every kind of cause that belongs to a firm or an account, and from no other", () => {
    const about = (cause: string) => causeOfMail(cause);
    expect(about("registration-offer:12:0a1b2c")).toEqual({ subject: "registration", id: 12 });
    expect(about("registration-confirmed:7")).toEqual({ subject: "registration", id: 7 });
    expect(about("event-changed:3:4:55")).toEqual({ subject: "registration", id: 55 });
    expect(about("event-survey:3:56")).toEqual({ subject: "registration", id: 56 });
    expect(about("standConfirmed:8:2:5")).toEqual({ subject: "stand", id: 8 });
    expect(about("standChanged:8:stand:2:5")).toEqual({ subject: "stand", id: 8 });
    expect(about("dues-late:9")).toEqual({ subject: "due", id: 9 });
    expect(about("recognition-expires:5:2026-10-01:8")).toEqual({ subject: "recognition", id: 5 });
    expect(about("complaint:6:2:8")).toEqual({ subject: "complaint", id: 6 });
    expect(about("confirm-data:4:8:2026-10-01")).toEqual({ subject: "organisation", id: 4 });
    expect(about("application-received:2:1")).toEqual({ subject: "application", id: 2 });
    expect(about("data-request:3")).toEqual({ subject: "dataRequest", id: 3 });
    expect(about("account-link-ab12")).toEqual({ subject: "account", id: null });
    expect(about("mail.codesGuessed-8-123-2")).toEqual({ subject: "account", id: 8 });
    expect(about("looking-8-123")).toEqual({ subject: "account", id: 8 });
    expect(about("resolution-overdue:1:2026-10-01:8")).toBeNull();
  });
});
