import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packedAssets } from "./packed-assets";

const TEXT = "console.log('织网台')";
let folder: string;
let server: Server;
let port: number;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "weft-assets-"));
  writeFileSync(path.join(folder, "page.js"), TEXT);
  writeFileSync(path.join(folder, "page.js.br"), brotliCompressSync(TEXT));
  writeFileSync(path.join(folder, "plain.css"), "a{}");
  const app = express();
  app.use("/assets", packedAssets(folder), express.static(folder, { immutable: true, maxAge: "1y" }));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function ask(file: string, encodings: string) {
  return new Promise<{ headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    get({ port, path: `/assets/${file}`, headers: { "Accept-Encoding": encodings } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
    }).on("error", reject);
  });
}

describe("files of the browser", () => {
  it("go out packed to a browser that unpacks them, as what they are", async () => {
    const { headers, body } = await ask("page.js", "gzip, deflate, br");
    expect(headers["content-encoding"]).toBe("br");
    expect(headers["content-type"]).toMatch(/javascript/);
    expect(headers["cache-control"]).toMatch(/immutable/);
    expect(headers.vary).toBe("Accept-Encoding");
    expect(brotliDecompressSync(body).toString("utf8")).toBe(TEXT);
  });

  it("go out plain to a browser that does not, and a cache is told that both exist", async () => {
    const { headers, body } = await ask("page.js", "gzip");
    expect(headers["content-encoding"]).toBeUndefined();
    expect(headers.vary).toBe("Accept-Encoding");
    expect(body.toString("utf8")).toBe(TEXT);
  });

  it("that were not packed go out as they are", async () => {
    const { headers, body } = await ask("plain.css", "br");
    expect(headers["content-encoding"]).toBeUndefined();
    expect(body.toString("utf8")).toBe("a{}");
  });
});
