import type { Context } from "~/access/context";
import type { JobInputs, JobKind } from "./job-kinds";

export interface RunningJob<K extends JobKind> {
  id: number;
  input: JobInputs[K];
  /** Acts as the person who asked for the work. */
  context: Context;
  /** How far the work is; may be told as often as one likes. */
  progress: (done: number, total: number) => void;
  /** Aborted when the product stops; work that can should end soon. */
  signal: AbortSignal;
}

/** Does the work and says where its result page is. */
export type JobHandler<K extends JobKind> = (job: RunningJob<K>) => Promise<{ resultPath: string | null }>;

export type JobHandlers = { [K in JobKind]?: JobHandler<K> };
