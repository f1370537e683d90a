import { eq } from "drizzle-orm";
import { resolutions } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import type { ResolutionClosing } from "./resolution-form";
import { whyNotClose, whyNotReopen } from "./resolution-lifecycle";
import { findResolution } from "./save-resolution.server";

/** It was carried out, as the note says. @throws Refusal forbidden, not_found, conflict */
export function completeResolution(context: Context, id: number, closing: ResolutionClosing): void {
  close(context, id, "done", closing);
}

/** It will not be carried out, for the reason given. @throws Refusal forbidden, not_found, conflict */
export function withdrawResolution(context: Context, id: number, closing: ResolutionClosing): void {
  close(context, id, "withdrawn", closing);
}

function close(context: Context, id: number, state: "done" | "withdrawn", { day, note }: ResolutionClosing): void {
  authorize(context, "governance.write");
  transact(context, () => {
    const resolution = findResolution(context, id);
    const reason = whyNotClose(resolution, day, dayOfInstant(context.now()));
    if (reason) throw conflict(reason);
    const change = { state, closedOn: day, closedBy: context.actor.userId, closingNote: note };
    context.db
      .update(resolutions)
      .set({ ...change, version: resolution.version + 1, updatedAt: context.now() })
      .where(eq(resolutions.id, id))
      .run();
    recordAudit(context, {
      action: state === "done" ? "resolution.complete" : "resolution.withdraw",
      subjectKind: "resolution",
      subjectId: id,
      after: { closedOn: day, closingNote: note },
    });
  });
}

/** It was closed by mistake. @throws Refusal forbidden, not_found, conflict */
export function reopenResolution(context: Context, id: number): void {
  authorize(context, "governance.write");
  transact(context, () => {
    const resolution = findResolution(context, id);
    const reason = whyNotReopen(resolution);
    if (reason) throw conflict(reason);
    const { state, closedOn, closingNote } = resolution;
    context.db
      .update(resolutions)
      .set({
        state: "open",
        closedOn: null,
        closedBy: null,
        closingNote: null,
        version: resolution.version + 1,
        updatedAt: context.now(),
      })
      .where(eq(resolutions.id, id))
      .run();
    recordAudit(context, {
      action: "resolution.reopen",
      subjectKind: "resolution",
      subjectId: id,
      before: { state, closedOn, closingNote },
      after: { state: "open", closedOn: null, closingNote: null },
    });
  });
}
