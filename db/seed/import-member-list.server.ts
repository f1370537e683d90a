import { inArray } from "drizzle-orm";
import { organisations } from "~db/schema";
import type { Context } from "~/access/context";
import { organisationImport } from "~/modules/organisations/organisation-import.server";
import { importRegistry } from "~/transfer-registry/imports.server";
import { checkImport } from "~/transfer/check-import.server";
import { chooseMapping } from "~/transfer/choose-mapping.server";
import { commitImport } from "~/transfer/commit-import.server";
import { loadImport } from "~/transfer/import-record.server";
import { writeCsv } from "~/transfer/tables/write-csv";
import { uploadImport } from "~/transfer/upload-import.server";
import type { Firm } from "./firms";

const KIND_NAMES: Partial<Record<Firm["kind"], string>> = {
  enterprise: "企业",
  university: "高校",
  research_institute: "科研院所",
  service_organisation: "服务机构",
  finance: "金融机构",
  association: "行业协会",
  government: "政府部门",
};

const SIZE_NAMES: Record<NonNullable<Firm["sizeClass"]>, string> = {
  large: "大型",
  medium: "中型",
  small: "小型",
  micro: "微型",
};

/**
 * Brings new members in from a spreadsheet, as staff do it.
 * @returns id of every organisation by its credit code
 */
export async function importMemberList(
  context: Context,
  members: readonly { firm: Firm; memberSince: string | null }[],
): Promise<Map<string, number>> {
  const text = (header: string) => ({ header, kind: "text" as const });
  const bytes = writeCsv({
    columns: [
      "单位名称",
      "统一社会信用代码",
      "单位性质",
      "企业规模",
      "所在地区",
      "详细地址",
      "主要产品",
      "入会日期",
    ].map(text),
    rows: members.map(({ firm, memberSince }) => [
      firm.legalName,
      firm.creditCode,
      KIND_NAMES[firm.kind],
      firm.sizeClass && SIZE_NAMES[firm.sizeClass],
      firm.region,
      firm.address,
      firm.products.join("；"),
      memberSince,
    ]),
  });
  const id = await uploadImport(context, organisationImport, { name: "新会员名单.csv", bytes });
  const { record } = loadImport(context, importRegistry, id);
  chooseMapping(context, importRegistry, id, { mapping: record.mapping, onMatch: "update" });
  await checkImport(context, importRegistry, id);
  commitImport(context, importRegistry, id, { skipErrors: false });
  const codes = members.map(({ firm }) => firm.creditCode!);
  const written = context.db
    .select({ id: organisations.id, creditCode: organisations.creditCode })
    .from(organisations)
    .where(inArray(organisations.creditCode, codes))
    .all();
  return new Map(written.map(({ id: organisationId, creditCode }) => [creditCode!, organisationId]));
}
