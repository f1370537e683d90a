import { Refusal } from "~/http/errors";

export interface RateLimit {
  /** Turns that may be taken at once; they come back evenly over the window. */
  limit: number;
  windowMs: number;
}

interface Bucket {
  turns: number;
  at: number;
}

/** Beyond this many callers the one that was silent longest is forgotten, so that a flood of addresses cannot fill the memory. */
const MAX_BUCKETS = 20_000;

/** Counts turns per caller in memory: a restart forgives everyone, and nothing is written to the disk by who is refused. */
export class TurnCounter {
  readonly #buckets = new Map<string, Bucket>();

  get size(): number {
    return this.#buckets.size;
  }

  /**
   * Takes one turn for the key.
   * @returns 0 when it was granted, else the milliseconds until the next one
   */
  take(key: string, { limit, windowMs }: RateLimit, now: number): number {
    const perTurn = windowMs / limit;
    const bucket = this.#buckets.get(key);
    const waited = bucket ? Math.max(0, now - bucket.at) : 0;
    const turns = bucket ? Math.min(limit, bucket.turns + waited / perTurn) : limit;
    const granted = turns >= 1;
    this.#buckets.delete(key);
    this.#buckets.set(key, { turns: granted ? turns - 1 : turns, at: now });
    if (this.#buckets.size > MAX_BUCKETS) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return granted ? 0 : Math.ceil((1 - turns) * perTurn);
  }

  forgetAll(): void {
    this.#buckets.clear();
  }
}

const counter = new TurnCounter();

export function tooMany(waitMs: number): Refusal {
  return new Refusal("too_many", "error.tooMany", { minutes: Math.max(1, Math.ceil(waitMs / 60_000)) });
}

/** One turn, where nobody is told that there was none: what is done once for each turn is then simply not done. */
export function hasTurn(key: string, limit: RateLimit, now: number): boolean {
  return counter.take(key, limit, now) === 0;
}

/**
 * One turn of a caller for a purpose; the key names both, such as `search:203.0.113.7`.
 * @throws Refusal too_many
 */
export function takeTurn(key: string, limit: RateLimit, now: number): void {
  const wait = counter.take(key, limit, now);
  if (wait > 0) throw tooMany(wait);
}

/** For tests, which share one process. */
export function forgetTurns(): void {
  counter.forgetAll();
}
