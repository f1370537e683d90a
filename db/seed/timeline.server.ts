import type { Database } from "~db/client.server";
import { transact } from "~db/transact";
import { dayOfInstant } from "~/values/business-day";
import { quarterOfDay } from "~/values/period";

/** Something a person did at an instant. */
export interface Act {
  at: number;
  /** Work that cannot run in a transaction of others, because it waits for something; it is run alone. */
  waits?: boolean;
  run: () => void | Promise<void>;
}

export interface Clock {
  now: number;
}

const MOST_PER_BATCH = 2_000;

/**
 * Does everything in the order of time, with the clock where it was then. Acts of a quarter share one transaction: a disk
 * that confirms every write by itself would take minutes over a history of years.
 */
export async function runTimeline(
  db: Database,
  clock: Clock,
  acts: readonly Act[],
  progress: (done: number, total: number, label: string) => void,
): Promise<void> {
  const inOrder = acts.toSorted((a, b) => a.at - b.at);
  let done = 0;
  while (done < inOrder.length) {
    const batch = nextBatch(inOrder, done);
    const first = batch[0]!;
    if (first.waits) {
      clock.now = first.at;
      await first.run();
    } else {
      transact({ db }, () => {
        for (const act of batch) {
          clock.now = act.at;
          if (act.run() instanceof Promise) throw new TypeError("an act that waits must say so");
        }
      });
    }
    done += batch.length;
    progress(done, inOrder.length, labelOf(first));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function labelOf(act: Act): string {
  return quarterOfDay(dayOfInstant(act.at));
}

function nextBatch(acts: readonly Act[], from: number): Act[] {
  const first = acts[from]!;
  if (first.waits) return [first];
  const label = labelOf(first);
  const batch: Act[] = [];
  for (let at = from; at < acts.length && batch.length < MOST_PER_BATCH; at++) {
    const act = acts[at]!;
    if (act.waits || labelOf(act) !== label) break;
    batch.push(act);
  }
  return batch;
}
