import net from "node:net";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bareApp, bareBuild, listen } from "./bare-app";
import { startHarness, type Harness } from "./harness";
import { HttpClient } from "./http-client";

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(async () => {
  await harness.stop();
});

const CPU_LIMIT_MS = 100;
/** One tick of the kernel's accounting. */
const TICK_MS = 10;

/** CPU time of the server's process, from the kernel. */
function cpuMilliseconds(): number {
  const stat = readFileSync(`/proc/${harness.server.processId}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function cost(work: () => Promise<unknown>): Promise<number> {
  const before = cpuMilliseconds();
  await work();
  return cpuMilliseconds() - before;
}

describe("requests that are meant to cost the server much", () => {
  const post = () => ({ Origin: harness.server.origin, "Content-Type": "application/x-www-form-urlencoded" });
  const cases: { name: string; statuses: number[]; question: () => Parameters<Harness["askAs"]>[1] }[] = [
    {
      name: "the bomb for the route manifest",
      statuses: [404, 414],
      question: () => ({ path: `/__manifest?version=1&p=${"/a".repeat(3_700)}` }),
    },
    {
      name: "a short one for the route manifest",
      statuses: [404],
      question: () => ({ path: `/__manifest?version=1&p=${"/a".repeat(900)}` }),
    },
    { name: "a deep path", statuses: [404], question: () => ({ path: "/a".repeat(1_000) }) },
    { name: "an address of 8 kB", statuses: [414, 431], question: () => ({ path: `/${"a".repeat(8_000)}` }) },
    {
      name: "a page number beyond all",
      statuses: [200, 303],
      question: () => ({ path: "/organisations?page=99999&perPage=999999" }),
    },
    {
      name: "forty filters",
      statuses: [200, 303],
      question: () => ({ path: `/organisations?${"filter.kind=enterprise&".repeat(40)}` }),
    },
    {
      name: "a search of one character repeated",
      statuses: [200],
      question: () => ({ path: `/search?q=${encodeURIComponent("械".repeat(100))}` }),
    },
    {
      name: "ten thousand fields",
      statuses: [303, 400, 413, 422],
      question: () => ({
        method: "POST",
        path: "/language",
        headers: post(),
        body: Array.from({ length: 10_000 }, (_, n) => `f${n}=x`).join("&"),
      }),
    },
    {
      name: "a field nested a thousand deep",
      statuses: [303, 400, 422],
      question: () => ({ method: "POST", path: "/language", headers: post(), body: `${"a.".repeat(1_000)}a=x` }),
    },
    {
      name: "a huge index",
      statuses: [303, 400, 422],
      question: () => ({
        method: "POST",
        path: "/language",
        headers: post(),
        body: "people.4294967294.name=x&people.1e9=x",
      }),
    },
  ];

  it.each(cases)("$name", async ({ name, statuses, question }) => {
    await harness.askAs("staff", { path: "/" });
    const results: number[] = [];
    // The middle of three: the first may pay for code that is compiled once.
    const spent: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      spent.push(await cost(async () => results.push((await harness.askAs("staff", question())).status)));
    }
    const middle = spent.sort((a, b) => a - b)[1]!;
    console.log(`${name}: ${results[0]}, ${middle} ms CPU`);
    expect(statuses.concat(404)).toContain(results[0]);
    expect(middle).toBeLessThanOrEqual(CPU_LIMIT_MS);
  });

  it("would cost much: the bomb for the route manifest keeps a product without our guards busy", async () => {
    const show = () => Response.json({});
    const { port, server } = await listen(bareApp(bareBuild(show, show, 300)));
    const client = new HttpClient(port);
    const before = process.cpuUsage();
    await client.ask({ path: `/__manifest?version=bare&p=${"/a".repeat(3_700)}` });
    const { user } = process.cpuUsage(before);
    client.close();
    server.close();
    console.log(`without guards: ${Math.round(user / 1000)} ms CPU`);
    expect(user / 1000).toBeGreaterThan(5 * CPU_LIMIT_MS);
  });

  it("a body of 100 MB is refused before it was sent", async () => {
    const head = `POST /language HTTP/1.1\r\nHost: x\r\nOrigin: ${harness.server.origin}\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
    const declared = await harness.server.client.sendBytes(`${head}Content-Length: 104857600\r\n\r\n`);
    expect(declared.status).toBe(413);
    const unknown = await harness.server.client.sendBytes(`${head}Transfer-Encoding: chunked\r\n\r\n`);
    expect(unknown.status).toBe(411);
  });

  it.each([
    [
      "a header that smuggles a second request",
      "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n",
    ],
    ["a bare line feed", "GET / HTTP/1.1\nHost: x\n\n"],
    ["a NUL in the address", "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["no HTTP at all", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
    ["an unknown method", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["headers of 100 kB", `GET / HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(100_000)}\r\n\r\n`],
  ])("%s does not bring a fault", async (_name, bytes) => {
    const { status } = await harness.server.client.sendBytes(bytes, 1_500);
    expect(status).toBeLessThan(500);
    expect((await harness.server.client.ask({ path: "/healthz" })).status).toBe(200);
  });

  it("five hundred callers who never finish their request do not keep others waiting", async () => {
    const sockets = Array.from({ length: 500 }, () => {
      const socket = net.connect(harness.server.port, "127.0.0.1", () =>
        socket.write("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "),
      );
      socket.on("error", () => undefined);
      return socket;
    });
    const times: number[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      const { status, milliseconds } = await harness.askAs("staff", { path: "/" });
      expect(status).toBe(200);
      times.push(milliseconds);
    }
    for (const socket of sockets) socket.destroy();
    expect(times.sort((a, b) => a - b)[18]!).toBeLessThan(1_000);
  });

  it("one refused request writes less than 1 kB of log", async () => {
    const before = harness.server.output.length;
    for (let turn = 0; turn < 50; turn += 1)
      await harness.askAs("visitor", { path: `/${"x".repeat(1_900)}?_data=${turn}` });
    expect((harness.server.output.length - before) / 50).toBeLessThan(1_024);
  });
});
