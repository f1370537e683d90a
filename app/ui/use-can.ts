import { useRouteLoaderData } from "@remix-run/react";
import { can, type PermissionSubject } from "~/access/can";
import { VISITOR } from "~/access/actor";
import type { PermissionName } from "~/access/permissions";
import type { Frame } from "./frame.server";

/** The same decision as on the server, for showing or leaving out what a person may do. */
export function useCan() {
  const frame = useRouteLoaderData<Frame>("root");
  const actor = frame?.actor ?? VISITOR;
  return <N extends PermissionName>(name: N, subject?: PermissionSubject<N>): boolean => can(actor, name, subject);
}
