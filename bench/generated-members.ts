import type { Context } from "~/access/context";
import { rewriteAllSpans } from "~/modules/organisations/membership/rewrite-spans.server";
import { indexForSearch } from "~/search/search-index.server";
import { transact } from "~db/transact";
import { barePromoter } from "../e2e/server/bare-records";
import { dice } from "./measure";

const PLACES = ["长沙", "株洲", "湘潭", "岳阳", "浏阳", "宁乡", "衡阳", "常德"];
const CHARACTERS = [..."湘岭云江星华南远诚信瑞丰恒盛宏图精工智造海天金石中联泰富力达通顺康宁安平永兴隆昌盛世"];
const TRADES = ["液压", "精密铸造", "轴承", "传动", "电气", "焊接", "锻造", "密封件", "油缸", "履带", "减速机", "钢构"];
const PRODUCTS = [
  "液压油缸",
  "回转支承",
  "四轮一带",
  "高压胶管",
  "电控阀",
  "齿轮箱",
  "驾驶室",
  "动臂",
  "铲斗",
  "散热器",
];
const KINDS = ["enterprise", "enterprise", "enterprise", "enterprise", "university", "service_organisation"];
const SIZES = ["large", "medium", "small", "micro"];
const REGIONS = ["430104", "430181", "430203", "430302", "430602"];
const DAY_MS = 86_400_000;

/** Fills a database with members, the same at every run. @returns the legal names */
export function writeMembers(context: Context, count: number, seed: number): string[] {
  const random = dice(seed);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!;
  const now = context.now();
  const promoterId = barePromoter(context);
  const insert = context.db.$client.prepare(
    `INSERT INTO organisations (promoter_id, legal_name, comparable_name, short_name, former_names, products, kind, size_class, region_code,
       industry, credit_code_confirmed, member_since, version, created_at, updated_at)
     VALUES (?, ?, ?, ?, '[]', ?, ?, ?, ?, ?, 0, ?, 1, ?, ?)`,
  );
  const names: string[] = [];
  transact(context, () => {
    for (let number = 0; number < count; number += 1) {
      const own = pick(CHARACTERS) + pick(CHARACTERS) + pick(CHARACTERS);
      const name = `${pick(PLACES)}${own}${pick(TRADES)}有限公司${number}号`;
      const products = [pick(PRODUCTS), pick(PRODUCTS)];
      const at = now - Math.floor(random() * 900) * DAY_MS;
      const since = new Date(at).toISOString().slice(0, 10);
      const { lastInsertRowid } = insert.run(
        promoterId,
        name,
        name,
        own,
        JSON.stringify(products),
        pick(KINDS),
        pick(SIZES),
        pick(REGIONS),
        `${pick(TRADES)}制造`,
        since,
        at,
        at + number,
      );
      indexForSearch(context, {
        kind: "organisation",
        subjectId: Number(lastInsertRowid),
        title: name,
        detail: own,
        content: `${own}\n${products.join("\n")}`,
      });
      names.push(name);
    }
  });
  transact(context, () => {
    context.db.$client.exec(
      `INSERT INTO memberships (organisation_id, joined_on, left_on, version, created_at, updated_at)
       SELECT id, member_since, member_until, 1, created_at, created_at FROM organisations
       WHERE member_since IS NOT NULL AND id NOT IN (SELECT organisation_id FROM memberships)`,
    );
    rewriteAllSpans(context);
  });
  context.db.$client.exec("ANALYZE");
  return names;
}
