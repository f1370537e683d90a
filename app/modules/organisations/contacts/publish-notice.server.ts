import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { invalidField } from "~/http/errors";
import { notices } from "~db/schema";
import { transact } from "~db/transact";
import { BUILT_IN_NOTICES, type NoticeKind } from "./notice-kinds";
import type { noticeForm } from "./notice-form";

/** Publishes a new version of a notice. Consents given before stay under the version they were given under. */
export function publishNotice(context: Context, kind: NoticeKind, values: z.output<typeof noticeForm>): void {
  authorize(context, "notice.publish");
  transact(context, () => {
    const { version, textZh, textEn } = values;
    const same = context.db
      .select({ id: notices.id })
      .from(notices)
      .where(and(eq(notices.kind, kind), eq(notices.version, version)))
      .get();
    if (same || version === BUILT_IN_NOTICES[kind].version) throw invalidField("version", "notice.version.taken");
    const { id } = context.db
      .insert(notices)
      .values({ kind, version, textZh, textEn, publishedAt: context.now(), publishedBy: context.actor.userId })
      .returning({ id: notices.id })
      .get();
    recordAudit(context, {
      action: "notice.publish",
      subjectKind: "notice",
      subjectId: id,
      after: { kind, version, textZh, textEn },
    });
  });
}
