import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDataFolder } from "~/server/data-folder.server";
import { users } from "~db/schema";
import { buildProduct, SERVER_ENTRY } from "../e2e/server/build-product";
import { newCookie, systemContext } from "../e2e/server/people";
import { freePort, RunningServer } from "../e2e/server/running-server";
import { writeMembers } from "./generated-members";
import type { Measure } from "./measure";

const ADDRESS = "/organisations?filter.kind=enterprise&sort=-updatedAt";
const MEMBERS = 10_000;
const WARM_UP = 200;
const REQUESTS = 600;
const SAMPLE_EVERY_US = 200;
const MOST_SHARE = 0.02;

interface Frame {
  functionName: string;
  url: string;
  lineNumber: number;
  columnNumber: number;
}

/** What V8 writes with `--cpu-prof`: a tree of calls, and at which of them the process was at each sample. */
interface Profile {
  nodes: { id: number; callFrame: Frame; children?: number[] }[];
  startTime: number;
  samples: number[];
  timeDeltas: number[];
}

/**
 * The functions that decide about permissions, by what they do, since the build gives them other names: whether an actor may, whether
 * a role ever may, and the refusal that follows.
 */
const DECIDING = [
  /function ([\w$]+)\([\w,]+\)\{const (\w+)=[\w$]+\[\w+\];return\(!\2\.hubOnly\|\|/g,
  /function ([\w$]+)\([\w,]+\)\{if\(![\w$]+\(\w+\.actor,\w+,\w+\)\)throw new [\w$]+\("forbidden","error\.forbidden"\)\}/g,
];
const DECIDING_FUNCTIONS = 3;

interface Place {
  file: string;
  name: string;
  line: number;
  column: number;
}

function placesOfDeciding(): Place[] {
  const folder = path.join(path.dirname(SERVER_ENTRY), "assets");
  const places = readdirSync(folder).flatMap((file) => {
    const text = readFileSync(path.join(folder, file), "utf8");
    return DECIDING.flatMap((pattern) => [...text.matchAll(pattern)]).map(({ index, 1: name = "" }): Place => {
      const before = text.slice(0, index);
      return { file, name, line: before.split("\n").length - 1, column: index - (before.lastIndexOf("\n") + 1) };
    });
  });
  if (places.length !== DECIDING_FUNCTIONS)
    throw new Error("the build decides about permissions in another way than this measurement knows");
  return places;
}

/** Of the time between two moments in which the process did anything: how much of it within the functions. */
function shareWithin({ nodes, startTime, samples, timeDeltas }: Profile, places: Place[], from: number, to: number) {
  const isPlace = ({ functionName, url, lineNumber, columnNumber }: Frame) =>
    places.some(
      ({ file, name, line, column }) =>
        functionName === name &&
        url.endsWith(file) &&
        lineNumber === line &&
        Math.abs(columnNumber - column) < 20 + name.length,
    );
  const within = new Set<number>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const idle = new Set(nodes.filter(({ callFrame }) => callFrame.functionName === "(idle)").map(({ id }) => id));
  const mark = (id: number, inside: boolean): void => {
    const node = byId.get(id)!;
    const here = inside || isPlace(node.callFrame);
    if (here) within.add(id);
    for (const child of node.children ?? []) mark(child, here);
  };
  mark(nodes[0]!.id, false);
  let [at, worked, decided] = [startTime, 0, 0];
  samples.forEach((id, index) => {
    const took = timeDeltas[index] ?? 0;
    at += took;
    if (at < from || at > to || idle.has(id)) return;
    worked += took;
    if (within.has(id)) decided += took;
  });
  return { worked, decided, found: within.size };
}

const microseconds = () => Number(process.hrtime.bigint() / 1000n);

/** How much of the work for a member list is deciding who may what, in the running product. */
export async function measurePermissionChecks(): Promise<Measure[]> {
  buildProduct();
  const places = placesOfDeciding();
  const folder = mkdtempSync(path.join(tmpdir(), "weft-bench-"));
  const profiles = path.join(folder, "profiles");
  const port = await freePort();
  const data = openDataFolder(folder);
  const context = systemContext(data, `http://localhost:${port}`);
  writeMembers(context, MEMBERS, 1);
  const userId = data.db
    .insert(users)
    .values({ email: "staff@weft.example", name: "staff", role: "staff", locale: "zh-CN", createdAt: context.now() })
    .returning({ id: users.id })
    .get().id;
  const cookie = newCookie(context, { userId, name: "staff" });
  data.db.$client.close();
  const product = await RunningServer.start({
    folder,
    port,
    nodeOptions: ["--cpu-prof", `--cpu-prof-dir=${profiles}`, `--cpu-prof-interval=${SAMPLE_EVERY_US}`],
  });
  try {
    const ask = async (times: number) => {
      for (let request = 0; request < times; request += 1) {
        const { status } = await product.client.ask({
          path: ADDRESS,
          headers: { Cookie: cookie, Accept: "text/html" },
        });
        if (status !== 200) throw new Error(`the list answered ${status}`);
      }
    };
    await ask(WARM_UP);
    const from = microseconds();
    await ask(REQUESTS);
    const to = microseconds();
    product.client.close();
    await product.stop();
    const [file] = readdirSync(profiles);
    const profile = JSON.parse(readFileSync(path.join(profiles, file!), "utf8")) as Profile;
    const { worked, decided, found } = shareWithin(profile, places, from, to);
    if (worked === 0 || found === 0) throw new Error("the profile knows nothing of the requests or of the permissions");
    const share = decided / worked;
    const each = (time: number) => (time / 1000 / REQUESTS).toFixed(3);
    return [
      {
        name: "permission checks of a member list",
        value: `${each(decided)} of ${each(worked)} ms`,
        limit: `${MOST_SHARE * 100} % of the request`,
        ratio: `${(share * 100).toFixed(2)} %`,
        met: share < MOST_SHARE,
      },
    ];
  } finally {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
