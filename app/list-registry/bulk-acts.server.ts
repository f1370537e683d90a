import type { BulkList, BulkRegistry } from "~/lists/define-bulk-act";
import type { ListSource } from "~/lists/run-list.server";
import { eventBulkActs } from "~/modules/events/bulk-acts/event-bulk-acts.server";
import { eventSource } from "~/modules/events/event-queries.server";
import { organisationBulkActs } from "~/modules/organisations/bulk-acts/organisation-bulk-acts.server";
import { duesBulkActs } from "~/modules/organisations/membership/dues-bulk-acts.server";
import { duesSource } from "~/modules/organisations/membership/dues-queries.server";
import { organisationSource } from "~/modules/organisations/organisation-queries.server";

/** An act only needs to know which records a query selects. */
function bulkList<Row extends { id: number }>(source: ListSource<Row>, acts: BulkList["acts"]): BulkList {
  return { source: source as unknown as BulkList["source"], acts };
}

/** The lists whose records can be changed all at once. The modules own the acts; the addresses and the job hand this in. */
export const bulkRegistry: BulkRegistry = {
  [organisationSource.definition.id]: bulkList(organisationSource, organisationBulkActs),
  [duesSource.definition.id]: bulkList(duesSource, duesBulkActs),
  [eventSource.definition.id]: bulkList(eventSource, eventBulkActs),
};
