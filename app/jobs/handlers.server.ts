import { importRegistry } from "~/transfer-registry/imports.server";
import { checkImport } from "~/transfer/check-import.server";
import type { JobHandlers } from "./job-handler";

/** Who does which kind of long work. */
export const jobHandlers: JobHandlers = {
  "import.preview": async ({ input, context, progress }) => {
    await checkImport(context, importRegistry, input.importId, progress);
    return { resultPath: `/imports/${input.importId}` };
  },
};
