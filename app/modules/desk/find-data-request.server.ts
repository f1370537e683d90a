import { eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { isInCare } from "~/modules/organisations/organisation-care.server";
import { dataRequests } from "~db/schema";
import type { DataRequestKind, DataRequestOutcome } from "./vocabulary";

type StoredDataRequest = typeof dataRequests.$inferSelect;
export type DataRequestRecord = Omit<StoredDataRequest, "kind" | "outcome"> & {
  kind: DataRequestKind;
  outcome: DataRequestOutcome | null;
};

/** A request for those who answer it: the people of the promoters that look after the firm. For others there is none. */
export function dataRequestToAnswer(context: Context, id: number): DataRequestRecord {
  authorize(context, "dataRequest.answer");
  const found = context.db.select().from(dataRequests).where(eq(dataRequests.id, id)).get();
  if (!found || !isInCare(context, found.organisationId)) throw notFound();
  return found as DataRequestRecord;
}
