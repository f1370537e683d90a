import { confirmDistinct } from "~/modules/organisations/duplicates/confirm-distinct.server";
import { scanDuplicates } from "~/modules/organisations/duplicates/scan-duplicates.server";
import { mergeOrganisations } from "~/modules/organisations/merge/merge-organisations.server";
import { storedOrganisation } from "~/modules/organisations/merge/stored-organisation.server";
import { undoMerge } from "~/modules/organisations/merge/undo-merge.server";
import { syntheticCreditCode } from "~db/seed/synthetic-credit-code";
import type { Addresses } from "./furnished-world";
import type { World } from "./world";

/** Firms entered twice: proposed, confirmed as two, merged, and merged and parted again. */
export async function furnishDuplicates(world: World): Promise<Addresses> {
  const staff = world.as("staff");
  const version = (id: number) => Number(storedOrganisation(staff.db, id)!.version);
  const merge = (survivorId: number, mergedId: number) =>
    mergeOrganisations(staff, {
      survivorId,
      mergedId,
      survivorVersion: version(survivorId),
      mergedVersion: version(mergedId),
      choices: {},
    });
  const code = (number: number) => syntheticCreditCode("91", "430104", number);
  const first = world.organisation("麓山精密轴承有限公司", { creditCode: code(71), products: ["轴承", "回转支承"] });
  const second = world.organisation("麓山精密轴承股份有限公司", { address: "麓谷大道 9 号", products: ["轴承座"] });
  const branch = world.organisation("麓山精密轴承有限公司株洲分公司", { creditCode: code(72) });
  const [one, two] = [world.organisation("星沙密封件有限公司"), world.organisation("星沙密封件厂有限公司")];
  confirmDistinct(staff, one, two);
  const [stays, goes] = [
    world.organisation("望城焊接有限公司", { address: "一号" }),
    world.organisation("望城焊接股份有限公司", { address: "二号", website: "https://weld.example" }),
  ];
  const merged = merge(stays, goes);
  const [kept, back] = [world.organisation("浏阳河铸件有限公司"), world.organisation("浏阳河铸件有限责任公司")];
  const undone = merge(kept, back);
  undoMerge(staff, undone);
  await scanDuplicates(staff);
  const compare = `/organisations/${first}/merge/${second}`;
  return {
    "/organisations/duplicates": ["/organisations/duplicates", "/organisations/duplicates?filter.reason=known_name"],
    "/organisations/duplicates/distinct": ["/organisations/duplicates/distinct"],
    "/organisations/merges": ["/organisations/merges"],
    "/organisations/merges/:mergeId": [`/organisations/merges/${merged}`, `/organisations/merges/${undone}`],
    "/organisations/:id/duplicates": [
      `/organisations/${first}/duplicates`,
      `/organisations/${stays}/duplicates?q=${encodeURIComponent("轴承")}`,
    ],
    "/organisations/:id/merge/:otherId": [
      compare,
      `${compare}?same=hidden`,
      `/organisations/${first}/merge/${branch}`,
      `/organisations/${one}/merge/${two}`,
    ],
  };
}
