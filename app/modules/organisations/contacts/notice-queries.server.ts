import { desc, eq } from "drizzle-orm";
import type { Context } from "~/access/context";
import { translateFor } from "~/i18n/messages.server";
import { notices } from "~db/schema";
import { BUILT_IN_NOTICES, type NoticeKind } from "./notice-kinds";

export interface Notice {
  version: string;
  textZh: string;
  textEn: string;
  /** Null for the text that comes with the product. */
  publishedAt: number | null;
}

/** Every version of a notice, the newest first; the first one applies. Notices are public. */
export function noticeVersions(context: Context, kind: NoticeKind): [Notice, ...Notice[]] {
  const { version, text } = BUILT_IN_NOTICES[kind];
  const builtIn = {
    version,
    textZh: translateFor("zh-CN")(text),
    textEn: translateFor("en")(text),
    publishedAt: null,
  };
  const published = context.db
    .select({
      version: notices.version,
      textZh: notices.textZh,
      textEn: notices.textEn,
      publishedAt: notices.publishedAt,
    })
    .from(notices)
    .where(eq(notices.kind, kind))
    .orderBy(desc(notices.publishedAt), desc(notices.id))
    .all();
  const [newest, ...older] = [...published, builtIn];
  return [newest ?? builtIn, ...older];
}

export function currentNotice(context: Context, kind: NoticeKind): Notice {
  return noticeVersions(context, kind)[0];
}
