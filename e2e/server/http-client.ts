import http from "node:http";
import net from "node:net";

export interface Answer {
  /** 0 when the server closed the connection without an answer. */
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
  text: string;
  milliseconds: number;
}

export interface Question {
  method?: string;
  /** Sent as it is, after the host: `//evil`, `/a%zz` and the like are allowed. */
  path: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
}

/** A machine that does other work too is slow, not silent. */
const NO_ANSWER_AFTER_MS = 120_000;

/** A browser without a screen: keeps its connections, follows nothing, adds nothing. */
export class HttpClient {
  readonly #agent: http.Agent;

  constructor(
    readonly port: number,
    sockets = 16,
  ) {
    this.#agent = new http.Agent({ keepAlive: true, maxSockets: sockets });
  }

  ask(question: Question): Promise<Answer> {
    const { method = "GET", path, headers = {}, body } = question;
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const request = http.request({
        host: "127.0.0.1",
        port: this.port,
        agent: this.#agent,
        method,
        path,
        headers: body === undefined ? headers : { ...headers, "Content-Length": String(Buffer.byteLength(body)) },
        timeout: NO_ANSWER_AFTER_MS,
      });
      request.on("timeout", () => request.destroy(new Error(`no answer to ${method} ${path.slice(0, 200)}`)));
      request.on("error", (error: NodeJS.ErrnoException) => {
        // The server ended an idle connection while this process was too busy to hear of it; a browser opens another one too.
        const wasIdle = request.reusedSocket && error.code === "ECONNRESET" && method === "GET";
        if (wasIdle) this.ask(question).then(resolve, reject);
        else reject(error);
      });
      request.on("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const whole = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: whole,
            text: whole.toString("utf8"),
            milliseconds: performance.now() - started,
          });
        });
      });
      request.end(body);
    });
  }

  /** Sends bytes as they are, for what no HTTP library would send; the answer's head and body as text. */
  sendBytes(bytes: string | Buffer, waitMs = 5_000): Promise<{ status: number; text: string }> {
    return new Promise((resolve) => {
      let text = "";
      const socket = net.connect(this.port, "127.0.0.1", () => socket.write(bytes));
      const end = () => {
        socket.destroy();
        resolve({ status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1] ?? 0), text });
      };
      socket.setTimeout(waitMs, end);
      socket.on("data", (chunk: Buffer) => (text += chunk.toString("latin1")));
      socket.on("error", end);
      socket.on("close", end);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** A form's body as a browser without files sends it. */
export function formBody(values: Record<string, string | readonly string[]>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of [value].flat()) parameters.append(name, one);
  }
  return parameters.toString();
}
