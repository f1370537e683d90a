import Ajv from "ajv";
import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { API_SCOPES, type ApiScope } from "~/access/api-scopes";
import type { Context } from "~/access/context";
import { testWorld } from "~/access/testing";
import { createApiToken } from "~/modules/accounts/tokens/create-api-token.server";
import { endApiToken } from "~/modules/accounts/tokens/end-api-token.server";
import { disableAccount } from "~/modules/accounts/disable-account.server";
import { createEvent } from "~/modules/events/create-event.server";
import { eventInput, publishedEvent } from "~/modules/events/event-fixtures.testing";
import { PRIVACY_NOTICE_VERSION } from "~/modules/events/privacy-notice";
import { createOrganisation } from "~/modules/organisations/create-organisation.server";
import { recognitionWorld } from "~/modules/organisations/recognitions/recognition-world.testing";
import { openReport } from "~/modules/reports/open-report.server";
import { auditEntries, organisations, registrations, users } from "~db/schema";
import { transact } from "~db/transact";
import { API_OPERATIONS } from "./operations.server";
import { serveForPrograms, type ProgramAnswer } from "./program-client.testing";

type World = ReturnType<typeof testWorld>;
const DAY = 86_400_000;
const firm = { legalName: "湘凯液压股份有限公司", kind: "enterprise" as const };

let stop: () => Promise<void> = () => Promise.resolve();
afterEach(() => stop());

async function served(world: World = testWorld()) {
  const client = await serveForPrograms(world.system);
  stop = client.stop;
  const tokenOf = (person: Context, scopes: readonly ApiScope[] = API_SCOPES, days = 30) =>
    createApiToken(person, { name: "数据同步", scopes: [...scopes], days });
  return { world, ask: client.ask, tokenOf };
}

const problemOf = ({ status, json }: ProgramAnswer) => [status, (json as { error: { key: string } }).error.key];

describe("a program that shows a token", () => {
  it("reads what its person may read and nothing without one", async () => {
    const { world, ask, tokenOf } = await served();
    createOrganisation(world.account("staff"), firm);
    const { token } = tokenOf(world.account("viewer"));
    const path = "/api/v1/organisations";
    const answer = await ask({ path, token });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ rows: [firm], total: 1, page: 1, perPage: 50 });
    for (const shown of [null, `${token}x`, "weft_", "weft_".padEnd(48, "a")]) {
      const refused = await ask({ path, token: shown });
      expect(problemOf(refused)).toEqual([401, "api.noToken"]);
      expect(refused.headers["www-authenticate"]).toContain("Bearer");
    }
  });

  it("is refused from the moment it is ended, over, or its person is out", async () => {
    const { world, ask, tokenOf } = await served();
    const administrator = world.account("administrator");
    const [ended, over, out] = [world.account("staff"), world.account("staff"), world.account("staff")];
    const tokens = [tokenOf(ended), tokenOf(over, API_SCOPES, 1), tokenOf(out)];
    const status = async (index: number) => (await ask({ path: "/api/v1/events", token: tokens[index]!.token })).status;
    expect([await status(0), await status(1), await status(2)]).toEqual([200, 200, 200]);
    endApiToken(administrator, tokens[0]!.id);
    disableAccount(administrator, out.actor.userId!);
    expect([await status(0), await status(1), await status(2)]).toEqual([401, 200, 401]);
    world.advance(DAY);
    expect(await status(1)).toBe(401);
  });

  it("may no more than its person at that moment, and no more than its scopes", async () => {
    const { world, ask, tokenOf } = await served();
    const staff = world.account("staff");
    const { token } = tokenOf(staff);
    const create = (legalName: string, shown = token) =>
      ask({ method: "POST", path: "/api/v1/organisations", token: shown, body: { ...firm, legalName } });
    expect((await create("第一家公司")).status).toBe(201);
    world.db.update(users).set({ role: "viewer" }).where(eq(users.id, staff.actor.userId!)).run();
    expect(problemOf(await create("第二家公司"))).toEqual([403, "error.forbidden"]);
    const reader = tokenOf(world.account("administrator"), ["organisations:read"]).token;
    const refused = await create("第三家公司", reader);
    expect(problemOf(refused)).toEqual([403, "api.scopeMissing"]);
    expect(refused.json.error.details).toEqual({ scope: "organisations:write" });
    expect(world.db.select().from(organisations).all()).toHaveLength(1);
  });

  it("of a firm sees its own firm and neither another one nor what staff noted", async () => {
    const { world, ask, tokenOf } = await served();
    const staff = world.account("staff");
    const own = createOrganisation(staff, { ...firm, note: "内部备注" }).id;
    const other = createOrganisation(staff, { ...firm, legalName: "另一家公司" }).id;
    const representative = world.account("firm_representative");
    world.db.$client
      .prepare("INSERT INTO representations (user_id, organisation_id, created_at) VALUES (?, ?, 0)")
      .run(representative.actor.userId, own);
    const { token } = tokenOf(representative);
    const list = await ask({ path: "/api/v1/organisations", token });
    expect(list.json.rows.map(({ id }: { id: number }) => id)).toEqual([own]);
    expect(list.text).not.toContain("内部备注");
    expect((await ask({ path: `/api/v1/organisations/${own}`, token })).text).not.toContain("内部备注");
    expect((await ask({ path: `/api/v1/organisations/${other}`, token })).status).toBe(404);
    for (const path of ["/recognitions", "/events", "/reports", "/figures?quarter=2026Q3", "/imports"])
      expect((await ask({ path: `/api/v1${path}`, token })).status).toBe(403);
  });

  it("of a sub-promoter is answered the figures of its own promoter when it names none, and none of others", async () => {
    const { world, ask, tokenOf } = await served();
    const parts = world.subPromoter("零部件办公室");
    const { token } = tokenOf(world.account("statistician", [], parts));
    const figures = "/api/v1/figures?quarter=2026Q3";
    const answer = await ask({ path: figures, token });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual((await ask({ path: `${figures}&promoter=${parts}`, token })).json);
    expect((await ask({ path: `${figures}&promoter=${world.promoterId}`, token })).status).toBe(404);
    const ofHub = tokenOf(world.account("staff")).token;
    expect((await ask({ path: figures, token: ofHub })).json).toEqual(
      (await ask({ path: `${figures}&promoter=${world.promoterId}`, token: ofHub })).json,
    );
  });

  it("is named in the audit log beside its person", async () => {
    const { world, ask, tokenOf } = await served();
    const staff = world.account("staff");
    const { token } = tokenOf(staff);
    await ask({ method: "POST", path: "/api/v1/organisations", token, body: firm });
    const entry = world.db.select().from(auditEntries).where(eq(auditEntries.action, "organisation.create")).get();
    expect(entry).toMatchObject({ actorUserId: staff.actor.userId, actorName: `${staff.actor.name} · 数据同步` });
  });

  it("is not helped by a cookie, and no other site is told that it may ask", async () => {
    const { world, ask, tokenOf } = await served();
    const { token } = tokenOf(world.account("staff"));
    const cookie = { Cookie: `__Host-weft=${"a".repeat(43)}`, Origin: "https://evil.example" };
    expect((await ask({ path: "/api/v1/events", headers: cookie })).status).toBe(401);
    const answer = await ask({ path: "/api/v1/events", token, headers: cookie });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expect((await ask({ method: "OPTIONS", path: "/api/v1/events", headers: cookie })).status).toBe(405);
  });
});

describe("a list for programs", () => {
  it("takes the parameters of its page and refuses what the page would only show", async () => {
    const { world, ask, tokenOf } = await served();
    const staff = world.account("staff");
    for (let number = 1; number <= 21; number += 1)
      createOrganisation(staff, { ...firm, legalName: `第${number}家公司`, sizeClass: number > 1 ? "small" : "large" });
    const { token } = tokenOf(staff);
    const path = "/api/v1/organisations";
    const second = await ask({
      path: `${path}?filter.size=small&filter.size=large&perPage=20&page=2&sort=-updatedAt`,
      token,
    });
    expect(second.json).toMatchObject({ total: 21, page: 2, perPage: 20 });
    expect(second.json.rows).toHaveLength(1);
    expect((await ask({ path: `${path}?filter.size=large&q=${encodeURIComponent("公司")}`, token })).json.total).toBe(
      1,
    );
    for (const wrong of [
      "filter.colour=red",
      "filter.kind=planet",
      "sort=website",
      "page=0",
      "perPage=7",
      "fields=id",
    ]) {
      const refused = await ask({ path: `${path}?${wrong}`, token });
      expect(problemOf(refused), wrong).toEqual([422, "api.unknownParameters"]);
      expect(refused.json.error.message).toContain(wrong.split("=")[0]);
    }
  });

  it("of reports and of figures is narrowed as lists are, and refuses what can never be", async () => {
    const { world, ask, tokenOf } = await served();
    const staff = world.account("staff");
    for (const period of ["2026Q2", "2026Q3"] as const)
      transact(staff, () => openReport(staff, period, world.promoterId));
    const { token } = tokenOf(staff);
    const rowsOf = async (path: string) => (await ask({ path: `/api/v1${path}`, token })).json.rows as never[];
    expect(await rowsOf("/reports")).toHaveLength(2);
    expect(await rowsOf("/reports?filter.period=2026Q2")).toMatchObject([{ period: "2026Q2", state: "draft" }]);
    expect(await rowsOf("/reports?filter.period=2026Q2&filter.period=2026Q3&filter.state=draft")).toHaveLength(2);
    expect(await rowsOf("/reports?filter.state=frozen")).toEqual([]);
    expect(await rowsOf(`/reports?filter.promoter=${world.promoterId}`)).toHaveLength(2);
    expect(await rowsOf("/reports?filter.promoter=987654")).toEqual([]);
    const all = (await rowsOf("/figures?quarter=2026Q3")) as { key: string; recordKind: string }[];
    const [first] = all;
    expect(await rowsOf(`/figures?quarter=2026Q3&filter.key=${first!.key}`)).toEqual([first]);
    const meetings = await rowsOf("/figures?quarter=2026Q3&filter.recordKind=meeting");
    expect(meetings).toEqual(all.filter(({ recordKind }) => recordKind === "meeting"));
    expect(meetings.length).toBeGreaterThan(0);
    for (const wrong of [
      "/reports?filter.state=lost",
      "/reports?filter.period=yesterday",
      "/reports?filter.promoter=x",
      "/figures?quarter=2026Q3&filter.key=nothing",
      "/figures?quarter=2026Q3&filter.recordKind=planet",
    ])
      expect(problemOf(await ask({ path: `/api/v1${wrong}`, token })), wrong).toEqual([422, "api.wrongParameter"]);
    expect(problemOf(await ask({ path: "/api/v1/reports?filter.colour=red", token }))).toEqual([
      422,
      "api.unknownParameter",
    ]);
  });

  it("finds one recognition with its state, and one import only for those who began it", async () => {
    const { staff, grant, ...world } = recognitionWorld();
    const { ask, tokenOf } = await served(world);
    const organisationId = createOrganisation(staff, firm).id;
    const id = grant(organisationId, { issuedOn: "2025-01-01" });
    const { token } = tokenOf(staff);
    const listed = (await ask({ path: "/api/v1/recognitions", token })).json.rows;
    expect((await ask({ path: `/api/v1/recognitions/${id}`, token })).json).toEqual(listed[0]);
    expect(problemOf(await ask({ path: "/api/v1/recognitions/987654", token }))).toEqual([404, "error.notFound"]);
    await ask({
      method: "POST",
      path: "/api/v1/imports/organisations",
      token,
      body: "单位名称,类型\n第三家公司,企业\n",
      headers: { "Content-Type": "text/csv" },
    });
    const imports = (await ask({ path: "/api/v1/imports", token })).json.rows;
    expect((await ask({ path: `/api/v1/imports/${imports[0].id}`, token })).json).toEqual(imports[0]);
    expect(problemOf(await ask({ path: "/api/v1/imports/987654", token }))).toEqual([404, "error.notFound"]);
    const firmToken = tokenOf(world.account("firm_representative")).token;
    for (const path of [`/api/v1/recognitions/${id}`, `/api/v1/imports/${imports[0].id}`])
      expect((await ask({ path, token: firmToken })).status, path).toBe(403);
  });

  it("is not sent again while it is unchanged", async () => {
    const { world, ask, tokenOf } = await served();
    const staff = world.account("staff");
    createOrganisation(staff, firm);
    const { token } = tokenOf(staff);
    const path = "/api/v1/organisations";
    const { etag = "" } = (await ask({ path, token })).headers;
    const again = await ask({ path, token, headers: { "If-None-Match": etag } });
    expect([again.status, again.text]).toEqual([304, ""]);
    createOrganisation(staff, { ...firm, legalName: "另一家公司" });
    expect((await ask({ path, token, headers: { "If-None-Match": etag } })).status).toBe(200);
  });
});

describe("a write of a program", () => {
  it("is done once for one key, and a key never stands for two requests", async () => {
    const { world, ask, tokenOf } = await served();
    const { token } = tokenOf(world.account("staff"));
    const send = (body: unknown) =>
      ask({ method: "POST", path: "/api/v1/organisations", token, key: "order-0001", body });
    const answers = await Promise.all([send(firm), send(firm), send(firm)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(problemOf(await send({ ...firm, legalName: "另一家公司" }))).toEqual([422, "api.keyUsed"]);
    expect(world.db.select().from(organisations).all()).toHaveLength(1);
  });

  it("that was refused keeps its key free, and writes nothing", async () => {
    const { world, ask, tokenOf } = await served();
    const { token } = tokenOf(world.account("staff"));
    const send = (body: unknown) =>
      ask({ method: "POST", path: "/api/v1/organisations", token, key: "order-0002", body });
    const refused = await send({ ...firm, kind: "planet" });
    expect(problemOf(refused)).toEqual([422, "error.invalid"]);
    expect(refused.json.error.details.fields.kind).toMatchObject({ key: "field.notAChoice" });
    expect((await send(firm)).status).toBe(201);
  });

  it("changes only the fields it names, and not over what somebody else has saved meanwhile", async () => {
    const { world, ask, tokenOf } = await served();
    const staff = world.account("staff");
    const { id } = createOrganisation(staff, { ...firm, website: "https://xiangkai.example" });
    const { token } = tokenOf(staff);
    const path = `/api/v1/organisations/${id}`;
    const { version } = (await ask({ path, token })).json;
    const change = await ask({ method: "PATCH", path, token, body: { version, shortName: "湘凯" } });
    expect(change.json).toEqual({ id, outcome: "updated" });
    expect((await ask({ path, token })).json).toMatchObject({ shortName: "湘凯", website: "https://xiangkai.example" });
    const late = await ask({ method: "PATCH", path, token, body: { version, shortName: "旧" } });
    expect(problemOf(late)).toEqual([409, "error.conflict"]);
  });

  it("publishes, registers and cancels through the same rules as the pages", async () => {
    const { world, ask, tokenOf } = await served();
    const staff = world.account("staff");
    const organisationId = createOrganisation(staff, firm).id;
    const id = createEvent(staff, eventInput(world.promoterId, { capacity: "1" }));
    const { token } = tokenOf(staff);
    const post = (what: string, body: unknown = {}, key?: string) =>
      ask({ method: "POST", path: `/api/v1/events/${id}/${what}`, token, body, key });
    const guest = (name: string) => ({
      organisationId,
      email: "li@firm.example",
      people: [{ name }],
      noticeVersion: PRIVACY_NOTICE_VERSION,
    });
    expect(problemOf(await post("registrations", guest("李敏")))).toEqual([409, "registration.refused.notPublished"]);
    expect((await post("publication")).json.status).toBe("open");
    const [first, again] = [
      await post("registrations", guest("李敏"), "guest-0001"),
      await post("registrations", guest("李敏"), "guest-0001"),
    ];
    expect([first.status, again.text]).toEqual([201, first.text]);
    expect((await post("registrations", guest("王芳"))).status).toBe(409);
    expect(world.db.select().from(registrations).all()).toHaveLength(1);
    expect((await post("cancellation", { reason: "讲师生病" })).json.status).toBe("cancelled");
  });

  it("imports a file, or only says what it would do", async () => {
    const { world, ask, tokenOf } = await served();
    const { token } = tokenOf(world.account("staff"));
    const body = "单位名称,类型\n湘凯液压股份有限公司,企业\n";
    const send = (search: string, key: string) =>
      ask({
        method: "POST",
        path: `/api/v1/imports/organisations${search}`,
        token,
        key,
        body,
        headers: { "Content-Type": "text/csv" },
      });
    expect((await send("?dryRun=yes", "import-dry")).json).toMatchObject({ created: 1, importId: null });
    expect(world.db.select().from(organisations).all()).toHaveLength(0);
    const done = await send("", "import-001");
    expect(done.json).toMatchObject({ created: 1, errors: [] });
    expect((await send("", "import-001")).text).toBe(done.text);
    expect(world.db.select().from(organisations).all()).toHaveLength(1);
    expect(problemOf(await send("?dryRun=perhaps", "import-002"))).toEqual([422, "api.wrongParameter"]);
  });

  it("that is malformed is refused with its reason and writes nothing", async () => {
    const { world, ask, tokenOf } = await served();
    const { token } = tokenOf(world.account("staff"));
    const send = (body: unknown, headers: Record<string, string> = {}) =>
      ask({ method: "POST", path: "/api/v1/organisations", token, body, headers });
    expect(problemOf(await send("{"))).toEqual([400, "api.notJson"]);
    expect(problemOf(await send("[]"))).toEqual([400, "api.notJson"]);
    expect(problemOf(await send("a=b", { "Content-Type": "application/x-www-form-urlencoded" }))).toEqual([
      415,
      "api.contentType",
    ]);
    expect(problemOf(await send(firm, { "Content-Encoding": "gzip" }))).toEqual([415, "api.contentType"]);
    expect(problemOf(await send({ ...firm, colour: "red" }))).toEqual([422, "api.unknownFields"]);
    expect(problemOf(await send({ ...firm, ["__proto__x"]: 1 }))).toEqual([422, "api.unknownFields"]);
    expect(problemOf(await send(firm, { "Idempotency-Key": "short" }))).toEqual([400, "api.keyMissing"]);
    expect(problemOf(await send("x".repeat(1_100_000)))).toEqual([413, "error.tooLarge"]);
    expect(problemOf(await ask({ path: `/api/v1/organisations?q=${"x".repeat(15_000)}`, token }))).toEqual([
      414,
      "error.badRequest",
    ]);
    expect(problemOf(await ask({ path: "/api/v1/nowhere", token }))).toEqual([404, "api.notFound"]);
    expect(problemOf(await ask({ path: "/api", token }))).toEqual([404, "api.notFound"]);
    const method = await ask({ method: "PATCH", path: "/api/v1/organisations", token, body: {} });
    expect([method.status, method.headers.allow]).toEqual([405, "GET, POST"]);
    expect(world.db.select().from(organisations).all()).toHaveLength(0);
  });

  it("comes too often only until its turns come back", async () => {
    const { world, ask, tokenOf } = await served();
    const [staff, other] = [world.account("staff"), world.account("staff")];
    const { token } = tokenOf(staff);
    const send = (shown = token) => ask({ method: "POST", path: "/api/v1/organisations", token: shown, body: {} });
    for (let number = 0; number < 120; number += 1) expect((await send()).status).toBe(422);
    const refused = await send();
    expect(problemOf(refused)).toEqual([429, "api.tooMany"]);
    expect(refused.headers["retry-after"]).toBe("1");
    expect((await send(tokenOf(other).token)).status).toBe(422);
    world.advance(1000);
    expect((await send()).status).toBe(422);
  });
});

describe("the description for programs", () => {
  it("is answered to everybody in both languages, with every operation", async () => {
    const { ask } = await served();
    const document = (await ask({ path: "/api/v1/openapi.json", headers: { "Accept-Language": "en" } })).json;
    expect(document.openapi).toBe("3.1.0");
    const described = Object.entries(document.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      ([path, methods]) =>
        Object.entries(methods).map(([method, { operationId }]) => `${method} ${path} ${operationId}`),
    );
    expect(described.sort()).toEqual(
      API_OPERATIONS.map(({ id, method, path }) => `${method.toLowerCase()} ${path} ${id}`).sort(),
    );
    for (const language of ["zh-CN", "en"]) {
      const page = await ask({ path: `/api/v1/docs?language=${language}` });
      expect(page.text).toContain(`<html lang="${language}">`);
      for (const { id } of API_OPERATIONS) expect(page.text).toContain(`id="${id}"`);
      expect(page.text).not.toMatch(/<script|(?:src|href)="https?:/);
    }
  });

  it("is what every operation really answers and takes", async () => {
    const { staff, grant, ...world } = recognitionWorld();
    const { ask, tokenOf } = await served(world);
    const { token } = tokenOf(staff);
    const organisationId = createOrganisation(staff, { ...firm, region: "长沙市", products: ["油缸"] }).id;
    const eventId = publishedEvent(staff, world.promoterId);
    const draftId = createEvent(staff, eventInput(world.promoterId));
    const reportId = transact(staff, () => openReport(staff, "2026Q3", world.promoterId));
    const document = (await ask({ path: "/api/v1/openapi.json" })).json;
    const guest = {
      organisationId,
      email: "li@firm.example",
      people: [{ name: "李敏" }],
      noticeVersion: PRIVACY_NOTICE_VERSION,
    };
    const examples: Record<string, { path: string; body?: unknown; headers?: Record<string, string> }> = {
      createOrganisation: { path: "/organisations", body: { ...firm, legalName: "另一家公司" } },
      updateOrganisation: { path: `/organisations/${organisationId}`, body: { version: 1, shortName: "湘凯" } },
      listOrganisations: { path: "/organisations" },
      readOrganisation: { path: `/organisations/${organisationId}` },
      listRecognitions: { path: "/recognitions" },
      readRecognition: { path: `/recognitions/${grant(organisationId, { issuedOn: "2025-01-01" })}` },
      publishEvent: { path: `/events/${draftId}/publication`, body: {} },
      registerForEvent: { path: `/events/${eventId}/registrations`, body: guest },
      listRegistrations: { path: `/events/${eventId}/registrations` },
      readRegistration: { path: "/registrations/1" },
      listEvents: { path: "/events" },
      readEvent: { path: `/events/${eventId}` },
      cancelEvent: { path: `/events/${draftId}/cancellation`, body: { reason: "讲师生病" } },
      listReports: { path: "/reports" },
      readReport: { path: `/reports/${reportId}` },
      listFigures: { path: "/figures?quarter=2026Q3" },
      importOrganisations: {
        path: "/imports/organisations",
        body: "单位名称,类型\n第三家公司,企业\n",
        headers: { "Content-Type": "text/csv" },
      },
      listImports: { path: "/imports" },
      readImport: { path: "/imports/1" },
    };
    expect(Object.keys(examples).sort()).toEqual(API_OPERATIONS.map(({ id }) => id).sort());
    const ajv = new Ajv({ allErrors: true });
    const found: Record<string, unknown> = {};
    for (const [id, { path, body, headers }] of Object.entries(examples)) {
      const { method, path: pattern, status } = API_OPERATIONS.find((operation) => operation.id === id)!;
      const operation = document.paths[pattern][method.toLowerCase()];
      if (body !== undefined && typeof body === "object") {
        const { schema } = operation.requestBody.content["application/json"];
        if (!ajv.validate(schema, body)) found[`${id} body`] = ajv.errorsText();
      }
      const answer = await ask({ method, path: `/api/v1${path}`, token, body, headers });
      if (answer.status !== status) found[`${id} status`] = answer.text;
      const { schema } = operation.responses[status].content["application/json"];
      if (!ajv.validate(schema, answer.json)) found[id] = ajv.errorsText();
      if (JSON.stringify(schema).includes("{}")) found[`${id} schema`] = schema;
    }
    expect(found).toEqual({});
  });
});
