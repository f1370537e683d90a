import { bulkRegistry } from "~/list-registry/bulk-acts.server";
import { continueBulkChange } from "~/lists/run-bulk-change.server";
import { continueInvitations } from "~/modules/events/invitations/send-invitations.server";
import { scanDuplicates } from "~/modules/organisations/duplicates/scan-duplicates.server";
import { importRegistry } from "~/transfer-registry/imports.server";
import { checkImport } from "~/transfer/check-import.server";
import type { JobHandlers } from "./job-handler";

/** Who does which kind of long work. */
export const jobHandlers: JobHandlers = {
  "import.preview": async ({ input, context, progress }) => {
    await checkImport(context, importRegistry, input.importId, progress);
    return { resultPath: `/imports/${input.importId}` };
  },
  "list.bulkChange": async ({ input, context, progress, signal }) => {
    await continueBulkChange(context, bulkRegistry, input.changeId, progress, signal);
    return { resultPath: `/bulk-changes/${input.changeId}` };
  },
  "event.invite": async ({ input, context, progress, signal }) => {
    const { eventId } = await continueInvitations(context, input.roundId, progress, signal);
    return { resultPath: `/events/${eventId}/invitations` };
  },
  "duplicates.scan": async ({ context, progress, signal }) => {
    await scanDuplicates(context, progress, signal);
    return { resultPath: "/organisations/duplicates" };
  },
};
