import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { LOCALES } from "~/i18n/locales";
import { messagesOf } from "~/i18n/messages.server";

interface SourceFile {
  /** From the project folder, such as `app/lists/list-query.ts`. */
  file: string;
  text: string;
  /** What it imports, as paths from the project folder where they are ours. */
  imports: { target: string; typeOnly: boolean }[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;"']*?from\s*"([^"]+)"|import\(\s*"([^"]+)"\s*\)|\nimport\s+"([^"]+)"/g;

function resolved(from: string, target: string): string {
  if (target.startsWith("~db/")) return `db/${target.slice(4)}`;
  if (target.startsWith("~/")) return `app/${target.slice(2)}`;
  if (target.startsWith(".")) return path.posix.join(path.posix.dirname(from), target);
  return target;
}

function readSource(file: string, text: string): SourceFile {
  const imports = [...text.matchAll(IMPORT)].map(([, type, first, second, third]) => ({
    target: resolved(file, (first ?? second ?? third)!),
    typeOnly: type !== undefined,
  }));
  return { file, text, imports };
}

const files = ["app", "db"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
    .map((name) => `${folder}/${name.split(path.sep).join("/")}`),
);
const all = files.map((file) => readSource(file, readFileSync(file, "utf8")));
const isTest = ({ file }: SourceFile) =>
  /\.(test|testing)\.tsx?$/.test(file) || file === "app/access/testing.ts" || file === "db/testing.ts";
const product = all.filter((source) => !isTest(source));

/** Which modules a module may use; the later ones know the earlier ones and never the other way. */
const USES: Record<string, readonly string[]> = {
  promoters: [],
  accounts: ["promoters", "organisations"],
  organisations: ["promoters", "accounts"],
  events: ["promoters", "accounts", "organisations"],
  labs: ["promoters", "accounts", "organisations"],
  matchmaking: ["promoters", "accounts", "organisations"],
  sourcing: ["promoters", "accounts", "organisations"],
  services: ["promoters", "accounts", "organisations"],
  governance: ["promoters", "accounts", "organisations"],
  conduct: ["promoters", "accounts", "organisations"],
  desk: ["promoters", "accounts", "organisations", "events", "governance", "conduct"],
  network: ["promoters", "accounts", "organisations", "events", "labs", "matchmaking", "sourcing", "services"],
  reports: [
    "promoters",
    "accounts",
    "organisations",
    "events",
    "labs",
    "matchmaking",
    "sourcing",
    "services",
    "governance",
    "conduct",
    "network",
  ],
};

const MECHANISMS = [
  "access",
  "backup",
  "charts",
  "figures",
  "files",
  "forms",
  "http",
  "i18n",
  "jobs",
  "lists",
  "mail",
  "personal-data",
  "regions",
  "search",
  "server",
  "stuck",
  "transfer",
  "ui",
  "values",
  "webhooks",
];
/** Folders whose purpose is to bring the modules together. */
const COMPOSITION_FOLDERS = ["api", "commands", "file-registry", "list-registry", "routes", "transfer-registry"];
/** Places that bring the modules together, each for one purpose. */
const COMPOSITION: Record<string, RegExp> = {
  "app/access/permissions.ts": /^app\/modules\/\w+\/permissions$/,
  "app/jobs/handlers.server.ts": /^app\/modules\//,
  "app/server/retention-rules.server.ts": /^app\/modules\//,
  "app/server/run-product.server.ts": /^app\/modules\/(accounts|events|organisations|governance)\//,
};

const moduleOf = (file: string) => /^app\/modules\/(\w+)\//.exec(file)?.[1];
const mechanismOf = (file: string) => MECHANISMS.find((name) => file.startsWith(`app/${name}/`));

/** Imports against the direction: a module that knows a later one, a mechanism that knows a module. */
function againstDirection(sources: readonly SourceFile[]): string[] {
  return sources.flatMap(({ file, imports }) =>
    imports.flatMap(({ target }) => {
      const other = moduleOf(target);
      if (other === undefined) {
        return target.startsWith("app/routes/") && file !== "app/routes.ts" ? [`${file} → ${target}`] : [];
      }
      const own = moduleOf(file);
      if (own !== undefined) return own === other || USES[own]?.includes(other) ? [] : [`${file} → ${target}`];
      return mechanismOf(file) !== undefined && !COMPOSITION[file]?.test(target) ? [`${file} → ${target}`] : [];
    }),
  );
}

/** Entry points that the bundler or Node runs on the server: they may import what is on the server only. */
const SERVER_ENTRIES = /^app\/(routes\/|commands\/|server\/|root\.tsx$|entry\.server\.tsx$)|^db\//;

/** Files that reach the browser and import what belongs to the server. */
function serverInBrowser(sources: readonly SourceFile[]): string[] {
  return sources.flatMap(({ file, imports }) => {
    if (SERVER_ENTRIES.test(file) || /\.(server|worker)\.tsx?$/.test(file)) return [];
    return imports
      .filter(
        ({ target, typeOnly }) =>
          !typeOnly &&
          (/\.server$/.test(target) ||
            target.startsWith("db/") ||
            (target.startsWith("node:") && (moduleOf(file) !== undefined || file.endsWith(".tsx")))),
      )
      .map(({ target }) => `${file} → ${target}`);
  });
}

const WRITES = /\b(?:transact\(|\.insert\(|\.update\(\w+\)|\.delete\(\w+\)|recordAudit\()/;

/** Files of verbs that export something and never ask who may. */
function withoutAuthorize(sources: readonly SourceFile[]): string[] {
  return sources
    .filter(
      ({ file, text }) =>
        /^app\/modules\/.*\.server\.ts$/.test(file) && WRITES.test(text) && /^export (async )?function/m.test(text),
    )
    .filter(({ text }) => !/\bauthorize\w*\(/.test(text))
    .map(({ file }) => file);
}

/** Parts of verbs: they write within the transaction of a verb that has asked, and are called by nothing else. */
const PARTS_OF_VERBS = new Set([
  "app/modules/events/split-party.server.ts",
  "app/modules/events/stands/write-people.server.ts",
  "app/modules/events/take-seats.server.ts",
  "app/modules/events/programme/write-choices.server.ts",
  "app/modules/events/fields/write-answers.server.ts",
  "app/modules/events/fields/copy-fields.server.ts",
  "app/modules/events/programme/move-sessions.server.ts",
  "app/modules/events/programme/copy-programme.server.ts",
  "app/modules/events/write-event.server.ts",
  "app/modules/accounts/continue-sign-in.server.ts",
  "app/modules/accounts/prove-identity.server.ts",
  "app/modules/accounts/recovery-codes.server.ts",
  "app/modules/accounts/second-factor.server.ts",
  "app/modules/accounts/second-factor-offer.server.ts",
  "app/modules/accounts/sign-in-failures.server.ts",
  "app/modules/accounts/try-code.server.ts",
]);
/** Two characters may be the name of a font or a unit; three are a word that somebody reads. */
const CHINESE_WORD = /\p{Script=Han}{3,}/u;
/** How others write numbers, days and headers in their tables. */
const OTHERS_WORDS = /^app\/transfer\/tables\//;

const FORBIDDEN_NAME = /(^|[/-])(services?|helpers?|utils?|misc|common|lib|managers?)([/.]|$)/;

describe("the layout of the code", () => {
  it("has no folder of which it is not said what it is", () => {
    const folders = (folder: string) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort();
    expect(folders("app")).toEqual([...MECHANISMS, ...COMPOSITION_FOLDERS, "modules"].sort());
    expect(folders("app/modules").filter((name) => !(name in USES))).toEqual([]);
  });

  it("has no sentence that nothing says", () => {
    const code = product.filter(({ file }) => !file.startsWith("app/i18n/messages/")).map(({ text }) => text);
    const quoted = new Set(code.flatMap((text) => [...text.matchAll(/["'`]([\w.]+)["'`]/g)].map(([, key]) => key!)));
    const built = new Set(code.flatMap((text) => [...text.matchAll(/`([\w.]+\.)\$\{/g)].map(([, start]) => start!)));
    const unused = Object.keys(messagesOf("zh-CN"))
      .map((key) => key.replace(/\.one$/, ""))
      .filter((key) => !quoted.has(key) && ![...built].some((start) => key.startsWith(start)));
    expect(unused).toEqual([]);
  });

  it("is imported in one direction: earlier modules and mechanisms know nothing of later modules", () => {
    expect(againstDirection(product)).toEqual([]);
  });

  it("keeps the database and the server out of what the browser runs", () => {
    expect(serverInBrowser(product)).toEqual([]);
  });

  it("has verbs that all ask who may", () => {
    expect(withoutAuthorize(product).filter((file) => !PARTS_OF_VERBS.has(file))).toEqual([]);
  });

  it("names files by their subject", () => {
    const wrong = files.filter((file) =>
      FORBIDDEN_NAME.test(file.replace(/^app\/modules\/services\//, "app/modules/")),
    );
    expect(wrong).toEqual([]);
  });

  it("has no text as HTML, no styles in elements, no text as SQL", () => {
    const wrong = product.filter(
      ({ file, text }) => /\.tsx$/.test(file) && /\bstyle=|dangerouslySetInnerHTML/.test(text),
    );
    const raw = product.filter(({ text }) => /\bsql\.raw\b/.test(text));
    expect([...wrong, ...raw].map(({ file }) => file)).toEqual([]);
  });

  it("keeps what people read in the messages", () => {
    const withChinese = product.filter(
      ({ file, text }) =>
        !/^app\/i18n\/messages\/|^db\/seed\//.test(file) &&
        !OTHERS_WORDS.test(file) &&
        CHINESE_WORD.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")),
    );
    expect(withChinese.map(({ file }) => file)).toEqual([]);
  });

  it("would notice each of these", () => {
    const bad = [
      readSource("app/modules/organisations/a.ts", 'import { x } from "~/modules/events/vocabulary";'),
      readSource("app/lists/b.ts", 'import type { Y } from "~/modules/events/event-list";'),
      readSource("app/ui/C.tsx", 'import { events } from "~db/schema";'),
      readSource("app/modules/events/components/D.tsx", 'import { publishEvent } from "../publish-event.server";'),
      readSource(
        "app/modules/events/e.server.ts",
        "export function f(context) {\n  return transact(context, () => 1);\n}",
      ),
    ];
    expect(againstDirection(bad)).toHaveLength(2);
    expect(serverInBrowser(bad)).toHaveLength(2);
    expect(withoutAuthorize(bad)).toEqual(["app/modules/events/e.server.ts"]);
    expect(FORBIDDEN_NAME.test("app/modules/events/event-service.server.ts")).toBe(true);
    expect(FORBIDDEN_NAME.test("app/modules/events/policy-servicing.ts")).toBe(false);
  });
});

describe("the sentences of the product", () => {
  const [source = "zh-CN", ...others] = LOCALES;
  const parametersOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort();

  it.each(others)("are all there in %s, with the same parameters, and none is empty", (locale) => {
    const from = messagesOf(source) as Record<string, string>;
    const to = messagesOf(locale) as Record<string, string>;
    const plain = Object.keys(to).filter((key) => !key.endsWith(".one") || key in from);
    expect(plain.sort()).toEqual(Object.keys(from).sort());
    const different = Object.keys(from).filter(
      (key) => parametersOf(from[key]!).join() !== parametersOf(to[key] ?? "").join(),
    );
    expect(different).toEqual([]);
    expect(Object.entries({ ...from, ...to }).filter(([, text]) => text.trim() === "")).toEqual([]);
    const singular = Object.keys(to).filter((key) => key.endsWith(".one"));
    expect(singular.filter((key) => !(key.slice(0, -4) in from))).toEqual([]);
  });

  it("do not say the same key twice in two files", () => {
    const keys = all
      .filter(({ file }) => /^app\/i18n\/messages\/zh-CN\/\w+\.ts$/.test(file) && !file.endsWith("/index.ts"))
      .flatMap(({ file, text }) => [...text.matchAll(/^ {2}"([^"]+)":/gm)].map(([, key]) => ({ file, key: key! })));
    const seen = new Map<string, string>();
    const twice = keys.filter(({ file, key }) => {
      const before = seen.get(key);
      seen.set(key, file);
      return before !== undefined;
    });
    expect(twice).toEqual([]);
  });
});
