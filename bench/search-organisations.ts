import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { organisationList } from "~/modules/organisations/organisation-list";
import { organisationSource } from "~/modules/organisations/organisation-queries.server";
import { searchIndex } from "~/search/search-index.server";
import { openDataFolder } from "~/server/data-folder.server";
import { systemContext } from "../e2e/server/people";
import { writeMembers } from "./generated-members";
import { dice, manyOf, spentOn, type Measure } from "./measure";

const ORGANISATIONS = 100_000;
const QUERIES = 300;
const LIMIT_MS = 20;

/** Two characters, as people type them, over a hundred thousand organisations: the database's time alone. */
export function measureSearch(): Measure[] {
  const folder = mkdtempSync(path.join(tmpdir(), "weft-bench-"));
  const data = openDataFolder(folder);
  try {
    const context = systemContext(data, "http://localhost:3000");
    const names = writeMembers(context, ORGANISATIONS, 2);
    const random = dice(3);
    // Half rare, out of any name; half frequent, out of trades and products that thousands share.
    const rare = () => {
      const name = names[Math.floor(random() * names.length)]!;
      return name.slice(2, 4);
    };
    const frequent = ["油缸", "液压", "有限", "公司", "轴承", "齿轮", "长沙", "阀"].filter((word) => word.length === 2);
    const texts = Array.from({ length: QUERIES }, (_, turn) =>
      turn % 2 === 0 ? rare() : frequent[turn % frequent.length]!,
    );
    const timed = (work: (text: string) => unknown) => texts.map((text) => spentOn(() => work(text)));
    const everywhere = (text: string) => searchIndex(context, text, 20);
    const inList = (text: string) =>
      runList(context, organisationSource, { ...filterQuery(organisationList, {}), q: text });
    for (const work of [everywhere, inList]) texts.slice(0, 40).forEach(work);
    return [
      manyOf("search box, two characters, 100,000 organisations", timed(everywhere), LIMIT_MS),
      manyOf("list with two characters in its search (count, sort, 50 rows)", timed(inList), null),
    ];
  } finally {
    data.db.$client.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
