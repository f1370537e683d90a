import { readdirSync } from "node:fs";
import { and, count, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccountRole } from "~/access/roles";
import { hashToken } from "~/access/session.server";
import { FILE_LIMITS } from "~/files/file-limits";
import { fileRegistry } from "~/file-registry/files.server";
import { removeFile } from "~/files/remove-file.server";
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

  it("are given to nobody once they were removed", async () => {
    removeFile(harness.context, fileRegistry, Number(addresses.own.split("/").at(-1)));
    expect(await servedTo(harness.freshCookie("administrator"), [addresses.own])).toEqual([]);
  });
});

/** Names that lead elsewhere, end a header, hide their ending, name a device or are longer than a file system takes. */
function hostileNames(): string[] {
  const steps = [
    "../",
    "..\\",
    "/",
    "C:\\",
    "\\\\server\\share\\",
    "..%2f",
    "....//",
    "..;/",
    "%252e%252e/",
    "file:///",
    "～/",
    "..／",
  ];
  const targets = [
    "etc/passwd",
    "weft.db",
    "..\\..\\windows\\win.ini",
    "authorized_keys",
    "CON",
    "nul.pdf",
    "LPT1",
    "执照.pdf",
  ];
  const endings = [
    "",
    ".pdf",
    "\r\nSet-Cookie: a=1",
    '"; filename="b.html',
    "\u202Efdp.exe",
    "::$DATA",
    " . .",
    "\u0000.html",
  ];
  const paths = steps.flatMap((step) =>
    targets.flatMap((target) => endings.map((end) => step.repeat(3) + target + end)),
  );
  return [
    ...paths,
    "长".repeat(300),
    `${"a".repeat(5_000)}.pdf`,
    "😀".repeat(100),
    "\uD800x.pdf",
    "=cmd|' /C calc'!A0.pdf",
    "-rf",
  ];
}

describe("the name of a file", () => {
  it("leads nowhere, ends no header and comes back as it was kept, whatever was sent", async () => {
    const { own } = harness.world.ids.organisations!;
    const before = readdirSync(harness.folder, { recursive: true }).sort();
    const names = hostileNames();
    expect(names.length).toBeGreaterThan(700);
    // A record takes a hundred files: every ninth name, which meets all steps, targets and endings.
    const chosen = names.filter((_, at) => at % 9 === 0 || at >= names.length - 6);
    const wrong: string[] = [];
    for (const [at, name] of chosen.entries()) {
      const sent = await upload("administrator", "organisation", own, name, pdf(`name ${at}`));
      if (sent.status !== 303) wrong.push(`${JSON.stringify(name)}: answers ${sent.status}`);
    }
    const kept = harness.data.db
      .select()
      .from(files)
      .where(eq(files.uploadedBy, harness.people.administrator.userId!))
      .all();
    expect(kept.length).toBe(chosen.length);
    for (const file of kept) {
      const { headers, text } = await harness.askAs("administrator", { path: `/files/${file.id}` });
      wrong.push(...problemsOfName(file.name, headers).map((what) => `${JSON.stringify(file.name)}: ${what}`));
      if (!text.includes("%PDF")) wrong.push(`${file.name}: is not the file`);
    }
    expect(wrong).toEqual([]);
    expect(readdirSync(harness.folder, { recursive: true }).sort()).toEqual(before);
  });

  it("would be found wrong when it was sent on as it came", () => {
    const asSent = (name: string) => problemsOfName(name, { "content-disposition": `attachment; filename="${name}"` });
    for (const name of hostileNames()) expect([name, asSent(name).length > 0]).toEqual([name, true]);
  });
});

/** What is wrong with a kept name, and with the header that sends it: RFC 6266 with a plain name, and RFC 8187 for the true one. */
function problemsOfName(name: string, headers: Answer["headers"]): string[] {
  const disposition = String(headers["content-disposition"]);
  const parts =
    /^attachment; filename="([A-Za-z0-9._ -]+)"; filename\*=UTF-8''((?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})+)$/.exec(
      disposition,
    );
  return [
    ...(/[/\\<>:"|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(name) ? ["holds what no name may hold"] : []),
    ...(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|^[. ]|[. ]$/i.test(name) ? ["is a device or hides"] : []),
    ...(Buffer.byteLength(name) > 255 ? ["is too long"] : []),
    ...(name.endsWith(".pdf") ? [] : ["has another ending"]),
    ...(parts === null ? [`is sent as ${disposition}`] : []),
    ...(parts && decodeURIComponent(parts[2]!) !== name ? ["comes back as another name"] : []),
    ...(headers["set-cookie"] === undefined ? [] : ["sets a cookie"]),
    ...(headers["x-content-type-options"] === "nosniff" ? [] : ["may be taken for a page"]),
  ];
}

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
