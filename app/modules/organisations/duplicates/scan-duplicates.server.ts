import { eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { duplicatePairs, duplicateScans } from "~db/schema";
import { transact } from "~db/transact";
import { duplicateIndex, indexedOrganisation } from "./duplicate-index.server";
import { duplicatesOf, FOR_MANY } from "./find-duplicates.server";
import { orderedPair } from "./ordered-pair";

type Pair = Omit<typeof duplicatePairs.$inferInsert, "scanId">;

const PER_TURN = 100;
/** More than this of one organisation are a pattern of names and not duplicates. */
const MOST_OF_ONE = 8;

/**
 * Compares every organisation of the register with those of similar names, in turns that let others work, and puts the pairs in the
 * place of those of the last scan. What a person said of pairs stays.
 * @returns the id of the scan
 */
export async function scanDuplicates(
  context: Context,
  progress?: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<number> {
  authorize(context, "organisation.merge");
  const ids = context.db.$client
    .prepare<[], number>("SELECT id FROM organisations WHERE archived_at IS NULL ORDER BY id")
    .pluck()
    .all();
  const scanId = transact(
    context,
    () =>
      context.db
        .insert(duplicateScans)
        .values({ startedAt: context.now(), startedBy: context.actor.userId, organisations: ids.length, pairs: 0 })
        .returning({ id: duplicateScans.id })
        .get().id,
  );
  duplicateIndex(context);
  const pairs = new Map<string, Pair>();
  for (const [done, id] of ids.entries()) {
    signal?.throwIfAborted();
    const own = indexedOrganisation(context, id);
    if (own) {
      for (const { id: other, reason, likeness } of duplicatesOf(context, own, {
        limit: MOST_OF_ONE,
        except: id,
        effort: FOR_MANY,
      })) {
        if (reason === "branch") continue;
        const pair = orderedPair(id, other);
        pairs.set(`${pair.firstId} ${pair.secondId}`, { ...pair, reason, likeness: Math.round(likeness * 1000) });
      }
    }
    if (done % PER_TURN !== 0) continue;
    progress?.(done, ids.length);
    await new Promise((resolve) => setImmediate(resolve));
  }
  transact(context, () => {
    context.db.delete(duplicatePairs).run();
    for (const pair of pairs.values())
      context.db
        .insert(duplicatePairs)
        .values({ ...pair, scanId })
        .run();
    context.db
      .update(duplicateScans)
      .set({ finishedAt: context.now(), pairs: pairs.size })
      .where(eq(duplicateScans.id, scanId))
      .run();
  });
  progress?.(ids.length, ids.length);
  return scanId;
}
