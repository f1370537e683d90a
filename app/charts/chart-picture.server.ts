import type { Resvg } from "@resvg/resvg-js";
import { chartSize, type ChartSpec } from "./chart-spec";
import { renderChart } from "./render-chart.server";

/** Families tried in turn where the text asks for one that is not installed. */
const FALLBACK_FAMILY = "Noto Sans CJK SC";
const PROBE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="4" y="30" font-size="24">织</text></svg>';

type Drawing = (svg: string, width?: number) => Resvg;

async function loadDrawing(): Promise<Drawing> {
  const { Resvg } = await import("@resvg/resvg-js");
  return (svg, width) =>
    new Resvg(svg, {
      font: { loadSystemFonts: true, defaultFontFamily: FALLBACK_FAMILY },
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
  const png = (await drawing())(svg, width * 2).render().asPng();
  return { png: new Uint8Array(png), width, height };
}
