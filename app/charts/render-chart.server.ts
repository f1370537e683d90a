import type { EChartsCoreOption } from "echarts/core";
import { chartDescription, chartSize, type ChartSpec } from "./chart-spec";

const FONTS =
  "PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, sans-serif";
const INK = "#1b1f27";
const INK_FAINT = "#5f6878";
const LINE = "#d3d4cd";

/** Each series differs in lightness and in pattern, so that a greyscale print tells them apart. */
const FILLS = [
  { color: "#1f4e8c", decal: { symbol: "none" } },
  {
    color: "#9db9dd",
    decal: {
      symbol: "rect",
      color: "rgba(22,58,107,0.55)",
      dashArrayX: [1, 0],
      dashArrayY: [2, 5],
      rotation: -Math.PI / 4,
    },
  },
  {
    color: "#e4e4dc",
    decal: {
      symbol: "circle",
      color: "rgba(27,31,39,0.5)",
      dashArrayX: [
        [5, 5],
        [0, 5, 5, 0],
      ],
      dashArrayY: [4, 0],
      symbolSize: 0.7,
    },
  },
  {
    color: "#6d7686",
    decal: { symbol: "rect", color: "rgba(255,255,255,0.6)", dashArrayX: [1, 0], dashArrayY: [2, 4] },
  },
] as const;

/** The library is loaded with the first chart: most requests draw none. */
async function loadCharts() {
  const [core, charts, components, renderers] = await Promise.all([
    import("echarts/core"),
    import("echarts/charts"),
    import("echarts/components"),
    import("echarts/renderers"),
  ]);
  core.use([
    charts.BarChart,
    components.GridComponent,
    components.LegendComponent,
    components.AriaComponent,
    renderers.SVGRenderer,
  ]);
  return core;
}
let loading: ReturnType<typeof loadCharts> | undefined;

/** Draws a chart as SVG, without a browser. The same numbers give the same picture. */
export async function renderChart(spec: ChartSpec): Promise<string> {
  const core = await (loading ??= loadCharts());
  const chart = core.init(null, null, { renderer: "svg", ssr: true, ...chartSize(spec) });
  try {
    chart.setOption(optionsOf(spec));
    return readable(described(withoutStyles(chart.renderToSVGString()), spec));
  } finally {
    chart.dispose();
  }
}

function optionsOf(spec: ChartSpec): EChartsCoreOption {
  const lying = spec.kind === "bars";
  const text = { fontFamily: FONTS, color: INK, fontSize: 13 };
  const categories = {
    type: "category",
    data: spec.categories,
    inverse: lying,
    axisLabel: { ...text, interval: 0, width: lying ? 230 : 150, overflow: "break" },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: LINE } },
  };
  const values = {
    type: "value",
    min: 0,
    minInterval: 1,
    name: spec.unit,
    nameTextStyle: { ...text, color: INK_FAINT, align: lying ? "left" : "right" },
    axisLabel: { ...text, color: INK_FAINT },
    splitLine: { lineStyle: { color: "#e7e7e2" } },
  };
  return {
    animation: false,
    textStyle: { fontFamily: FONTS },
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    grid: { left: 12, right: 48, top: 52, bottom: 12 },
    legend: {
      show: spec.series.length > 1,
      top: 0,
      left: 0,
      itemWidth: 22,
      itemHeight: 12,
      icon: "rect",
      textStyle: text,
    },
    xAxis: lying ? values : categories,
    yAxis: lying ? categories : values,
    series: spec.series.map((series, index) => {
      const fill = FILLS[index % FILLS.length]!;
      return {
        type: "bar",
        name: series.name,
        data: series.values.map((value) => value ?? "-"),
        barMaxWidth: lying ? 11 : 34,
        barGap: "12%",
        itemStyle: { color: fill.color, decal: fill.decal, borderColor: INK_FAINT, borderWidth: 0.6 },
        label: {
          show: true,
          position: lying ? "right" : "top",
          fontFamily: FONTS,
          fontSize: lying ? 11 : 12,
          color: INK,
        },
      };
    }),
  };
}

const escapeXml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * Inline styles become attributes and styles of hovering are left out, so that a content security policy that forbids them
 * changes nothing. Names that count the pictures drawn so far are made the same for all.
 */
function withoutStyles(svg: string): string {
  const plain = svg
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/ class="[^"]*"/g, "")
    .replace(/\bzr\d+-/g, "zr-");
  return plain.replace(/ style="([^"]*)"/g, (_, style: string) =>
    style
      .split(";")
      .map((declaration) => declaration.split(":"))
      .filter(([property, value]) => property && value)
      .map(([property, value]) => ` ${property}="${value}"`)
      .join(""),
  );
}

/** A picture that is read out: its title, and every number. */
/** XML has no words for these characters, and with one of them no picture is shown at all. */
function readable(svg: string): string {
  return svg.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, "");
}

function described(svg: string, spec: ChartSpec): string {
  const words = `<title>${escapeXml(spec.title)}</title><desc>${escapeXml(chartDescription(spec))}</desc>`;
  return svg.replace(/<svg([^>]*)>/, (_, attributes: string) => `<svg${attributes} role="img">${words}`);
}
