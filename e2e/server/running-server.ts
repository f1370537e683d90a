import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { PROJECT_FOLDER, SERVER_ENTRY } from "./build-product";
import { HttpClient } from "./http-client";

const BOOT_LIMIT_MS = 60_000;
const POLL_MS = 15;

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Runs the work until it gives something; used where another process decides when. */
export async function untilGiven<T>(attempt: () => Promise<T | null>, limitMs: number, what: string): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const given = await attempt();
    if (given !== null) return given;
    if (performance.now() > end) throw new Error(`waited ${limitMs} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

export interface ServerOptions {
  folder: string;
  port?: number;
  env?: Record<string, string>;
  /** Of the runtime itself, such as for a profile. */
  nodeOptions?: readonly string[];
}

/** The built product as a child process, as an operator would start it. */
export class RunningServer {
  readonly client: HttpClient;
  output = "";
  bootMilliseconds = 0;
  #child: ChildProcess | null = null;

  private constructor(
    readonly folder: string,
    readonly port: number,
    readonly env: Record<string, string>,
    readonly nodeOptions: readonly string[],
  ) {
    this.client = new HttpClient(port);
  }

  static async start({ folder, port, env = {}, nodeOptions = [] }: ServerOptions): Promise<RunningServer> {
    const server = new RunningServer(folder, port ?? (await freePort()), env, nodeOptions);
    await server.start();
    return server;
  }

  /** The public address; what a browser of this product sends as Origin. */
  get origin(): string {
    return this.env.WEFT_ORIGIN ?? `http://localhost:${this.port}`;
  }

  get processId(): number {
    return this.#child?.pid ?? 0;
  }

  async start(): Promise<void> {
    const started = performance.now();
    const child = spawnProduct(this.folder, this.port, this.env, this.nodeOptions);
    this.#child = child;
    const keep = (chunk: Buffer) => (this.output += chunk.toString("utf8"));
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    await untilGiven(
      async () => {
        if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}\n${this.output}`);
        const answer = await this.client.ask({ path: "/healthz" }).catch(() => null);
        return answer?.status === 200 ? answer : null;
      },
      BOOT_LIMIT_MS,
      `the server to start\n${this.output}`,
    );
    this.bootMilliseconds = performance.now() - started;
  }

  /** Asks the server to end, and waits. @returns its exit code */
  async stop(): Promise<number | null> {
    return this.#end("SIGTERM");
  }

  /** Waits until the server has ended by itself. @returns its exit code */
  async ended(): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    return new Promise((resolve) => child.once("exit", (code) => resolve(code)));
  }

  /** What a power cut does to the process: no handler runs. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
    child.kill(signal);
    return ended;
  }

  /** Log lines of faults: what `handleError` and the last handler write. */
  faults(): string[] {
    return this.output
      .split("\n")
      .filter((line) => /"level":(?:"error"|50|60)/.test(line) || /unhandled|uncaught/i.test(line));
  }
}

export function spawnProduct(
  folder: string,
  port: number,
  env: Record<string, string>,
  nodeOptions: readonly string[] = [],
): ChildProcess {
  return spawn(process.execPath, [...nodeOptions, SERVER_ENTRY], {
    cwd: PROJECT_FOLDER,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: "production",
      WEFT_DATA: folder,
      WEFT_PORT: String(port),
      // Tests of other subjects sign in with a password alone; those about the second factor ask for it.
      WEFT_SECOND_FACTOR: "waived",
      ...env,
    },
  });
}
