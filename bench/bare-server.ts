import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import BetterSqlite3 from "better-sqlite3";

/**
 * The least that could answer the member list: node:http, two prepared statements, strings. It sends the page that the product
 * sent, with the rows filled in from the database at every request.
 */
const [, , databaseFile = "", pageFile = "", port = ""] = process.argv;
const { head, row, tail } = JSON.parse(readFileSync(pageFile, "utf8")) as { head: string; row: string; tail: string };
const db = new BetterSqlite3(databaseFile, { readonly: true });
const count = db.prepare("SELECT count(*) FROM organisations WHERE kind = ? AND archived_at IS NULL").pluck();
const page = db.prepare(
  "SELECT * FROM organisations WHERE kind = ? AND archived_at IS NULL ORDER BY updated_at DESC, id LIMIT 50 OFFSET 0",
);
const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]!);

createServer((request, response) => {
  const kind = new URL(request.url ?? "/", "http://localhost").searchParams.get("filter.kind");
  const total = count.get(kind) as number;
  const rows = page.all(kind) as { id: number; legal_name: string }[];
  const body = `${head}${rows.map(({ id, legal_name: name }) => row.replaceAll("{id}", String(id)).replaceAll("{name}", escape(name))).join("")}${tail}<!--${total}-->`;
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}).listen(Number(port), "127.0.0.1");
