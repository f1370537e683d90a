import { eq } from "drizzle-orm";
import { governanceBodies } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import type { BodyKind, Majority, ProxyRule, QuorumRule } from "./vocabulary";

type StoredBody = typeof governanceBodies.$inferSelect;
/** A body as it is stored, with its words in the words of the vocabulary. */
export type BodyRecord = Omit<StoredBody, "kind" | "quorumRule" | "majority" | "proxyRule"> & {
  kind: BodyKind;
  quorumRule: QuorumRule;
  majority: Majority;
  proxyRule: ProxyRule;
};

export function findBody(context: Context, id: number): BodyRecord {
  authorize(context, "governance.see");
  const body = context.db.select().from(governanceBodies).where(eq(governanceBodies.id, id)).get();
  if (!body) throw notFound();
  return body as BodyRecord;
}

export function bodyName(context: Context, body: { nameZh: string; nameEn: string | null }): string {
  return context.locale === "en" ? (body.nameEn ?? body.nameZh) : body.nameZh;
}
