import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDataFolder } from "~/server/data-folder.server";
import { users } from "~db/schema";
import { buildProduct, PROJECT_FOLDER } from "../e2e/server/build-product";
import { HttpClient, type Answer } from "../e2e/server/http-client";
import { newCookie, systemContext } from "../e2e/server/people";
import { freePort, RunningServer, untilGiven } from "../e2e/server/running-server";
import { writeMembers } from "./generated-members";
import { cpuMilliseconds, type Measure } from "./measure";

const ADDRESS = "/organisations?filter.kind=enterprise&sort=-updatedAt";
const MEMBERS = 10_000;
const ROUNDS = 8;
const REQUESTS = 100;
const WARM_UP = 400;
const MOST_RATIO = 12;
/** Of what the list costs, where nothing has changed since it was seen. */
const MOST_OF_UNCHANGED = 0.1;

/** The product's page cut into what comes before the rows, one row with holes, and what comes after. */
function cutPage({ text }: Answer, names: ReadonlySet<string>): { head: string; row: string; tail: string } {
  const rows = [...text.matchAll(/<tr\b[^>]*>(?:(?!<\/tr>)[\s\S])*<\/tr>/g)].filter(([row]) =>
    /\/organisations\/\d+/.test(row),
  );
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || rows.length !== 50) throw new Error(`the page has ${rows.length} rows instead of 50`);
  const id = /\/organisations\/(\d+)/.exec(first[0])![1]!;
  const name = [...names].find((one) => first[0].includes(one));
  if (name === undefined) throw new Error("the first row names no member");
  const row = first[0].replaceAll(`/organisations/${id}`, "/organisations/{id}").replaceAll(name, "{name}");
  return { head: text.slice(0, first.index), row, tail: text.slice(last.index + last[0].length) };
}

async function costPerRequest(
  client: HttpClient,
  processId: number,
  headers: Record<string, string>,
  { requests = REQUESTS, expected = 200 } = {},
): Promise<number> {
  const before = cpuMilliseconds(processId);
  for (let request = 0; request < requests; request += 1) {
    const { status } = await client.ask({ path: ADDRESS, headers: { Accept: "text/html", ...headers } });
    if (status !== expected) throw new Error(`the list answered ${status}`);
  }
  return (cpuMilliseconds(processId) - before) / requests;
}

/** Server CPU of the member list against a bare server that sends the same page; the two take turns. */
export async function measureMemberList(): Promise<Measure[]> {
  buildProduct();
  const folder = mkdtempSync(path.join(tmpdir(), "weft-bench-"));
  const port = await freePort();
  const data = openDataFolder(folder);
  const context = systemContext(data, `http://localhost:${port}`);
  const names = new Set(writeMembers(context, MEMBERS, 1));
  const userId = data.db
    .insert(users)
    .values({ email: "staff@weft.example", name: "staff", role: "staff", locale: "zh-CN", createdAt: context.now() })
    .returning({ id: users.id })
    .get().id;
  const cookie = newCookie(context, { userId, name: "staff" });
  data.db.$client.close();

  const product = await RunningServer.start({ folder, port, env: { WEFT_LOG_LEVEL: "info" } });
  const answer = await product.client.ask({ path: ADDRESS, headers: { Cookie: cookie, Accept: "text/html" } });
  const pageFile = path.join(folder, "page.json");
  writeFileSync(pageFile, JSON.stringify(cutPage(answer, names)));
  const barePort = await freePort();
  const bare: ChildProcess = spawn(
    process.execPath,
    ["--import", "tsx", "bench/bare-server.ts", path.join(folder, "weft.db"), pageFile, String(barePort)],
    { cwd: PROJECT_FOLDER, stdio: "inherit" },
  );
  const bareClient = new HttpClient(barePort);
  try {
    const bareAnswer = await untilGiven(
      () => bareClient.ask({ path: ADDRESS }).catch(() => null),
      15_000,
      "the bare server",
    );
    if (Math.abs(bareAnswer.body.length / answer.body.length - 1) > 0.05)
      throw new Error(`the bare page has ${bareAnswer.body.length} bytes, ours ${answer.body.length}`);
    for (let request = 0; request < WARM_UP; request += 1) {
      await product.client.ask({ path: ADDRESS, headers: { Cookie: cookie } });
      await bareClient.ask({ path: ADDRESS });
    }
    const kept = { Cookie: cookie, "If-None-Match": String(answer.headers.etag) };
    let [ours, theirs, unchanged] = [0, 0, 0];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours += (await costPerRequest(product.client, product.processId, { Cookie: cookie })) / ROUNDS;
      theirs += (await costPerRequest(bareClient, bare.pid!, {})) / ROUNDS;
      // The clock of the kernel is coarse: what is cheap is asked more often.
      const often = { requests: 5 * REQUESTS, expected: 304 };
      unchanged += (await costPerRequest(product.client, product.processId, kept, often)) / ROUNDS;
    }
    const ratio = ours / theirs;
    const kilobytes = Math.round(answer.body.length / 1024);
    return [
      {
        name: `bare server, same page (${kilobytes} kB)`,
        value: `${theirs.toFixed(2)} ms CPU`,
        limit: "",
        ratio: "1.0",
        met: null,
      },
      {
        name: "member list, 50 of 10,000, filtered and sorted",
        value: `${ours.toFixed(2)} ms CPU`,
        limit: `${MOST_RATIO} × bare`,
        ratio: ratio.toFixed(1),
        met: ratio <= MOST_RATIO,
      },
      {
        name: "the same list, unchanged since it was seen (304)",
        value: `${unchanged.toFixed(2)} ms CPU`,
        limit: `${MOST_OF_UNCHANGED} × the list`,
        ratio: (unchanged / ours).toFixed(3),
        met: unchanged / ours <= MOST_OF_UNCHANGED,
      },
    ];
  } finally {
    bareClient.close();
    product.client.close();
    bare.kill();
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
