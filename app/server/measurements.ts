import { monitorEventLoopDelay } from "node:perf_hooks";

/** Upper bounds in seconds. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;
/** The first part of an address, where it is one of ours: whatever else is asked for is counted together. */
const GROUPS = new Set(
  "account applications assets audit bulk-changes conduct dues events exports files governance healthz imports jobs lists organisations outbox people plan portal public recognitions register reports search self-check settings sign-in sites stages".split(
    " ",
  ),
);

export function groupOf(path: string): string {
  const first = /^\/([^/.]*)/.exec(path)?.[1] ?? "";
  return first === "" ? "home" : GROUPS.has(first) ? first : "other";
}

interface Histogram {
  counts: number[];
  sum: number;
  total: number;
}

export type Gauge = [name: string, help: string, value: number | null];

/** Counts of this process since it was started; names neither people nor records. */
export class Measurements {
  readonly #requests = new Map<string, number>();
  readonly #durations = new Map<string, Histogram>();
  readonly #lag = monitorEventLoopDelay({ resolution: 20 });

  constructor() {
    this.#lag.enable();
  }

  observe(path: string, status: number, seconds: number): void {
    const group = groupOf(path);
    const key = `group="${group}",status="${status}"`;
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + 1);
    let histogram = this.#durations.get(group);
    if (!histogram) this.#durations.set(group, (histogram = { counts: BUCKETS.map(() => 0), sum: 0, total: 0 }));
    BUCKETS.forEach((bound, index) => {
      if (seconds <= bound) histogram.counts[index]! += 1;
    });
    histogram.sum += seconds;
    histogram.total += 1;
  }

  stop(): void {
    this.#lag.disable();
  }

  /** The text format of Prometheus. */
  text(gauges: readonly Gauge[]): string {
    const lines: string[] = [];
    const head = (name: string, help: string, type: string) =>
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
    head("weft_requests_total", "Requests by the first part of the address and status.", "counter");
    for (const [labels, count] of [...this.#requests].sort()) lines.push(`weft_requests_total{${labels}} ${count}`);
    head("weft_request_seconds", "How long requests took.", "histogram");
    for (const [group, { counts, sum, total }] of [...this.#durations].sort(([a], [b]) => (a < b ? -1 : 1))) {
      BUCKETS.forEach((bound, index) =>
        lines.push(`weft_request_seconds_bucket{group="${group}",le="${bound}"} ${counts[index]}`),
      );
      lines.push(`weft_request_seconds_bucket{group="${group}",le="+Inf"} ${total}`);
      lines.push(`weft_request_seconds_sum{group="${group}"} ${sum.toFixed(6)}`);
      lines.push(`weft_request_seconds_count{group="${group}"} ${total}`);
    }
    head("weft_event_loop_lag_seconds", "Delay of the event loop since the last reading.", "gauge");
    for (const [quantile, value] of [
      ["0.5", this.#lag.percentile(50)],
      ["0.99", this.#lag.percentile(99)],
      ["1", this.#lag.max],
    ] as const)
      lines.push(`weft_event_loop_lag_seconds{quantile="${quantile}"} ${(value / 1e9).toFixed(6)}`);
    this.#lag.reset();
    for (const [name, help, value] of gauges) {
      if (value === null) continue;
      head(name, help, "gauge");
      lines.push(`${name} ${value}`);
    }
    return `${lines.join("\n")}\n`;
  }
}
