import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { directorySettings } from "~db/schema";
import { transact } from "~db/transact";
import { directorySettingsOf } from "./directory-conditions.server";

/** Decides who may stand in the directory at all. */
export function saveDirectorySettings(context: Context, values: { membersOnly: boolean; version: number }): void {
  authorize(context, "directory.configure");
  transact(context, () => {
    const before = directorySettingsOf(context);
    if (before.version !== values.version) throw conflict("error.conflict");
    const { membersOnly } = values;
    if (membersOnly === before.membersOnly) return;
    const row = { membersOnly, version: before.version + 1, updatedAt: context.now() };
    context.db
      .insert(directorySettings)
      .values({ id: 1, ...row })
      .onConflictDoUpdate({ target: directorySettings.id, set: row })
      .run();
    recordAudit(context, {
      action: "directory.configure",
      subjectKind: "directory",
      subjectId: null,
      before: { membersOnly: before.membersOnly },
      after: { membersOnly },
    });
  });
}
