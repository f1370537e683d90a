import { getTableColumns, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forgetTurns } from "~/access/rate-limit.server";
import { hashToken, readSession } from "~/access/session.server";
import { VISITOR, type Actor } from "~/access/actor";
import { Refusal } from "~/http/errors";
import { hashPassword } from "~/modules/accounts/hash-password.server";
import { openDatabaseForReading, wrap, type Database } from "~db/client.server";
import * as schema from "~db/schema";
import BetterSqlite3 from "better-sqlite3";
import path from "node:path";
import { figure } from "../figure";
import { FIRM_NAMES, furnish, type Addresses } from "../furnished-world";
import { World, type WorldRole } from "../world";
import { buildProduct } from "./build-product";
import { contextOn, ORIGIN, paramsOf, requestContextOf } from "./in-process";
import { formsOf, TYPED_PASSWORD, type Entries, type PageForm } from "./page-forms";
import { productRoutes, type LoaderFunction, type ProductRoute } from "./route-table";

/** A form that several pages may show, about records in different states. */
interface FoundForm {
  route: Pick<ProductRoute, "pattern" | "act">;
  role: WorldRole | null;
  pages: PageForm[];
}

interface Sender {
  actor: Actor;
  sessionIdHash: string | null;
}

/** Carried out on the folder of the data and by the process that serves it, not on the database. */
const ON_THE_FOLDER = /^\/settings\/backups\//;

/** The schema also takes a firm by its id, from forms of others and from programs; staff may name any firm that they see, and do so by its name. */
const NAMED_OTHERWISE: Record<string, string> = {
  "/events/:id/registrations/new": "organisationId",
  "/events/:id/door": "organisationId",
};

/** No more pages are tried than this that show the same form. */
const MOST_PAGES = 8;

/** Forms that change no record: they lead on to a page, hand out what is there, or change what only the browser or the session keeps. */
const CHANGES_NO_RECORD = new Set([
  "/language",
  "/sign-out",
  "/organisations/:id/contacts/:contactId/disclosure",
  "/portal/organisations/:id/holdings/export",
  "/people/:id/record",
  "/lists/:list/selection",
  "/events/:id/invitations/new",
  "/events/:id/door/tickets",
  "/organisations/duplicates/scan",
  "/forgotten-password",
  "/audit/verification",
  "/account/sessions",
  "/settings/webhooks/:id/test",
]);

/** So many forms are carried out; with another one comes another number, and it never falls. */
const CARRIED_OUT = 251;

/** What a person types who has read the page, where the form alone does not say it. */
const KNOWN_FIRM = FIRM_NAMES[0];
const TYPED: Record<string, Record<string, string | File>> = {
  "/people": { name: "曹伟欣" },
  "/people/:id/erasure": { typed: "李敏" },
  "/organisations/:id/contacts/new": { phone: "0731-8888 0000", email: "new@firm.example" },
  "/conduct/complaints/:id/assignment": { organisation: KNOWN_FIRM },
  "/conduct/pledges/:id/signatures/new": { organisation: FIRM_NAMES[2], organisationName: FIRM_NAMES[2] },
  "/conduct/commendations/new": { organisation: KNOWN_FIRM },
  "/events/:id/outcomes/new": { "parties.0": KNOWN_FIRM },
  "/events/:id/stands/:standId/firms/new": { firm: FIRM_NAMES[2] },
  "/organisations/:id/sites/new": { region: "长沙市" },
  "/organisations/:id/relations/new": { other: FIRM_NAMES[2] },
  "/organisations/:id/membership/status": { untilDay: "2099-12-31" },
  "/settings/webhooks": { url: "https://other.example/hook" },
  "/settings/industries": {
    file: new File(["代码,中文名称,英文名称,上级代码\nC,制造业,Manufacturing,\n"], "行业.csv", { type: "text/csv" }),
  },
  "/public/membership/apply": { email: "apply@firm.example", phone: "0731-8888 0000" },
};

const routes = await productRoutes();
let world: World;
let bytes: Buffer;
let forms: FoundForm[];
let senders: Map<WorldRole | null, Sender>;
let now: number;
/** Of the world: by it the links of mails are known. */
let auditKey: Buffer;

/** The route that a form's address belongs to: the one that names most of its parts. */
function routeOf(address: string): ProductRoute | undefined {
  const parts = address.split("?")[0]!.split("/");
  const fits = ({ pattern, act }: ProductRoute) => {
    const names = pattern.split("/");
    return (
      act !== null &&
      names.length === parts.length &&
      names.every((name, at) => name.startsWith(":") || name === parts[at])
    );
  };
  return routes.filter(fits).sort((a, b) => a.pattern.split(":").length - b.pattern.split(":").length)[0];
}

async function collectForms(addresses: Addresses): Promise<FoundForm[]> {
  const found = new Map<string, FoundForm>();
  for (const [pattern, states] of Object.entries(addresses)) {
    const role = /^\/(public|sign-in|forgotten-password|setup|set-password)/.test(pattern)
      ? null
      : /^\/portal/.test(pattern)
        ? "firm_representative"
        : "administrator";
    const headers: Record<string, string> = role === null ? {} : { Cookie: world.cookieOf(role) };
    for (const address of states) {
      const { text } = await world.server.client.ask({ path: encodeURI(address), headers });
      for (const form of formsOf(text, address)) {
        const route = routeOf(form.action);
        if (!route || ON_THE_FOLDER.test(route.pattern)) continue;
        const key = `${route.pattern} ${String(role)} ${[...form.names].sort().join(" ")}`;
        const known = found.get(key);
        if (!known) found.set(key, { route, role, pages: [form] });
        else if (known.pages.length < MOST_PAGES && known.pages.every(({ action }) => action !== form.action))
          known.pages.push(form);
      }
    }
  }
  return [...found.values()];
}

beforeAll(async () => {
  buildProduct();
  world = await World.start();
  forms = await collectForms(await furnish(world));
  const cookies = ([null, "administrator", "firm_representative"] as const).map(
    (role) => [role, role === null ? "" : world.cookieOf(role).split("=")[1]!] as const,
  );
  const db = openDatabaseForReading(path.join(world.folder, "weft.db"));
  now = Date.now();
  auditKey = world.as("administrator").auditKey;
  senders = new Map(
    cookies.map(([role, token]) => [
      role,
      role === null
        ? { actor: VISITOR, sessionIdHash: null }
        : { actor: readSession(db, token, now)!.actor, sessionIdHash: hashToken(token) },
    ]),
  );
  const kept = db.$client.serialize();
  db.$client.close();
  // A database in memory has no write-ahead log, which these two bytes of the head would ask for.
  kept.fill(1, 18, 20);
  const own = new BetterSqlite3(kept);
  own.prepare("UPDATE users SET password_hash = ?").run(await hashPassword(TYPED_PASSWORD));
  bytes = own.serialize();
  own.close();
}, 900_000);
afterAll(() => world.stop());

/** Every column of the product and every word for rights, as a form could name it. */
const PLANTED: [string, string][] = [
  ...new Set(
    Object.values(schema).flatMap((table) => (is(table, SQLiteTable) ? Object.keys(getTableColumns(table)) : [])),
  ),
]
  .map((name): [string, string] => [name, valueFor(name)])
  .concat([
    ["user.role", "administrator"],
    ["roles", "administrator"],
    ["isAdmin", "yes"],
    ["isPublic", "yes"],
    ["firmId", "2"],
    ["organisationIds", "2"],
    ["permissions", "account.manage"],
    ["actor.role", "administrator"],
    ["__proto__.role", "administrator"],
    ["constructor.prototype.role", "administrator"],
  ]);

function valueFor(name: string): string {
  if (name === "role") return "administrator";
  if (/(Id|By|Fen|Seq|version|seats|attempts|step|count|position|bytes)$/i.test(name)) return "2";
  if (/At$/.test(name)) return "1700000000000";
  if (/(On|Day|From|Until|Since)$/i.test(name)) return "2020-01-01";
  if (/^(is|has|listed|confidential|shared|pinned|retired)|Confirmed$|Waived$/.test(name)) return "yes";
  if (/status|state/i.test(name)) return "confirmed";
  return "planted-4711";
}

type Rows = Record<string, Record<string, unknown>[]>;

/** Rows in the order in which they came, so that a key drawn at random moves none; the ids of these are drawn at random themselves. */
const ORDERS: Readonly<Record<string, string>> = { survey_answers: "survey_id, satisfaction, answers, remark" };

function rowsOf(db: Database): Rows {
  const names = db.$client
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'search%'",
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    names.map((name) => [
      name,
      db.$client.prepare(`SELECT * FROM "${name}" ORDER BY ${ORDERS[name] ?? "rowid"}`).all() as Record<
        string,
        unknown
      >[],
    ]),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return Buffer.isBuffer(one) && Buffer.isBuffer(other) ? one.equals(other) : one === other;
}

/** Where two states differ, as `table.column`, or `table` where one has more rows. */
function differences(one: Rows, other: Rows): Set<string> {
  const found = new Set<string>();
  for (const [table, rows] of Object.entries(one)) {
    const others = other[table]!;
    if (rows.length !== others.length) found.add(table);
    rows.forEach((row, at) => {
      for (const [column, value] of Object.entries(row))
        if (others[at] && !isSame(others[at][column], value)) found.add(`${table}.${column}`);
    });
  }
  return found;
}

interface Outcome {
  status: number;
  rows: Rows;
  fault: string | null;
  /** What was answered, in a few words. */
  answer: string;
  audit: { count: number; strangers: number };
}

/** What the form leaves behind on a database of its own. */
async function send(
  { route, role }: Pick<FoundForm, "route" | "role">,
  action: string,
  entries: Entries,
  extra: readonly (readonly [string, string])[] = [],
): Promise<Outcome> {
  const db = wrap(new BetterSqlite3(Buffer.from(bytes)));
  forgetTurns();
  const { actor, sessionIdHash } = senders.get(role)!;
  const context = { ...contextOn(db, () => now), auditKey };
  const request = { ...requestContextOf(context, actor, world.folder), sessionIdHash };
  const body = new FormData();
  for (const [name, value] of [...entries, ...extra]) body.append(name, value);
  const lastSeq = db.$client.prepare("SELECT coalesce(max(seq), 0) FROM audit_entries").pluck().get();
  let status = 200;
  let fault: string | null = null;
  let answer = "";
  try {
    const answered: unknown = await route.act!({
      request: new Request(ORIGIN + action, { method: "POST", body }),
      params: paramsOf(route.pattern, action),
      context: { request },
    } as never);
    status = statusOf(answered);
    answer = wordsOf(answered);
  } catch (error) {
    if (error instanceof Response || (error as { type?: string } | null)?.type === "DataWithResponseInit")
      status = statusOf(error);
    else if (error instanceof Refusal) status = 422;
    else fault = String(error);
  }
  if (status >= 400 && answer === "") answer = String(status);
  const logged = db.$client.prepare("SELECT actor_user_id FROM audit_entries WHERE seq > ?").pluck().all(lastSeq) as (
    number | null
  )[];
  const rows = rowsOf(db);
  db.$client.close();
  return {
    status,
    rows,
    fault,
    answer,
    audit: { count: logged.length, strangers: logged.filter((id) => id !== actor.userId).length },
  };
}

/** What a form that was refused says, and of which entries. */
function wordsOf(answered: unknown): string {
  const refusal = (
    answered as { data?: { refused?: { key: string }; fields?: Record<string, { key: string }> } } | null
  )?.data;
  if (!refusal?.refused) return answered instanceof Response ? "saved as it was" : "";
  const fields = Object.entries(refusal.fields ?? {}).map(([name, { key }]) => `${name}: ${key}`);
  return [refusal.refused.key, ...fields].join(" ");
}

function statusOf(answer: unknown): number {
  if (answer instanceof Response) return answer.status;
  return (answer as { init?: { status?: number } } | null)?.init?.status ?? 200;
}

/** What is kept beside the change itself: who was there, what was counted, what makes the log a chain. */
const BESIDE = /^(sessions|audit_entries|sqlite_sequence|search_|jobs|webhook_deliveries)/;

/** Of what the log says nothing. */
const UNSAID = new RegExp(
  [
    // How one person likes a list.
    /^(list_pins|list_preferences)(\.|$)/,
    // What is only prepared, and holds once it is confirmed.
    /^(second_factor_offers|imports)(\.|$)|^person_requests\.chosen$/,
    // That a record was saved as it was, be it that its rows were put anew.
    /\.(version|updated_at|updated_by)$|^dues_rates\.(id|year|due_day)$/,
    // Settings that are kept for the first time as they held without being kept.
    /^(directory_settings|profile_settings|conduct_rules|self_check_thresholds)$/,
  ]
    .map(({ source }) => source)
    .join("|"),
);

interface Verdict {
  changed: boolean;
  carriedOut: boolean;
  /** Of every try, where none was carried out. */
  refusals: string[];
  problems: string[];
  unheard: string[];
}

interface Try {
  action: string;
  entries: Entries;
  outcome: Outcome;
}

/** What is typed into the form by who knows the records: the firm's own words, and the words that a page asks to be repeated. */
function typedInto({ route: { pattern } }: FoundForm, entries: Entries): Entries {
  const words = TYPED[pattern] ?? {};
  return entries.map(([name, value]) => [name, words[name] ?? value]);
}

/** The first filling of the first page with which the form changes something that the log tells of; the first that changes something; or the first. */
async function carryOut(form: FoundForm, before: Rows): Promise<{ best: Try; refusals: string[] }> {
  const tries: Try[] = [];
  for (const { action, fillings } of form.pages) {
    for (const filling of Object.values(fillings)) {
      const entries = typedInto(form, filling);
      const outcome = await send(form, action, entries);
      tries.push({ action, entries, outcome });
      if (isCarriedOut(form, outcome, before) && outcome.audit.count > 0) return { best: tries.at(-1)!, refusals: [] };
    }
  }
  const best = tries.find(({ outcome }) => isCarriedOut(form, outcome, before));
  return best ? { best, refusals: [] } : { best: tries[0]!, refusals: tries.map(({ outcome }) => outcome.answer) };
}

const changes = (outcome: Outcome, before: Rows) =>
  [...differences(before, outcome.rows)].some((place) => !BESIDE.test(place));

function isCarriedOut({ route }: FoundForm, outcome: Outcome, before: Rows): boolean {
  if (CHANGES_NO_RECORD.has(route.pattern)) return outcome.status < 400;
  return changes(outcome, before);
}

async function judge(form: FoundForm, before: Rows): Promise<Verdict> {
  const { best, refusals } = await carryOut(form, before);
  const { action, entries, outcome: honest } = best;
  const again = await send(form, action, entries);
  const names = new Set(form.pages.flatMap((page) => [...page.names]));
  const planted = await send(
    form,
    action,
    entries,
    PLANTED.filter(
      ([name]) =>
        name !== NAMED_OTHERWISE[form.route.pattern] &&
        ![...names].some((own) => own === name || own.split(".")[0] === name),
    ),
  );
  const where = `${form.route.pattern} as ${String(form.role)} (${honest.status})`;
  const noise = differences(honest.rows, again.rows);
  const changedHere = [...differences(before, honest.rows)];
  const taken = [...differences(honest.rows, planted.rows)].filter((place) => !noise.has(place));
  const refused = [...differences(before, planted.rows)].every((place) => BESIDE.test(place));
  const changed = changes(honest, before);
  return {
    changed,
    carriedOut: isCarriedOut(form, honest, before),
    refusals,
    problems: [
      ...[honest, planted].flatMap(({ fault }) => (fault ? [`${where}: ${fault}`] : [])),
      ...(taken.length > 0 && !refused ? [`${where} takes what it does not ask for: ${taken.join(", ")}`] : []),
    ],
    unheard:
      changed && honest.audit.count === 0 && !changedHere.every((place) => BESIDE.test(place) || UNSAID.test(place))
        ? [`${where} changes ${changedHere.join(", ")} without an entry in the log`]
        : [],
  };
}

function stateBefore(): Rows {
  const db = wrap(new BetterSqlite3(Buffer.from(bytes)));
  const rows = rowsOf(db);
  db.$client.close();
  return rows;
}

describe("every form of the product", () => {
  it("takes nothing that it does not ask for, and leaves an entry in the log for what it changes", async () => {
    const before = stateBefore();
    const verdicts: Verdict[] = [];
    for (const form of forms) verdicts.push(await judge(form, before));
    const accepted = verdicts.filter(({ carriedOut }) => carriedOut).length;
    const problems = verdicts.flatMap((verdict) => verdict.problems);
    figure(
      "forms with every column planted",
      forms.length,
      `${problems.length} take one they do not ask for (${PLANTED.length} names; ${accepted} forms were carried out)`,
    );
    for (const [at, { carriedOut, refusals }] of verdicts.entries())
      if (!carriedOut)
        console.log(`not carried out: ${forms[at]!.route.pattern} (${[...new Set(refusals)].join("; ")})`);
    expect(problems).toEqual([]);
    expect(verdicts.flatMap(({ unheard }) => unheard)).toEqual([]);
    expect(accepted).toBeGreaterThanOrEqual(CARRIED_OUT);
  });

  it("would be found out when it writes whatever it is sent, or says nothing of it", async () => {
    const careless: LoaderFunction = (async ({
      request,
      context,
    }: {
      request: Request;
      context: { request: { db: Database } };
    }) => {
      const role = (await request.formData()).get("role");
      context.request.db.$client
        .prepare("UPDATE users SET name = 'x', role = coalesce(?, role) WHERE id = 3")
        .run(role);
      return null;
    }) as never;
    const form = {
      route: { pattern: "/account", act: careless },
      role: "firm_representative" as const,
      pages: [{ action: "/account", fillings: { brief: [["name", "x"]] }, names: new Set(["name"]) } as PageForm],
    };
    const { problems, unheard } = await judge(form, stateBefore());
    expect(problems).toEqual(["/account as firm_representative (200) takes what it does not ask for: users.role"]);
    expect(unheard).toHaveLength(1);
  });
});
