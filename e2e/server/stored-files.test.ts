import { and, count, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccountRole } from "~/access/roles";
import { hashToken } from "~/access/session.server";
import { FILE_LIMITS } from "~/files/file-limits";
import { fileFromBytes } from "~/files/received-file.server";
import { storeFile } from "~/files/store-file.server";
import { disableAccount } from "~/modules/accounts/disable-account.server";
import { enableAccount } from "~/modules/accounts/enable-account.server";
import { updateAccount } from "~/modules/accounts/update-account.server";
import { firmFiles, organisationFiles } from "~/modules/organisations/profile/organisation-files.server";
import { importRegistry } from "~/transfer-registry/imports.server";
import { checkImport } from "~/transfer/check-import.server";
import { chooseMapping } from "~/transfer/choose-mapping.server";
import { fileContents, files, representations, sessions, users } from "~db/schema";
import { startHarness, type Harness } from "./harness";
import type { Answer } from "./http-client";
import { multipartBody } from "./multipart";
import type { PersonName } from "./people";

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(async () => {
  await harness.stop();
});

const pdf = (mark: string) => new TextEncoder().encode(`%PDF-1.7\n${mark}\n%%EOF\n`);

function upload(person: PersonName, kind: string, subjectId: number, name: string, bytes: Uint8Array): Promise<Answer> {
  const { headers, body } = multipartBody({ purpose: kind === "firm_file" ? "other" : "licence" }, { name, bytes });
  return harness.askAs(person, {
    method: "POST",
    path: `/files/of/${kind}/${subjectId}`,
    headers: { ...headers, Origin: harness.server.origin },
    body,
  });
}

const filesAt = (kind: string, subjectId: number) =>
  harness.data.db
    .select({ total: count() })
    .from(files)
    .where(and(eq(files.subjectKind, kind), eq(files.subjectId, subjectId), isNull(files.removedAt)))
    .get()!.total;

describe("files, exports and lists of problems by their address", () => {
  const MARK = "秘密-4711";
  let addresses: { own: string; ofStaff: string; other: string; lists: string[] };

  beforeAll(async () => {
    const { context, world } = harness;
    const { own, other } = world.ids.organisations!;
    const put = (subject: typeof firmFiles, subjectId: number, purpose: string) =>
      `/files/${storeFile(context, subject, { subjectId, purpose, file: fileFromBytes(`${MARK}.pdf`, pdf(MARK)) })}`;
    const importId = world.ids.imports!.own;
    chooseMapping(context, importRegistry, importId, { mapping: { "0": "legalName" }, onMatch: "update" });
    await checkImport(context, importRegistry, importId);
    addresses = {
      own: put(firmFiles, own, "other"),
      ofStaff: put(organisationFiles, own, "licence"),
      other: put(firmFiles, other, "other"),
      lists: [
        "/exports/organisations.csv",
        "/exports/organisations?format=xlsx",
        "/exports/events.csv",
        `/imports/${importId}/problems.xlsx`,
        "/imports/template/organisations.xlsx",
        `/reports/${world.ids.reports!.own}/export?format=html`,
        `/events/${world.ids.events!.own}/registrations/export?format=csv`,
      ],
    };
  });

  const every = () => [addresses.own, addresses.ofStaff, addresses.other, ...addresses.lists];
  const TRANSPORTS = [
    (path: string) => path,
    (path: string) => path.replace(/(\?|$)/, ".data$1"),
    (path: string) => `${path}${path.includes("?") ? "&" : "?"}_routes=routes%2Ffiles%2Ffile`,
  ];

  /** The addresses that gave this cookie something to save, or anything of what is in the files. */
  async function servedTo(cookie: string, paths: readonly string[] = every()): Promise<string[]> {
    const served: string[] = [];
    for (const path of paths)
      for (const transport of TRANSPORTS) {
        const address = transport(path);
        const { headers, status, text, body } = await harness.server.client.ask({
          path: address,
          headers: { Cookie: cookie },
        });
        const isFile = headers["content-disposition"] !== undefined || body.subarray(0, 4).equals(Buffer.from("%PDF"));
        if (status === 200 && isFile) expect(headers["cache-control"], address).toMatch(/no-store/);
        if (isFile || text.includes(MARK)) served.push(path);
      }
    return [...new Set(served)];
  }

  it("are given to who may have them, so that the rest of this file can fail", async () => {
    expect(await servedTo(harness.freshCookie("staff"))).toEqual(every());
    expect(await servedTo(harness.freshCookie("firm A"))).toEqual([addresses.own]);
    expect(await servedTo(harness.freshCookie("firm B"))).toEqual([addresses.other]);
    expect(await servedTo("")).toEqual([]);
  });

  it("are not given after signing out", async () => {
    const cookie = harness.freshCookie("staff");
    expect((await servedTo(cookie)).length).toBe(every().length);
    const out = await harness.server.client.ask({
      method: "POST",
      path: "/sign-out",
      headers: { Cookie: cookie, Origin: harness.server.origin, "Content-Type": "application/x-www-form-urlencoded" },
      body: "",
    });
    expect(out.status).toBe(303);
    expect(await servedTo(cookie)).toEqual([]);
  });

  it("are not given after the session ran out, whether nobody came back or it was old", async () => {
    const hour = 3_600_000;
    const now = harness.context.now();
    for (const over of [{ lastSeenAt: now - hour }, { expiresAt: now - 1 }]) {
      const cookie = harness.freshCookie("staff");
      const token = cookie.split("=")[1]!;
      expect((await servedTo(cookie, [addresses.own])).length).toBe(1);
      const ended = harness.data.db
        .update(sessions)
        .set(over)
        .where(eq(sessions.idHash, hashToken(token)))
        .run();
      expect(ended.changes).toBe(1);
      expect(await servedTo(cookie)).toEqual([]);
    }
  });

  it("are not given to the old session of somebody whose role changed, nor to a disabled account", async () => {
    const { context } = harness;
    const { db } = harness.data;
    const change = (role: AccountRole, organisationNames: string[] = []) => {
      const { id, version, name } = db.select().from(users).where(eq(users.id, harness.people.staff.userId!)).get()!;
      updateAccount(context, id, { version, name, role, locale: "zh-CN", organisations: organisationNames });
    };
    const cookie = harness.freshCookie("staff");
    change("viewer");
    expect(await servedTo(cookie)).toEqual([]);
    const asViewer = await servedTo(harness.freshCookie("staff"));
    expect(asViewer).not.toContain(addresses.lists[3]);
    expect(asViewer).not.toContain(addresses.lists[6]);
    change("staff");
    const again = harness.freshCookie("staff");
    expect(await servedTo(again)).toEqual(every());
    disableAccount(context, harness.people.staff.userId!);
    expect(await servedTo(again)).toEqual([]);
    enableAccount(context, harness.people.staff.userId!);
  });

  it("are not given to a representative who now speaks for another firm, though the session goes on", async () => {
    const { own, other } = harness.world.ids.organisations!;
    const userId = harness.people["firm A"].userId!;
    const cookie = harness.freshCookie("firm A");
    const speakFor = (organisationId: number) =>
      harness.data.db.update(representations).set({ organisationId }).where(eq(representations.userId, userId)).run();
    speakFor(other);
    expect(await servedTo(cookie)).toEqual([addresses.other]);
    speakFor(own);
    expect(await servedTo(cookie)).toEqual([addresses.own]);
  });
});

describe("what one firm may hand in", () => {
  it("is limited: of fifty at once and hundreds after them no more are kept than a person may send a day, and others go on", async () => {
    const { own, other } = harness.world.ids.organisations!;
    const before = filesAt("firm_file", own);
    const room = FILE_LIMITS.perSubject - before;
    const send = (number: number) => upload("firm A", "firm_file", own, `证明 ${number}.pdf`, pdf(`no ${number}`));
    const answers = await Promise.all(Array.from({ length: 50 }, (_, number) => send(number)));
    for (let number = 50; number < 300; number += 25)
      answers.push(...(await Promise.all(Array.from({ length: 25 }, (_, at) => send(number + at)))));
    const kept = answers.filter(({ status }) => status === 303).length;
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303, 409, 429]));
    expect(kept).toBe(room);
    expect(filesAt("firm_file", own)).toBe(FILE_LIMITS.perSubject);
    const { status } = await upload("firm B", "firm_file", other, "证明.pdf", pdf("another firm"));
    expect(status).toBe(303);
  });

  it("is kept once however often it is sent, and its bytes once however many records hold it", async () => {
    const { own, other } = harness.world.ids.organisations!;
    const bytesKept = () => harness.data.db.select({ total: count() }).from(fileContents).get()!.total;
    const [here, there] = [filesAt("organisation", own), filesAt("organisation", other)];
    const send = (id: number, name: string) => upload("administrator", "organisation", id, name, pdf("the same"));
    expect((await send(other, "章程.pdf")).status).toBe(303);
    const kept = bytesKept();
    expect((await send(other, "章程（副本）.pdf")).status).toBe(303);
    expect((await send(own, "章程.pdf")).status).toBe(303);
    expect([filesAt("organisation", own), filesAt("organisation", other)]).toEqual([here + 1, there + 1]);
    expect(bytesKept()).toBe(kept);
  });
});
