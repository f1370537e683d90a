import { createHmac } from "node:crypto";
import type { RequestContext } from "~/http/request-context";
import { dayOfInstant } from "~/values/business-day";
import { writesAreRefused } from "~db/refused-writes";
import { writeState } from "~db/write-state";
import { listsAt } from "./define-list";

const MINUTE_MS = 60_000;

/** Of an address within this product, with its `.data` if it has one. */
function isByDay(pathname: string, asked: URLSearchParams): boolean {
  return listsAt(pathname).every(
    ({ changesByDay }) =>
      changesByDay !== undefined &&
      !asked.has("facets") &&
      changesByDay.unless.every((filter) => !asked.has(`filter.${filter}`)),
  );
}

/**
 * A word for all that the page of a list depends on, or null where there is no list or nobody is signed in. It is sealed with a key of
 * this process: what the settings and the build say need not be in it, and nobody can make one or read anything from it.
 * @param address the whole address, which no two pages share
 */
export function listTag(context: RequestContext, address: string, key: Buffer): string | null {
  if (context.actor.userId === null) return null;
  const { pathname, searchParams } = new URL(address, context.origin);
  const place = pathname.replace(/\.data$/, "");
  if (listsAt(place).length === 0) return null;
  const now = context.now();
  const parts = [
    writeState(context.db),
    writesAreRefused(context.db),
    isByDay(place, searchParams) ? dayOfInstant(now) : Math.floor(now / MINUTE_MS),
    ...[address, context.locale, context.sessionIdHash, context.actor, context.lookedAtBy, context.lookIsOver],
  ];
  return `W/"${createHmac("sha256", key).update(JSON.stringify(parts)).digest("base64url")}"`;
}
