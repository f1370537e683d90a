import { tmpdir } from "node:os";
import BetterSqlite3 from "better-sqlite3";
import type { Actor } from "~/access/actor";
import type { Context } from "~/access/context";
import { readSettings } from "~/env.server";
import type { RequestContext } from "~/http/request-context";
import type { OpenedData } from "~/server/data-folder.server";
import { wrap, type Database } from "~db/client.server";
import { systemContext } from "./people";

export const ORIGIN = "http://localhost:3000";

export const ADMINISTRATOR: Actor = {
  role: "administrator",
  userId: 1,
  name: "test",
  organisationIds: [],
  promoterId: null,
};

export function contextOn(db: Database, now?: () => number): Context {
  return systemContext({ db, auditKey: Buffer.alloc(32, 7) } as OpenedData, ORIGIN, now);
}

/** What the server hands to a loader or an action, without the server. */
export function requestContextOf(context: Context, actor: Actor, folder = tmpdir()): RequestContext {
  return {
    ...context,
    actor,
    nonce: "",
    address: "127.0.0.1",
    userAgent: "test",
    sessionIdHash: null,
    demo: false,
    mailConfigured: false,
    lookedAtBy: null,
    lookIsOver: false,
    settings: readSettings({ WEFT_DATA: folder }),
  };
}

/** The parts of an address that its pattern names, as the router would give them. */
export function paramsOf(pattern: string, path: string): Record<string, string | undefined> {
  const parts = path.split("?")[0]!.split("/");
  return Object.fromEntries(
    pattern
      .split("/")
      .flatMap((part, at) =>
        part === "*"
          ? [["*", parts.slice(at).join("/")]]
          : part.startsWith(":")
            ? [[part.slice(1).replace("?", ""), decodeURIComponent(parts[at] ?? "")]]
            : [],
      ),
  ) as Record<string, string | undefined>;
}

/** A copy of a database in memory, and the text of every statement that is prepared on it, before values are bound. */
export function watchedCopy(bytes: Buffer): { db: Database; statements: string[] } {
  const client = new BetterSqlite3(Buffer.from(bytes));
  const statements: string[] = [];
  const [prepare, exec] = [client.prepare.bind(client), client.exec.bind(client)];
  client.prepare = ((text: string) => {
    statements.push(text);
    return prepare(text);
  }) as typeof client.prepare;
  client.exec = (text: string) => {
    statements.push(text);
    return exec(text);
  };
  return { db: wrap(client), statements };
}
