import type { JobHandlers } from "./job-handler";

/** Who does which kind of long work. */
export const jobHandlers: JobHandlers = {};
