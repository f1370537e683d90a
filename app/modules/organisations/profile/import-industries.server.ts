import { desc, eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { invalidField } from "~/http/errors";
import type { MessageKey } from "~/i18n/messages";
import { readTableInWorker } from "~/transfer/tables/read-table-in-worker.server";
import { industryCodes, industryLists, users } from "~db/schema";
import { transact } from "~db/transact";
import { MOST_INDUSTRIES, readIndustryList, type IndustryListProblem } from "./industry-list";

const PROBLEMS: Record<IndustryListProblem["problem"], MessageKey> = {
  noColumns: "industry.problem.noColumns",
  noName: "industry.problem.noName",
  notACode: "industry.problem.notACode",
  twice: "industry.problem.twice",
  noParent: "industry.problem.noParent",
  circle: "industry.problem.circle",
};

/**
 * Takes a list of industries in from a table; it is the list in use from now on. Codes of organisations stay as they are.
 * @param name what the list is called, such as GB/T 4754-2017
 * @returns how many codes it has
 * @throws Refusal (invalid) with the one thing that is wrong; then nothing is kept
 */
export async function importIndustries(
  context: Context,
  name: string,
  file: { name: string; bytes: Uint8Array },
): Promise<{ codes: number }> {
  authorize(context, "industry.import");
  const reading = await readTableInWorker(file.bytes, file.name);
  if (!reading.ok) throw invalidField("file", reading.problem.key, reading.problem.params);
  const rows = reading.file.sheet.rows.map((cells) => cells.map((cell) => cell.text));
  if (rows.length > MOST_INDUSTRIES) throw invalidField("file", "industry.problem.tooMany", { max: MOST_INDUSTRIES });
  const list = readIndustryList(rows);
  if ("problem" in list) {
    throw invalidField("file", PROBLEMS[list.problem], "row" in list ? { row: list.row, code: list.code } : undefined);
  }
  return transact(context, () => {
    const { id: listId } = context.db
      .insert(industryLists)
      .values({ name, codeCount: list.length, importedBy: context.actor.userId, importedAt: context.now() })
      .returning({ id: industryLists.id })
      .get();
    const insert = context.db.$client.prepare(
      "INSERT INTO industry_codes (list_id, code, name_zh, name_en, parent_code, level) VALUES (?, ?, ?, ?, ?, ?)",
    );
    for (const row of list) insert.run(listId, row.code, row.nameZh, row.nameEn, row.parentCode, row.level);
    recordAudit(context, {
      action: "industry.import",
      subjectKind: "industryList",
      subjectId: listId,
      after: { name, rows: list.length },
    });
    return { codes: list.length };
  });
}

/** Every list that was imported, the one in use first, and the sections of that one. */
export function industryListsAndSections(context: Context) {
  authorize(context, "organisation.see");
  const lists = context.db
    .select({
      id: industryLists.id,
      name: industryLists.name,
      codeCount: industryLists.codeCount,
      importedAt: industryLists.importedAt,
      by: users.name,
    })
    .from(industryLists)
    .leftJoin(users, eq(users.id, industryLists.importedBy))
    .orderBy(desc(industryLists.id))
    .all();
  const inUse = lists[0];
  const sections = inUse
    ? context.db
        .select({
          code: industryCodes.code,
          nameZh: industryCodes.nameZh,
          nameEn: industryCodes.nameEn,
          level: industryCodes.level,
        })
        .from(industryCodes)
        .where(eq(industryCodes.listId, inUse.id))
        .orderBy(industryCodes.code)
        .all()
        .filter(({ level }) => level <= 2)
    : [];
  return { lists, sections };
}
