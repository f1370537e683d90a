import { createServer } from "node:http";
import BetterSqlite3 from "better-sqlite3";

/** The least that could answer a program: node:http, two prepared statements and JSON. */
const [, , databaseFile = "", port = ""] = process.argv;
const db = new BetterSqlite3(databaseFile, { readonly: true });
const count = db.prepare("SELECT count(*) FROM organisations WHERE kind = ? AND archived_at IS NULL").pluck();
const page = db.prepare(
  "SELECT * FROM organisations WHERE kind = ? AND archived_at IS NULL ORDER BY updated_at DESC, id LIMIT 50 OFFSET 0",
);

createServer((request, response) => {
  const kind = new URL(request.url ?? "/", "http://localhost").searchParams.get("filter.kind");
  const body = JSON.stringify({ rows: page.all(kind), total: count.get(kind), page: 1, perPage: 50 });
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}).listen(Number(port), "127.0.0.1");
