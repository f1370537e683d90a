import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { transact } from "~db/transact";
import { mailApplication } from "./application-mail.server";
import { findApplication, moveApplication } from "./find-application.server";

interface Seen {
  id: number;
  /** The version the person saw. */
  version: number;
}

/** Takes an application into review, or one that was declined back into it. */
export function reviewApplication(context: Context, { id, version }: Seen): void {
  authorize(context, "application.review");
  transact(context, () => {
    moveApplication(context, findApplication(context, { id }), version, "under_review", {
      reviewStartedAt: context.now(),
      reviewedBy: context.actor.userId,
      decidedAt: null,
      declineReason: null,
    });
  });
}

/** Declines an application; the reason is told to the applicant. */
export function declineApplication(
  context: Context,
  { id, version, declineReason }: Seen & { declineReason: string },
): void {
  authorize(context, "application.review");
  transact(context, () => {
    const declined = moveApplication(context, findApplication(context, { id }), version, "declined", {
      declineReason,
      reviewedBy: context.actor.userId,
      decidedAt: context.now(),
    });
    mailApplication(context, declined, "Declined", { reason: declineReason });
  });
}

/** The applicant takes the application back, by the link of the mail. */
export function withdrawApplication(context: Context, token: string): void {
  authorize(context, "membership.apply");
  transact(context, () => {
    moveApplication(context, findApplication(context, { token }), null, "withdrawn", { decidedAt: context.now() });
  });
}
