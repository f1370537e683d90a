import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { canDrawChinese, chartPicture } from "./chart-picture.server";
import { chartDescription, chartTable, type ChartSpec } from "./chart-spec";
import { renderChart } from "./render-chart.server";

const spec: ChartSpec = {
  kind: "columns",
  title: "按职能",
  unit: "场",
  categoryHeading: "职能",
  categories: ["沟通交流", "监督激励"],
  series: [
    { name: "本季度", values: [12, 3] },
    { name: "上季度", values: [10, null] },
    { name: "去年同期", values: [8, 0] },
  ],
};

describe("charts", () => {
  it("show the numbers of their table, and say them to who cannot see", async () => {
    const svg = await renderChart(spec);
    for (const text of ["沟通交流", "本季度", ">12<", ">10<", ">0<"]) expect(svg).toContain(text);
    expect(svg).toContain("<title>按职能</title>");
    expect(chartTable(spec).rows).toEqual([
      ["沟通交流", 12, 10, 8],
      ["监督激励", 3, null, 0],
    ]);
    expect(chartDescription(spec)).toContain("监督激励: 本季度 3, 上季度 —, 去年同期 0");
  });

  it("tell series apart by pattern, not by colour alone", async () => {
    expect((await renderChart(spec)).match(/<pattern /g)?.length).toBeGreaterThanOrEqual(2);
  });

  it("are the same picture for the same numbers", async () => {
    expect(await renderChart(spec)).toBe(await renderChart(spec));
  });

  it("show hostile names as text, and carry no script, no style and no address", async () => {
    const hostile = `</text><script>alert(1)</script><a href="javascript:alert(2)" onclick='x'>`;
    const svg = await renderChart({ ...spec, title: hostile, categories: [hostile, "乙"] });
    expect(svg).not.toMatch(/<(?:script|a|style)\b|<[^>]+\s(?:onclick|style|href)=/i);
    expect(svg).toContain("&lt;script");
  });

  it("are shown whatever characters a name holds", async () => {
    const odd = "a\u0000\u0001\u001f\ufffe\ud800b]]>&<\u{20BB7}";
    const svg = await renderChart({ ...spec, title: odd, categories: [odd, "乙"] });
    expect(svg).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u);
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    parser.write(svg).close();
    expect(svg).toContain("\u{20BB7}");
  });

  it("become a PNG twice their size where the machine has a Chinese font", async () => {
    const picture = await chartPicture(spec);
    if (!(await canDrawChinese())) return expect(picture).toBeNull();
    expect([...picture!.png.slice(1, 4)].map((code) => String.fromCharCode(code)).join("")).toBe("PNG");
    expect(new DataView(picture!.png.buffer).getUint32(16)).toBe(1440);
  });
});
