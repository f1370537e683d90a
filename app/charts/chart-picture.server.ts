import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Resvg } from "@resvg/resvg-js";
import { chartSize, type ChartSpec } from "./chart-spec";
import { renderChart } from "./render-chart.server";

/** Where systems keep fonts, and the files that have Chinese characters, the better looking first. */
const FONT_FOLDERS = [
  "/usr/share/fonts",
  "/usr/local/share/fonts",
  "/System/Library/Fonts",
  "/Library/Fonts",
  "C:\\Windows\\Fonts",
];
const CHINESE_FONTS = [
  /^NotoSansCJK(?:sc)?-Regular\.(?:ttc|otf)$/i,
  /^NotoSansSC-Regular\.(?:ttf|otf)$/i,
  /^SourceHanSans(?:SC|CN)?-Regular\.(?:ttc|otf)$/i,
  /^PingFang\.ttc$/i,
  /^msyh\.tt[cf]$/i,
  /^wqy-(?:microhei|zenhei)\.ttc$/i,
  /^DroidSansFallback(?:Full)?\.ttf$/i,
  /^simhei\.ttf$/i,
  /^simsun\.tt[cf]$/i,
];
const PROBE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="4" y="30" font-size="24">织</text></svg>';

/** Reading one known file is ten times faster than reading all the fonts of the system, which is done where none is found. */
function chineseFontFile(): string | null {
  const files = FONT_FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
  );
  for (const pattern of CHINESE_FONTS) {
    const found = files.find((file) => pattern.test(path.basename(file)));
    if (found) return found;
  }
  return null;
}

type Drawing = (svg: string, width?: number) => Resvg;

async function loadDrawing(): Promise<Drawing> {
  const { Resvg } = await import("@resvg/resvg-js");
  const file = chineseFontFile();
  const font = file ? { loadSystemFonts: false, fontFiles: [file] } : { loadSystemFonts: true };
  return (svg, width) =>
    new Resvg(svg, {
      font,
      ...(width ? { fitTo: { mode: "width", value: width } } : {}),
      background: "#ffffff",
    });
}
let loading: Promise<Drawing> | undefined;
const drawing = () => (loading ??= loadDrawing());

let chinese: boolean | undefined;

/** The library leaves out text for which no font is installed, without a word; so one character is drawn and looked for. */
export async function canDrawChinese(): Promise<boolean> {
  return (chinese ??= (await drawing())(PROBE).getBBox() !== undefined);
}

export interface ChartPicture {
  png: Uint8Array;
  width: number;
  height: number;
}

/** The chart as a PNG at twice its size, or null where the machine has no font for Chinese. */
export async function chartPicture(spec: ChartSpec): Promise<ChartPicture | null> {
  if (!(await canDrawChinese())) return null;
  const { width, height } = chartSize(spec);
  const svg = await renderChart(spec);
  const png = (await drawing())(svg, width * 2)
    .render()
    .asPng();
  return { png: new Uint8Array(png), width, height };
}
