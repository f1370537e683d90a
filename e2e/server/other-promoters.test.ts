import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { API_SCOPES } from "~/access/api-scopes";
import type { Context } from "~/access/context";
import { API_OPERATIONS } from "~/api/operations.server";
import { createCalendarFeed } from "~/modules/accounts/calendars/create-calendar-feed.server";
import { createApiToken } from "~/modules/accounts/tokens/create-api-token.server";
import { createOrganisation } from "~/modules/organisations/create-organisation.server";
import { furnish } from "../furnished-world";
import { freeTextColumns, Planter } from "../plant-texts";
import { World, type Colleague } from "../world";
import { buildProduct } from "./build-product";
import { HttpClient, type Answer } from "./http-client";

/*
 * Everything in the world is the hub's, and every text that somebody wrote says where it stands. What of it the people of a sub-promoter
 * find anywhere must be named here: a new column of text is confidential until somebody says that it is not.
 */

const ORGANISATION =
  /^organisations\.(legal_name|short_name|former_names|english_name|address|industry|products|website|group_name)$/;
const FACTS = [
  ORGANISATION,
  /^sites\.(name|address)$/,
  /^recognitions\.certificate_number$/,
  /^(recognition_types|membership_classes)\.name_(zh|en)$/,
  /^tags\.name$/,
  /^promoters\./,
  /^governance_bodies\.name_/,
  /^pledges\.title_|^pledge_texts\.text_/,
  // Under a view that somebody shared with all who work here stands who did.
  /^list_views\.name$|^users\.name$/,
];
/** Said to everybody, and on the public pages alone. */
const PUBLISHED = /^(contacts\.(name|duty|phone|email)|directory_entries\.|commendations\.(reason|awarded_by)$)/;
/** Of events once they are published. */
const OF_EVENTS = /^events\.(title|summary|venue|organiser_contact|cancellation_reason)/;
/** What its public page announces, and its form asks of whoever registers; never what was answered. */
const PARTS_OF_EVENTS =
  /^(registration_(fields|options)\.(label|help)_|event_sessions\.(title_|place$|speakers$)|ticket_types\.name_)/;
const FOUND_BY_SEARCH = /^search_documents\.(title|detail)$/;
/** Who has such a link was sent it. */
const SECRET_LINK =
  /^\/(public\/(registrations|invitations|surveys|unsubscriptions|membership\/applications|consents)|set-password|setup)\//;
/** A report as a Word file holds what its page holds. */
const LEFT_OUT = /^\/(assets|build|favicon|icon|fonts)|\.(css|js|png|woff2?|svg)$|[?&]format=docx/;

/** Pages that the people of a sub-promoter work with: they must answer, or nothing would be found for want of pages. */
const WORKED_WITH = [
  ...["/", "/organisations", "/organisations/1", "/events", "/recognitions", "/sites", "/stages", "/reports"],
  ...["/plan?year=2026", "/governance", "/governance/meetings", "/governance/resolutions", "/conduct/pledges"],
  ...["/imports", "/jobs", "/bulk-changes", "/register", "/account", "/search?q=%E6%B6%B2%E5%8E%8B"],
];

/** What the people of the hub must find, or nothing would be learned from what others do not. */
const CONFIDENTIAL = [
  ...["organisations.note", "organisation_notes.body", "contacts.phone", "files.name", "organisation_relations.note"],
  ...["memberships.left_reason", "membership_suspensions.reason", "membership_pins.reason", "dues.reference"],
  ...["recognitions.note", "recognitions.withdrawal_reason", "sites.note", "stage_transitions.note"],
  ...[
    "complaints.text",
    "complaints.evidence",
    "complaint_steps.text",
    "body_meetings.agenda",
    "minutes_versions.text",
  ],
  ...[
    "event_outcomes.title",
    "survey_answers.remark",
    "event_budgets.funding",
    "resolutions.text",
    "mandates.person_name",
    "reports.preparer",
    "report_texts.text_zh",
    "restatements.reason",
  ],
  ...["registrations.contact_name", "registered_people.name", "events.online_address", "imports.file_name"],
  ...["import_rows.cells", "bulk_change_rows.after", "audit_entries.after", "outbox_messages.body", "users.email"],
];

let world: World;
let planter: Planter;
let client: HttpClient;
let addresses: string[];
let draft: number;
let people: Colleague[];

beforeAll(async () => {
  buildProduct();
  world = await World.start({ WEFT_TRUSTED_PROXY: "loopback" });
  const furnished = Object.values(await furnish(world)).flat();
  addresses = [...furnished, "/search?q=草稿", "/organisations?q=canary"]
    .filter((address) => !SECRET_LINK.test(address))
    .map((address) => encodeURI(address));
  const { db } = world.as("administrator");
  draft = db.$client.prepare("SELECT id FROM events WHERE published_at IS NULL").pluck().get() as number;
  planter = new Planter(world.folder);
  planter.plantMarks(freeTextColumns(), (table, column, id) => `xq.${table}.${column}.${id}.qx`);
  ({ people } = world.subPromoter(["staff", "viewer", "statistician"]));
  // Connections of before the world was furnished were closed meanwhile.
  client = new HttpClient(world.server.client.port);
}, 600_000);
afterAll(async () => {
  client.close();
  planter.close();
  await world.stop();
});

let callers = 0;
function ask(path: string, headers: Record<string, string>): Promise<Answer> {
  callers += 1;
  // Each question from an address of its own: limits per caller are not what this is about.
  const caller = `10.9.${(callers >> 8) & 255}.${callers & 255}`;
  return client.ask({ path, headers: { Accept: "text/html", "X-Forwarded-For": caller, ...headers } });
}

/** The texts of an answer, those of a packed file included. */
function textOf({ body, text }: Answer): string {
  if (body[0] !== 0x50 || body[1] !== 0x4b) return text;
  return Object.values(unzipSync(body))
    .map((part) => Buffer.from(part).toString("utf8"))
    .join("\n");
}

interface Found {
  column: string;
  id: number;
  where: string;
}

/** Which texts of which records stand in an answer. */
function marksIn(text: string, where: string): Found[] {
  return [...text.matchAll(/xq\.(\w+)\.(\w+)\.(\d+)\.qx/g)].map(([, table, column, id]) => ({
    column: `${table}.${column}`,
    id: Number(id),
    where,
  }));
}

/** May the people of a sub-promoter find this there? */
function isCommon({ column, id, where }: Found, drafts: readonly number[]): boolean {
  if (FACTS.some((fact) => fact.test(column))) return true;
  if (OF_EVENTS.test(column)) return !drafts.includes(id);
  if (PARTS_OF_EVENTS.test(column)) return !drafts.includes(eventOfPart(column.split(".")[0]!, id));
  if (FOUND_BY_SEARCH.test(column)) return !drafts.includes(eventOfDocument(id));
  return PUBLISHED.test(column) && /^\/public\//.test(where);
}

function eventOfPart(table: string, id: number): number {
  const { db } = world.as("administrator");
  const found = db.$client.prepare(
    table === "registration_options"
      ? "SELECT f.event_id FROM registration_options o JOIN registration_fields f ON f.id = o.field_id WHERE o.id = ?"
      : `SELECT event_id FROM ${table} WHERE id = ?`,
  );
  return found.pluck().get(id) as number;
}

function eventOfDocument(id: number): number {
  const { db } = world.as("administrator");
  const found = db.$client.prepare("SELECT subject_id FROM search_documents WHERE id = ? AND kind = 'event'");
  return (found.pluck().get(id) as number | undefined) ?? 0;
}

const leaks = (found: readonly Found[], drafts = [draft]) => [
  ...new Set(
    found.filter((one) => !isCommon(one, drafts)).map(({ column, id, where }) => `${column} of ${id} at ${where}`),
  ),
];

function linksOf(html: string): string[] {
  return [...html.matchAll(/href="(\/[^"#]*)"/g)].map(([, link]) => link!.replaceAll("&amp;", "&"));
}

interface Crawl {
  from: readonly string[];
  follow: (link: string) => boolean;
  /** The answers for the scripts of pages besides. */
  withData: boolean;
}

/** What a person comes to see: these addresses, and what they lead to, once for each path. */
async function crawl(cookie: string, { from, follow, withData }: Crawl): Promise<{ found: Found[]; answered: number }> {
  const found: Found[] = [];
  const [asked, waiting, seen] = [new Set(from), [...from], new Set<string>()];
  let answered = 0;
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const { pathname, searchParams } = new URL(path, "https://weft.example");
    const key = asked.has(path) ? path : `${pathname}?${searchParams.get("format") ?? ""}`;
    if (seen.has(key) || LEFT_OUT.test(path) || SECRET_LINK.test(path)) continue;
    seen.add(key);
    const answer = await ask(path, { Cookie: cookie });
    expect(answer.status, path).toBeLessThan(500);
    if (answer.status === 200) answered += 1;
    const text = textOf(answer);
    found.push(...marksIn(text + JSON.stringify(answer.headers), path));
    if (!String(answer.headers["content-type"]).startsWith("text/html")) continue;
    waiting.push(...linksOf(text).filter(follow));
    if (!withData) continue;
    const inData = await ask(path.replace(pathname, pathname === "/" ? "/_root.data" : `${pathname}.data`), {
      Cookie: cookie,
    });
    found.push(...marksIn(inData.text, path));
  }
  return { found, answered };
}

/** What programs and calendars of the person are answered. */
async function askForPrograms(context: Context): Promise<Found[]> {
  const { token } = createApiToken(context, { name: "x", scopes: [...API_SCOPES], days: 1 });
  const found: Found[] = [];
  for (const { id, method, path } of API_OPERATIONS) {
    if (method !== "GET") continue;
    const ids = path.includes("{id}") ? Array.from({ length: 20 }, (_, n) => n + 1) : [0];
    for (const recordId of ids) {
      const asked = `/api/v1${path.replace("{id}", String(recordId))}${id === "listFigures" ? "?quarter=2026Q3" : ""}`;
      const answer = await ask(asked, { Authorization: `Bearer ${token}`, Accept: "application/json" });
      found.push(...marksIn(answer.text, asked));
    }
  }
  for (const kind of ["own", "published"] as const) {
    const answer = await ask(new URL(createCalendarFeed(context, kind).url).pathname, {});
    expect(answer.status).toBe(200);
    found.push(...marksIn(answer.text.replace(/\r\n /g, ""), `the calendar “${kind}”`));
  }
  return found;
}

describe("what is confidential about the records of another promoter", () => {
  it("is found by staff of a sub-promoter on no page, in no file, by no search, program or calendar", async () => {
    const { cookie, context } = people[0]!;
    for (const path of WORKED_WITH) expect([path, (await ask(path, { Cookie: cookie })).status]).toEqual([path, 200]);
    const { found, answered } = await crawl(cookie, { from: addresses, follow: () => true, withData: true });
    expect(answered).toBeGreaterThan(200);
    found.push(...(await askForPrograms(context)));
    expect(leaks(found)).toEqual([]);
  });

  it.each(["viewer", "statistician"])("is found by a %s of a sub-promoter just as little", async (role) => {
    const { cookie, context } = people.find((person) => person.role === role)!;
    const { found, answered } = await crawl(cookie, { from: addresses, follow: () => false, withData: false });
    expect(answered).toBeGreaterThan(50);
    found.push(...(await askForPrograms(context)));
    expect(leaks(found)).toEqual([]);
  });

  it("is found by the people of the hub", async () => {
    const isFile = (link: string) => /\/export/.test(link);
    const { found } = await crawl(world.cookieOf("administrator"), {
      from: addresses,
      follow: isFile,
      withData: false,
    });
    found.push(...(await askForPrograms(world.as("administrator"))));
    const columns = new Set(found.map(({ column }) => column));
    expect(CONFIDENTIAL.filter((column) => !columns.has(column))).toEqual([]);
    expect(found.some(({ column, id }) => column === "events.title_zh" && id === draft)).toBe(true);
    // What would be said if a page of a sub-promoter showed it.
    expect(leaks(found).length).toBeGreaterThan(CONFIDENTIAL.length);
  });

  it("is not found from a record of the own promoter that has to do with theirs", async () => {
    const { cookie, context } = people[0]!;
    const { id } = createOrganisation(context, { legalName: "零部件有限公司", kind: "enterprise" });
    const { db } = context;
    const taken = db.$client
      .prepare("SELECT event_id FROM registrations WHERE confirmed_at IS NOT NULL ORDER BY id LIMIT 1")
      .pluck()
      .get() as number;
    for (const statement of [
      "UPDATE registrations SET organisation_id = ?",
      "UPDATE complaints SET organisation_id = ?",
      "UPDATE mandates SET organisation_id = ?",
      "UPDATE import_rows SET target_id = ?",
      "UPDATE bulk_change_rows SET record_id = ? WHERE record_id = 1",
    ])
      planter.run(statement, id);
    planter.run("UPDATE events SET published_at = NULL WHERE id = ?", taken);
    const own = addresses
      .filter((address) => /^\/organisations\/1(\/|$)/.test(address))
      .map((address) => address.replace("/organisations/1", `/organisations/${id}`));
    const { found, answered } = await crawl(cookie, {
      from: [...own, "/", "/organisations", "/events", "/imports", "/jobs", "/bulk-changes", "/search?q=%E9%9B%B6"],
      follow: () => true,
      withData: true,
    });
    expect(answered).toBeGreaterThan(50);
    found.push(...(await askForPrograms(context)));
    expect(leaks(found, [draft, taken])).toEqual([]);
  });
});
