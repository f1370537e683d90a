import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createApiToken } from "~/modules/accounts/tokens/create-api-token.server";
import { openDataFolder } from "~/server/data-folder.server";
import { users } from "~db/schema";
import { buildProduct, PROJECT_FOLDER } from "../e2e/server/build-product";
import { HttpClient } from "../e2e/server/http-client";
import { systemContext } from "../e2e/server/people";
import { freePort, RunningServer, untilGiven } from "../e2e/server/running-server";
import { writeMembers } from "./generated-members";
import { cpuMilliseconds, type Measure } from "./measure";

const SEARCH = "filter.kind=enterprise&sort=-updatedAt";
const MEMBERS = 10_000;
const ROUNDS = 5;
/** Below the limit of a token in a minute: each round has a token of its own. */
const REQUESTS = 500;
const MOST_RATIO = 4;

async function costPerRequest(client: HttpClient, processId: number, address: string, token: string): Promise<number> {
  const before = cpuMilliseconds(processId);
  for (let request = 0; request < REQUESTS; request += 1) {
    const { status } = await client.ask({ path: address, headers: { Authorization: `Bearer ${token}` } });
    if (status !== 200) throw new Error(`the list answered ${status}`);
  }
  return (cpuMilliseconds(processId) - before) / REQUESTS;
}

/** Server CPU of the member list for programs against a bare server that answers the same rows as JSON; the two take turns. */
export async function measureProgramList(): Promise<Measure[]> {
  buildProduct();
  const folder = mkdtempSync(path.join(tmpdir(), "weft-bench-"));
  const port = await freePort();
  const data = openDataFolder(folder);
  const context = systemContext(data, `http://localhost:${port}`);
  writeMembers(context, MEMBERS, 1);
  const userId = data.db
    .insert(users)
    .values({ email: "staff@weft.example", name: "staff", role: "staff", locale: "zh-CN", createdAt: context.now() })
    .returning({ id: users.id })
    .get().id;
  const actor = { role: "staff" as const, userId, name: "staff", organisationIds: [], promoterId: null };
  const tokens = Array.from(
    { length: ROUNDS + 1 },
    (_, round) =>
      createApiToken({ ...context, actor }, { name: `round ${round}`, scopes: ["organisations:read"], days: 1 }).token,
  );
  data.db.$client.close();

  const product = await RunningServer.start({ folder, port, env: { WEFT_LOG_LEVEL: "info" } });
  const barePort = await freePort();
  const bare: ChildProcess = spawn(
    process.execPath,
    ["--import", "tsx", "bench/bare-api-server.ts", path.join(folder, "weft.db"), String(barePort)],
    { cwd: PROJECT_FOLDER, stdio: "inherit" },
  );
  const bareClient = new HttpClient(barePort);
  const [ofOurs, ofTheirs] = [`/api/v1/organisations?${SEARCH}`, `/?${SEARCH}`];
  try {
    await untilGiven(() => bareClient.ask({ path: ofTheirs }).catch(() => null), 15_000, "the bare server");
    await costPerRequest(product.client, product.processId, ofOurs, tokens[ROUNDS]!);
    await costPerRequest(bareClient, bare.pid!, ofTheirs, "");
    let [ours, theirs] = [0, 0];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours += (await costPerRequest(product.client, product.processId, ofOurs, tokens[round]!)) / ROUNDS;
      theirs += (await costPerRequest(bareClient, bare.pid!, ofTheirs, "")) / ROUNDS;
    }
    const ratio = ours / theirs;
    return [
      { name: "bare server, JSON", value: `${theirs.toFixed(2)} ms CPU`, limit: "", ratio: "1.0", met: null },
      {
        name: "member list for programs, 50 of 10,000, filtered and sorted",
        value: `${ours.toFixed(2)} ms CPU`,
        limit: `${MOST_RATIO} × bare`,
        ratio: ratio.toFixed(1),
        met: ratio <= MOST_RATIO,
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
