import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { EVENT_HISTORY_LABELS, NOT_IN_EVENT_HISTORY } from "./event-labels";

/** What the verbs of the module write into the log about an event. */
function actionsOnEvents(): string[] {
  const folder = path.join(process.cwd(), "app/modules/events");
  const verbs = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".server.ts"),
  );
  const found = verbs.flatMap((file) => {
    const source = readFileSync(path.join(folder, file), "utf8");
    return [...source.matchAll(/action: ([^\n]*?),\s*subjectKind: "event",/g)].flatMap(([, action]) =>
      [...action!.matchAll(/"([a-z]\w*\.\w+)"/gi)].map(([, name]) => name!),
    );
  });
  return [...new Set(found)];
}

it("tells in words what was done to an event, or leaves it out of its history", () => {
  const actions = actionsOnEvents();
  expect(actions).toEqual(
    expect.arrayContaining(["event.publish", "event.confirmPlace", "survey.send", "ticket.scan"]),
  );
  const leftOut: readonly string[] = NOT_IN_EVENT_HISTORY;
  expect(actions.filter((action) => !leftOut.includes(action) && !EVENT_HISTORY_LABELS[action])).toEqual([]);
});
