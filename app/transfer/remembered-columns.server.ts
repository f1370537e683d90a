import { eq } from "drizzle-orm";
import { rememberedColumns } from "~db/schema";
import type { Context } from "~/access/context";
import type { ImportMapping } from "./import-row";
import { normaliseHeader } from "./tables/normalise-header";

/** What people chose for a header before, by the header as it is compared. */
export function rememberedMapping(context: Context, kind: string): Map<string, string | null> {
  const rows = context.db.select().from(rememberedColumns).where(eq(rememberedColumns.kind, kind)).all();
  return new Map(rows.map(({ header, field }) => [header, field]));
}

const LONGEST_HEADER = 100;

/** Keeps what a person chose against the proposal; a proposal that was right needs no memory. */
export function rememberMapping(
  context: Context,
  kind: string,
  headers: readonly string[],
  proposed: ImportMapping,
  chosen: ImportMapping,
): void {
  headers.forEach((text, column) => {
    const header = normaliseHeader(text);
    const field = chosen[column] ?? null;
    if (header === "" || header.length > LONGEST_HEADER || field === (proposed[column] ?? null)) return;
    const usedAt = context.now();
    context.db
      .insert(rememberedColumns)
      .values({ kind, header, field, usedAt })
      .onConflictDoUpdate({ target: [rememberedColumns.kind, rememberedColumns.header], set: { field, usedAt } })
      .run();
  });
}
