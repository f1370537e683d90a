import { describe, expect, it } from "vitest";
import { importFile } from "~/transfer/import-file.server";
import { csvFile, importWorld } from "./import-world.testing";
import { importRegistry } from "./imports.server";

const HEAD = ["Title", "Address", "Website"];
const FORMS = [
  "GmbH",
  "GmbH & Co. KG",
  "AG",
  "SE",
  "B.V.",
  "S.p.A.",
  "Sp. z o.o.",
  "Ltd.",
  "Co., Ltd.",
  "Kft.",
  "e.V.",
];
const PLACES = [
  "52068 Aachen, Deutschland",
  "1190 Wien, Österreich",
  "43-190 Mikołów, Polen",
  "5211 DA ’s-Hertogenbosch, Niederlande",
];

/** A list of exhibitors as a fair abroad hands it out: names with their legal form, the whole address in one line, a website. */
function fairList(rows: number): string[][] {
  return Array.from({ length: rows }, (_, n) => [
    `Köster Maschinenbau ${Math.floor(n / FORMS.length)} ${FORMS[n % FORMS.length]}`,
    `Rotter Bruch ${n + 1}, ${PLACES[n % PLACES.length]}`,
    n % 7 === 0 ? `www.koester${n}.example` : `https://www.koester${n}.example/de?x=${n}`,
  ]);
}

async function importList(lines: readonly (readonly string[])[]) {
  const world = importWorld();
  const result = await importFile(world.staff, importRegistry, "organisations", csvFile(lines), { skipErrors: true });
  return { ...world, result, byName: new Map(world.register().map((row) => [row.legalName, row])) };
}

describe("a list of firms in another language", () => {
  it("is read without a hand: legal forms tell firms apart, addresses stay whole, websites get their scheme, no region is guessed", async () => {
    const list = fairList(220);
    const { result, byName } = await importList([HEAD, ...list]);
    expect(result).toMatchObject({ created: 220, skipped: 0, errors: [], duplicates: [], warnings: [] });
    expect(result.columns.map(({ field }) => field)).toEqual(["legalName", "address", "website"]);
    for (const [name = "", address, website = ""] of list) {
      const wanted = website.startsWith("www.") ? `http://${website}` : website;
      expect(byName.get(name)).toMatchObject({ address, website: wanted, regionCode: null });
    }
  });

  it("again changes nothing", async () => {
    const lines = [HEAD, ...fairList(40)];
    const { staff, register } = await importList(lines);
    const before = register();
    const again = await importFile(staff, importRegistry, "organisations", csvFile(lines));
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 40, errors: [] });
    expect(register()).toEqual(before);
  });

  it("names a firm that is there twice: the same once more is passed over, another office waits for a person", async () => {
    const same = ["Adira", "3, quai Kléber, 67000 Strasbourg, Frankreich", "https://www.adira.example"];
    const { result, register } = await importList([
      HEAD,
      same,
      same,
      ["Drees AG", "Rheinallee 84, 55120 Mainz, Deutschland", "https://drees.example"],
      ["DREES  AG", "Obere Waldplätze 13, 70569 Stuttgart, Deutschland", "https://drees.example"],
    ]);
    expect(result).toMatchObject({ created: 1, skipped: 3 });
    expect(result.duplicates).toMatchObject([
      { row: 3, key: "import.row.sameAs" },
      { row: 4, key: "import.row.sameName" },
      { row: 5, key: "import.row.sameName" },
    ]);
    expect(register().map(({ legalName }) => legalName)).toEqual(["Adira"]);
  });

  it("takes the first of several websites and says so", async () => {
    const { result, register } = await importList([
      HEAD,
      [
        "Catella AB",
        "Birger Jarlsgatan 6, 102 40 Stockholm, Schweden",
        "http://www.catella.example,https://www.catella.example/de",
      ],
    ]);
    expect(register()[0]?.website).toBe("http://www.catella.example");
    expect(result.warnings).toMatchObject([{ row: 2, column: 3, key: "import.row.firstWebsite" }]);
  });

  it("keeps names of Hong Kong and Taiwan as they are written, and full width only where it is part of a name", async () => {
    const lines = [
      ["Company Name", "Full Address", "Internet"],
      ["鴻勝精密工業股份有限公司", "臺灣臺北市中山北路二段１號", "ｗｗｗ．ｈｏｎｇ．ｅｘａｍｐｌｅ"],
      ["ＨＳＢＣ資產管理（香港）有限公司", "香港皇后大道中1號", "www.asset.example/香港"],
      ["HSBC Global Asset Management (HK) Ltd.", "1 Queens Rd., Level 22, Hong Kong", ""],
    ];
    const { result, byName } = await importList(lines);
    expect(result).toMatchObject({ created: 3, errors: [] });
    expect(byName.get("鴻勝精密工業股份有限公司")).toMatchObject({
      website: "http://www.hong.example",
      regionCode: null,
    });
    expect(byName.get("ＨＳＢＣ資產管理（香港）有限公司")).toMatchObject({
      website: "http://www.asset.example/香港",
      regionCode: null,
    });
  });

  it("of a Chinese firm has the region that its address spells out, and says so", async () => {
    const lines = [
      ["Exhibitor", "Address"],
      ["Xiangkai Hydraulics Co., Ltd.", "湖南省长沙市岳麓区麓谷大道1号"],
      ["Lugu Casting Co., Ltd.", "No. 1 Lugu Avenue, Changsha, China"],
    ];
    const { result, byName } = await importList(lines);
    expect(byName.get("Xiangkai Hydraulics Co., Ltd.")?.regionCode).toBe("430104");
    expect(byName.get("Lugu Casting Co., Ltd.")?.regionCode).toBeNull();
    expect(result.warnings).toMatchObject([{ row: 2, key: "import.row.regionOfAddress" }]);
  });
});
