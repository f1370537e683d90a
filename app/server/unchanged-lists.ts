import { randomBytes } from "node:crypto";
import { matchRoutes } from "@remix-run/react";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler, Response } from "express";
import type { PermissionName } from "~/access/permissions";
import { mayEver } from "~/http/may-ever";
import type { RequestContext } from "~/http/request-context";
import { listTag } from "~/lists/list-tag.server";
import { routeBranches, type RouteBranch } from "./route-branches";

/**
 * The page of a list that nothing has changed since its browser was last given it is not made again: the browser keeps it, and asks
 * before each use. All other private pages are kept nowhere. A tag is only ever given with a page that was made for this very session,
 * and fits no other; the permissions are asked all the same.
 */
export function unchangedLists(build: ServerBuild): RequestHandler {
  const key = randomBytes(32);
  const needed = permissionsAt(build);
  return (request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") return next();
    const context = response.locals.context as RequestContext;
    const known = (request.headers["if-none-match"] ?? "").split(",").map((each) => each.trim());
    const tag = listTag(context, request.originalUrl, key);
    // A browser that keeps lists of somebody who is signed in no longer is told to forget them.
    if (context.actor.userId === null && known[0] !== "") response.setHeader("Clear-Site-Data", '"cache"');
    if (tag === null) return next();
    if (known.includes(tag) && needed(request.path).every((name) => mayEver(context.actor, name))) {
      keepByBrowser(response, tag);
      // The page that the browser has keeps the policy it came with, whose nonce its scripts carry.
      response.removeHeader("Content-Security-Policy");
      response.status(304).end();
      return;
    }
    beforeHead(response, () => {
      if (response.statusCode === 200) keepByBrowser(response, tag);
    });
    next();
  };
}

function keepByBrowser(response: Response, tag: string): void {
  response.setHeader("Cache-Control", "private, no-cache");
  response.vary("Cookie");
  response.setHeader("ETag", tag);
}

/** The permission of every loader that an address asks. */
function permissionsAt(build: ServerBuild): (path: string) => PermissionName[] {
  let tree: RouteBranch[] | undefined;
  // One entry for each place of a list: no other address comes here.
  const found = new Map<string, PermissionName[]>();
  return (path) => {
    const place = path.replace(/\.data$/, "").replace(/\/\d+(?=\/|$)/g, "/1");
    let names = found.get(place);
    if (!names) {
      names = (matchRoutes((tree ??= routeBranches(build)) as never, place) ?? []).flatMap(({ route: { id } }) => {
        const permission = (build.routes[id!]?.module.loader as { permission?: PermissionName } | undefined)
          ?.permission;
        return permission ? [permission] : [];
      });
      found.set(place, names);
    }
    return names;
  };
}

/** Only when the answer begins is it known what it is. */
function beforeHead(response: Response, work: () => void): void {
  const writeHead = response.writeHead.bind(response) as (...parts: unknown[]) => Response;
  response.writeHead = ((...parts: unknown[]) => {
    work();
    return writeHead(...parts);
  }) as Response["writeHead"];
}
