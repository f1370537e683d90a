import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { figure } from "../figure";
import { LENGTHS } from "../lengths";
import { startHarness, type Harness } from "./harness";
import { formBody, type Answer } from "./http-client";
import { redirectTargets } from "./hostile-texts";
import { inLanes } from "./lanes";
import { fillPattern, productRoutes } from "./route-table";

const routes = await productRoutes();
const targets = redirectTargets();
const NAMES = ["next", "redirectTo", "return", "returnTo", "url"] as const;
let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(async () => {
  await harness.stop();
});

/** Does a browser that is told to go there stay on our host? */
function staysHere(location: string, origin: string): boolean {
  if (!/^\/(?![/\\])/.test(location)) return false;
  return URL.canParse(location, origin) && new URL(location, origin).origin === origin;
}

function leadsAway({ headers, text }: Answer, origin: string): string | null {
  const locations = [headers.location, headers["x-remix-redirect"]].flat().filter((one) => one !== undefined);
  const refresh = /http-equiv="refresh"[^>]*/i.exec(text)?.[0];
  return [...locations.filter((one) => !staysHere(one, origin)), ...(refresh ? [refresh] : [])][0] ?? null;
}

describe("where the product sends a browser", () => {
  it("is a page of ours, whatever was asked for after choosing a language or signing in", async () => {
    const { server } = harness;
    const away: string[] = [];
    let redirected = 0;
    for (const target of targets) {
      for (const path of ["/language", "/language.data", "/sign-in", "/sign-out"]) {
        const answer = await harness.askAs("visitor", {
          method: "POST",
          path,
          headers: { Origin: server.origin, "Content-Type": "application/x-www-form-urlencoded", Accept: "text/html" },
          body: formBody(Object.fromEntries([...NAMES.map((name) => [name, target]), ["locale", "en"]])),
        });
        if (answer.status >= 300 && answer.status < 400) redirected += 1;
        const found = leadsAway(answer, server.origin);
        if (found !== null) away.push(`${path} with ${JSON.stringify(target)} → ${found}`);
      }
    }
    figure(
      "targets of redirects",
      targets.length,
      `${away.length} of ${redirected.toLocaleString("en")} redirects leave the product`,
    );
    expect(targets.length).toBeGreaterThanOrEqual(60);
    expect(redirected).toBeGreaterThanOrEqual(targets.length);
    expect(away).toEqual([]);
  });

  it("is a page of ours at every address that is read", async () => {
    const away: string[] = [];
    const each = Math.min(LENGTHS.redirectTargets, targets.length);
    const asked = routes
      .filter(({ loader }) => loader)
      .flatMap((route, index) =>
        Array.from({ length: each }, (_, step) => {
          const target = targets[(index * each + step) % targets.length]!;
          const search = new URLSearchParams(NAMES.map((name) => [name, target])).toString();
          return {
            person: step % 2 === 0 ? ("visitor" as const) : ("staff" as const),
            path: `${fillPattern(route.pattern, "1")}?${search}`,
          };
        }),
      )
      .filter(({ path }) => path.length <= 2_000);
    await inLanes(asked, async ({ person, path }) => {
      const answer = await harness.askAs(person, { path, headers: { Accept: "text/html" } });
      const found = leadsAway(answer, harness.server.origin);
      if (found !== null) away.push(`${path} → ${found}`);
    });
    figure("addresses read with a target that leads away", asked.length, `${away.length} lead there`);
    expect(away.slice(0, 20)).toEqual([]);
  }, 7_200_000);

  it.each(["//evil.example/", "/\\evil.example", "https://evil.example", "javascript:alert(1)"])(
    "would notice %s",
    (location) => {
      const answer = { status: 303, headers: { location }, body: Buffer.alloc(0), text: "", milliseconds: 1 };
      expect(leadsAway(answer, "http://localhost:3000")).toBe(location);
    },
  );
});
