import { beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "~/http/errors";
import type { ListDefinition } from "~/lists/define-list";
import { testDatabase } from "~db/testing";
import { figure } from "../figure";
import { LENGTHS } from "../lengths";
import { seedCanaryWorld } from "./canary-world";
import { hashTables } from "./database-hash";
import { statementTexts } from "./hostile-texts";
import { ADMINISTRATOR, contextOn, ORIGIN, paramsOf, requestContextOf, watchedCopy } from "./in-process";
import { seedPeople } from "./people";
import { fillPattern, productRoutes, type LoaderFunction, type ProductRoute } from "./route-table";

const texts = statementTexts();
const routes = (await productRoutes()).filter(({ load }) => load !== null);
const definitions = Object.values(
  import.meta.glob<Record<string, unknown>>(["../../app/**/*-list.ts", "!../../app/**/*.test.ts"], { eager: true }),
)
  .flatMap((module) => Object.values(module))
  .filter(
    (value): value is ListDefinition =>
      typeof value === "object" && value !== null && "filters" in value && "columns" in value,
  );
let bytes: Buffer;

beforeAll(() => {
  const db = testDatabase();
  const context = contextOn(db);
  const { ids, subPromoterId } = seedCanaryWorld(context);
  seedPeople(context, { a: ids.organisations!.own, b: ids.organisations!.other }, subPromoterId);
  bytes = db.$client.serialize();
});

/** What an address may carry: what lists read, with the filters of every list, and what single pages read. */
const NAMES = [
  ...new Set([
    ...["q", "sort", "page", "perPage", "columns", "view", "facets", "ids", "set.value"],
    ...["period", "quarter", "month", "year", "figure", "format", "next", "day", "name", "organisation", "promoter"],
    ...definitions.flatMap(({ filters }) =>
      Object.keys(filters).flatMap((key) => [
        `filter.${key}`,
        ...(filters[key]?.kind === "record" ? [`facets.${key}`] : []),
      ]),
    ),
  ]),
];

interface Asked {
  text: string;
  where: string;
  pattern: string;
  path: string;
}

function inSearch({ pattern }: ProductRoute, names: readonly string[], text: string): Asked {
  const search = new URLSearchParams(names.map((name) => [name, text]));
  if (!names.includes("facets")) search.set("facets", "yes");
  return {
    text,
    where: names.length === 1 ? names[0]! : "all at once",
    pattern,
    path: `${fillPattern(pattern, "1")}?${search.toString()}`,
  };
}

function inPath({ pattern }: ProductRoute, text: string): Asked[] {
  const parts = fillPattern(pattern, "1").split("/");
  return pattern.split("/").flatMap((part, at) =>
    part.startsWith(":")
      ? [
          {
            text,
            where: part,
            pattern,
            path: parts.map((one, n) => (n === at ? encodeURIComponent(text.replaceAll("/", "")) : one)).join("/"),
          },
        ]
      : [],
  );
}

/** Which of the texts stand in a statement that the loader had prepared, and what broke. */
async function injectedBy(load: LoaderFunction, asked: readonly Asked[]): Promise<string[]> {
  const { db, statements } = watchedCopy(bytes);
  const request = requestContextOf(contextOn(db), ADMINISTRATOR);
  const before = hashTables(db, { withKeptLooking: false });
  const found: string[] = [];
  const ask = async ({ pattern, path }: Asked) => {
    statements.length = 0;
    try {
      await load({
        request: new Request(ORIGIN + path),
        params: paramsOf(pattern, path),
        context: { request },
      } as never);
    } catch (error) {
      // Refusals and redirects are thrown; anything else is a fault.
      const isAnswer =
        error instanceof Response ||
        error instanceof Refusal ||
        (error as { type?: string } | null)?.type === "DataWithResponseInit";
      return isAnswer ? null : String(error);
    }
    return null;
  };
  for (const one of asked) {
    const broke = await ask(one);
    const what = `${one.pattern} with ${JSON.stringify(one.text)} as ${one.where}`;
    if (broke) found.push(`${what}: ${broke}`);
    if (statements.some((statement) => statement.includes(one.text.trim())))
      found.push(`${what} is part of a statement`);
  }
  const after = hashTables(db, { withKeptLooking: false });
  for (const table of Object.keys(before))
    if (before[table] !== after[table]) found.push(`${asked[0]?.pattern} changed ${table}`);
  db.$client.close();
  return found;
}

/** So short or plain that it stands in honest statements too. */
const telling = texts.filter((text) => text.trim().length >= 5 && /['"`;(%]/.test(text));

describe("texts that would be part of a statement", () => {
  it("never are, in whatever parameter of whatever address they come, and break nothing", async () => {
    const found: string[] = [];
    let sent = 0;
    for (const [number, route] of routes.entries()) {
      const some = (at: number) => telling[(number * 7 + at) % telling.length]!;
      const names = LENGTHS.everyStatement ? NAMES : NAMES.filter((_, at) => (at + number) % 40 === 0);
      const together = LENGTHS.everyStatement ? telling.filter((_, at) => (at + number) % 10 < 2) : [some(0), some(3)];
      const asked = [
        ...together.map((text) => inSearch(route, NAMES, text)),
        ...names.map((name, at) => inSearch(route, [name], some(at))),
        ...inPath(route, some(1)),
      ];
      sent += asked.length;
      found.push(...(await injectedBy(route.load!, asked)));
    }
    figure(
      "texts that would be SQL",
      sent,
      `${found.length} reached a statement or broke one (${telling.length} texts, ${routes.length} addresses, ${NAMES.length} parameters)`,
    );
    expect(definitions.length).toBeGreaterThan(15);
    expect(found.slice(0, 20)).toEqual([]);
  }, 7_200_000);

  it("would be found where a statement is put together from texts", async () => {
    const careless: LoaderFunction = ((args: {
      request: Request;
      context: { request: { db: { $client: { prepare: (text: string) => { all: () => unknown } } } } };
    }) => {
      const q = new URL(args.request.url).searchParams.get("q") ?? "";
      return args.context.request.db.$client.prepare(`SELECT id FROM organisations WHERE legal_name = '${q}'`).all();
    }) as never;
    const route = { pattern: "/careless" } as ProductRoute;
    const [part, broken] = await injectedBy(careless, [
      inSearch(route, ["q"], "x' OR '1'='1"),
      inSearch(route, ["q"], "x' OR"),
    ]);
    expect(part).toBe(`/careless with "x' OR '1'='1" as q is part of a statement`);
    expect(broken).toContain("SqliteError");
  });
});
