import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSettings } from "~/env.server";
import { listsAt } from "~/lists/define-list";
import { createApp } from "~/server/create-app";
import { testDatabase } from "~db/testing";
import { bareBuild, listen } from "./bare-app";
import { startHarness, type Harness } from "./harness";
import { HttpClient, type Answer } from "./http-client";
import { addressFor, fillPattern, productRoutes } from "./route-table";

const routes = await productRoutes();
let harness: Harness;
let secure: Harness;

beforeAll(async () => {
  harness = await startHarness();
  secure = await startHarness({ WEFT_ORIGIN: "https://weft.example" });
});
afterAll(async () => {
  await harness.stop();
  await secure.stop();
});

/** A header that says one thing, be it once or twice. */
function only(value: string, header: string | string[] | undefined): boolean {
  return (
    header !== undefined &&
    String(header)
      .split(",")
      .every((part) => part.trim() === value)
  );
}

/** What every answer must say, and which of it this one does not. The page of a list may be kept, if it is asked for before each use. */
function missing(
  { headers, status }: Answer,
  options: { https?: boolean; file?: boolean; list?: boolean } = {},
): string[] {
  const policy = String(headers["content-security-policy"] ?? "");
  const rules: Record<string, boolean> = {
    "a policy that forbids by default": policy.includes("default-src 'none'"),
    "scripts of this answer only": /script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}'(;|$)/.test(policy),
    "no inline or evaluated code": !/unsafe-(inline|eval)|\*/.test(policy),
    "no framing": policy.includes("frame-ancestors 'none'") && headers["x-frame-options"] === "DENY",
    "no base and no foreign form": policy.includes("base-uri 'none'") && policy.includes("form-action 'self'"),
    "an enforced policy": headers["content-security-policy-report-only"] === undefined,
    nosniff: only("nosniff", headers["x-content-type-options"]),
    "a referrer policy": headers["referrer-policy"] === "same-origin",
    "a permissions policy": headers["permissions-policy"] !== undefined,
    "no word on what runs here": headers["x-powered-by"] === undefined && headers.server === undefined,
    "an id to quote": headers["x-request-id"] !== undefined,
    "no storing":
      options.file === true ||
      (options.list === true && status === 200
        ? headers["cache-control"] === "private, no-cache"
        : only("no-store", headers["cache-control"])),
    "https only": !options.https || /max-age=31536000/.test(String(headers["strict-transport-security"])),
    "a kind of content":
      status === 204 || status >= 300 || headers["content-type"] !== undefined || headers["content-length"] === "0",
  };
  return Object.entries(rules).flatMap(([rule, kept]) => (kept ? [] : [rule]));
}

describe("the headers of every answer", () => {
  it("are there at every address for every person", async () => {
    const wrong: string[] = [];
    const nonces = new Set<string>();
    let [asked, lists] = [0, 0];
    for (const { running, https } of [
      { running: harness, https: false },
      { running: secure, https: true },
    ]) {
      for (const route of routes) {
        for (const person of ["visitor", "administrator"] as const) {
          for (const transport of ["document", "data"] as const) {
            const path = addressFor(route, fillPattern(route.pattern, "1"), transport);
            const answer = await running.askAs(person, { path, headers: { Accept: "text/html" } });
            asked += 1;
            const nonce = /'nonce-([^']+)'/.exec(String(answer.headers["content-security-policy"]))?.[1];
            if (nonce === undefined || nonces.has(nonce)) wrong.push(`${path}: a nonce used twice`);
            else nonces.add(nonce);
            const list = person !== "visitor" && listsAt(path.replace(/(\.data)?(\?.*)?$/, "")).length > 0;
            if (list) lists += 1;
            for (const rule of missing(answer, { https, list }))
              wrong.push(`${path} (${answer.status}) lacks: ${rule}`);
          }
        }
      }
    }
    console.log(`${asked} answers looked at`);
    expect(lists).toBeGreaterThan(0);
    expect(wrong.slice(0, 20)).toEqual([]);
  });

  it("are there when the answer is a refusal, a redirect or a file", async () => {
    const { server } = harness;
    const script = /\/assets\/[\w.-]+\.js/.exec((await harness.askAs("visitor", { path: "/nowhere" })).text)?.[0] ?? "";
    expect(script).not.toBe("");
    const post = { "Content-Type": "application/x-www-form-urlencoded" };
    const questions: {
      expected: number;
      file?: boolean;
      method?: string;
      path: string;
      headers?: Record<string, string>;
      body?: string;
    }[] = [
      { expected: 200, path: "/healthz" },
      { expected: 200, path: script, file: true },
      { expected: 200, path: "/favicon.svg", file: true },
      { expected: 404, path: "/assets/nothing.js" },
      { expected: 404, path: "/nowhere" },
      { expected: 404, path: "/__manifest?version=1&p=/a" },
      { expected: 400, path: "/%zz" },
      { expected: 400, path: "/?_data=root" },
      { expected: 414, path: `/?q=${"a".repeat(3_000)}` },
      { expected: 405, method: "DELETE", path: "/" },
      {
        expected: 403,
        method: "POST",
        path: "/language",
        headers: { ...post, Origin: "https://evil.example" },
        body: "a=b",
      },
      {
        expected: 413,
        method: "POST",
        path: "/language",
        headers: { ...post, Origin: server.origin },
        body: "a".repeat(1_100_000),
      },
      {
        expected: 303,
        method: "POST",
        path: "/language",
        headers: { ...post, Origin: server.origin },
        body: "locale=en",
      },
      {
        expected: 400,
        method: "POST",
        path: "/language",
        headers: { "Content-Type": "multipart/form-data; boundary=x", Origin: server.origin },
        body: "--y",
      },
    ];
    for (const { expected, file, ...question } of questions) {
      const answer = await harness.askAs("visitor", question);
      expect({ path: question.path.slice(0, 40), status: answer.status, missing: missing(answer, { file }) }).toEqual({
        path: question.path.slice(0, 40),
        status: expected,
        missing: [],
      });
    }
  });

  it("are there when something broke, and the answer says nothing of what broke", async () => {
    const fail = () => {
      throw new Error("a secret detail in app/somewhere.ts");
    };
    const build = bareBuild(fail, fail);
    const broken = { ...build, entry: { ...build.entry, module: { default: fail } } } as unknown as typeof build;
    const app = createApp({
      settings: readSettings({ WEFT_ORIGIN: "http://localhost:3000" }),
      build: broken,
      mode: "production",
      base: { db: testDatabase(), now: () => Date.now(), origin: "http://localhost:3000", auditKey: Buffer.alloc(32) },
      log: pino({ level: "silent" }),
    });
    const { port, server } = await listen(app);
    const client = new HttpClient(port);
    const answer = await client.ask({ path: "/page", headers: { Accept: "text/html" } });
    client.close();
    server.close();
    expect(answer.status).toBe(500);
    expect(missing(answer)).toEqual([]);
    expect(answer.text).not.toMatch(/secret detail|somewhere\.ts|\n\s+at /);
  });

  it("would be missed: a bare answer lacks them", () => {
    const bare = {
      status: 200,
      headers: { "x-powered-by": "Express" },
      body: Buffer.alloc(0),
      text: "",
      milliseconds: 1,
    };
    expect(missing(bare, { https: true }).length).toBeGreaterThanOrEqual(10);
  });
});
