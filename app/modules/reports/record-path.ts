import type { RecordKind } from "./vocabulary";

/** The page of a record behind a figure. */
export function recordPath(kind: RecordKind, id: number): string {
  return kind === "event" ? `/events/${id}` : `/organisations/${id}`;
}

export function figurePage(reportId: number, key: string): string {
  return `/reports/${reportId}/figures/${key}`;
}
