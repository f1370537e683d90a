import { buildWorkbook, inlineCell } from "./build-zip.testing";

export interface UglyTable {
  name: string;
  fileName: string;
  bytes: Uint8Array;
  /** The truth of the first data row: field → text. "?" means that a flag is wanted instead of a value. */
  truth: Record<string, string>;
}

const HEADERS = ["企业全称", "联系人", "营业收入", "成立日期", "出口占比"];
const ROW = ["苏州龘𠮷精工（集团）有限公司", "王 芳", "1,234.50", "2026-09-30", "12.5%"];
const TRUTH = {
  name: "苏州龘𠮷精工（集团）有限公司",
  contact: "王 芳",
  revenue: "1234.5",
  founded: "2026-09-30",
  share: "0.125",
};
/** 企業全稱,聯絡人 in Big5, which Node cannot write. */
const BIG5_HEX = "a5f8b77ea5febad92cc170b5b8a448";

export function uglyTables(): UglyTable[] {
  const tables: UglyTable[] = [];
  const lines = (delimiter: string, end: string) =>
    [HEADERS, ROW]
      .map((cells) => cells.map((cell) => (cell.includes(",") ? `"${cell}"` : cell)).join(delimiter))
      .join(end);
  const csv = (name: string, bytes: Uint8Array, truth: Record<string, string> = TRUTH) =>
    tables.push({ name, fileName: "名单.csv", bytes, truth });
  const utf8 = (text: string) => new TextEncoder().encode(text);
  for (const [delimiterName, delimiter] of [
    ["comma", ","],
    ["semicolon", ";"],
    ["tab", "\t"],
  ] as const) {
    for (const [endName, end] of [
      ["LF", "\n"],
      ["CRLF", "\r\n"],
      ["CR", "\r"],
    ] as const) {
      const text = lines(delimiter, end);
      csv(`UTF-8 ${delimiterName} ${endName}`, utf8(text));
      csv(`UTF-16 LE ${delimiterName} ${endName}`, wide(text, true, false));
      if (endName === "CRLF") {
        csv(`UTF-8 with mark ${delimiterName}`, utf8(`\uFEFF${text}`));
        csv(`UTF-16 LE with mark ${delimiterName}`, wide(text, true, true));
        csv(`UTF-16 BE ${delimiterName}`, wide(text, false, false));
        csv(`UTF-16 BE with mark ${delimiterName}`, wide(text, false, true));
      }
    }
  }
  csv("quotes with a line break", utf8(`企业全称,联系人\n"甲\n乙","王 ""芳"""\n`), {
    name: "甲\n乙",
    contact: '王 "芳"',
  });
  csv("Big5", new Uint8Array([...(BIG5_HEX.match(/../g) ?? [])].map((byte) => parseInt(byte, 16))), {});
  csv(
    "one byte lost in UTF-8",
    utf8(lines(",", "\n")).filter((_, index) => index !== 75),
    { name: "?", revenue: "1234.5" },
  );
  csv("title and notes around", utf8(`2026年会员名单\n\n${lines(",", "\n")}\n\n注：以上数据截至九月\n合计,,99`));
  csv("header on line five", utf8(`织网台\n填报单位：某协会\n\n表一\n${lines(",", "\n")}`));
  csv("two header rows", utf8("企业全称,联系人,,营业收入\n,姓名,电话,\n甲公司,王芳,0512-1,5"), {
    name: "甲公司",
    contact: "王芳",
    revenue: "5",
  });
  csv("a separator too many", utf8("企业全称,联系人\n甲公司,王芳\n乙公司,李明\n丙,丁公司,张三"), {
    name: "甲公司",
    contact: "王芳",
  });
  csv("full-width headers", utf8("企业全称（必填）*, 联 系 人 ,营业收入\n甲公司,王芳,１２３"), {
    name: "甲公司",
    contact: "王芳",
    revenue: "123",
  });

  const cell = (
    name: string,
    xml: string,
    truth: Record<string, string>,
    more: Parameters<typeof buildWorkbook>[0] = {},
  ) => {
    const header = HEADERS.map((text, index) => inlineCell(`${"ABCDE"[index]}1`, text)).join("");
    const sheetData = `<row r="1">${header}</row><row r="2">${inlineCell("A2", "甲公司")}${xml}</row>`;
    tables.push({
      name,
      fileName: "名单.xlsx",
      bytes: buildWorkbook({ ...FORMATS, ...more, sheetData }),
      truth: { name: "甲公司", ...truth },
    });
  };
  const revenues: [string, string][] = [
    ["1,234.50", "1234.5"],
    ["12万", "120000"],
    ["１２３", "123"],
    ["（100）", "-100"],
    ["(1,000)", "-1000"],
    ["-5", "-5"],
    ["－5", "-5"],
    ["1.15万元", "11500"],
    ["￥1,000.00", "1000"],
    ["3亿", "300000000"],
    ["1,23", "?"],
    ["约100", "?"],
    ["100-200", "?"],
    ["12%", "?"],
    ["USD 5", "?"],
    ["1.2.3", "?"],
    ["一百", "?"],
    ["#REF!", "?"],
    ["1.2E+10", "?"],
  ];
  for (const [text, truth] of revenues) cell(`revenue written ${text}`, inlineCell("C2", text), { revenue: truth });
  const days: [string, string][] = [
    ["2026/9/3", "2026-09-03"],
    ["2026年9月3日", "2026-09-03"],
    ["20260930", "2026-09-30"],
    ["２０２６．９．３", "2026-09-03"],
    ["26.9.3", "?"],
    ["9/3/2026", "?"],
    ["2026-02-30", "?"],
    ["2026年9月", "?"],
    ["45000", "?"],
    ["去年", "?"],
  ];
  for (const [text, truth] of days) cell(`day written ${text}`, inlineCell("D2", text), { founded: truth });
  cell("day as serial", '<c r="D2" s="1"><v>46295</v></c>', { founded: "2026-09-30" });
  cell(
    "day as serial of 1904",
    '<c r="D2" s="1"><v>44833</v></c>',
    { founded: "2026-09-30" },
    { workbookPr: '<workbookPr date1904="1"/>' },
  );
  cell("day in a Chinese format", '<c r="D2" s="2"><v>46295</v></c>', { founded: "2026-09-30" });
  cell("day in a built-in Chinese format", '<c r="D2" s="3"><v>46295</v></c>', { founded: "2026-09-30" });
  cell("serial without a format", '<c r="D2"><v>46295</v></c>', { founded: "?" });
  cell("the day that never was", '<c r="D2" s="1"><v>60</v></c>', { founded: "?" });
  cell("day with a time", '<c r="D2" s="1"><v>46295.5</v></c>', { founded: "?" });
  cell("per cent cell", '<c r="E2" s="4"><v>0.125</v></c>', { share: "0.125" });
  cell("ratio", '<c r="E2"><v>0.125</v></c>', { share: "0.125" });
  cell("per cent without a sign", '<c r="E2"><v>12.5</v></c>', { share: "?" });
  cell("formula with a value", '<c r="C2"><f>SUM(1)</f><v>12</v></c>', { revenue: "12" });
  cell("formula without a value", '<c r="C2"><f>SUM(1)</f></c>', { revenue: "?" });
  cell("formula with an empty value", '<c r="C2"><f>SUM(1)</f><v></v></c>', { revenue: "?" });
  cell("error cell", '<c r="C2" t="e"><v>#REF!</v></c>', { revenue: "?" });
  cell("noise of a double", '<c r="C2"><v>0.30000000000000004</v></c>', { revenue: "0.3" });
  cell("number shown with 万元", '<c r="C2" s="5"><v>12</v></c>', { revenue: "?" });
  cell("a number too long for Excel", '<c r="C2"><v>9.1320500123456789E+17</v></c>', { revenue: "?" });
  cell("shared text that is not there", '<c r="B2" t="s"><v>9</v></c>', { contact: "?" });
  cell(
    "rich and phonetic text",
    '<c r="B2" t="s"><v>0</v></c>',
    { contact: "王芳" },
    {
      sharedStrings: '<si><r><t>王</t></r><r><rPr><b/></rPr><t>芳</t></r><rPh sb="0" eb="1"><t>wangfang</t></rPh></si>',
    },
  );
  cell("escaped characters", inlineCell("B2", "A&amp;B&lt;_x000A_&#x9F98;"), { contact: "A&B<\n龘" });
  cell(
    "names merged across columns",
    inlineCell("B2", "甲"),
    { contact: "?" },
    { after: '<mergeCells><mergeCell ref="B2:C2"/></mergeCells>' },
  );
  return tables;
}

const FORMATS = {
  numberFormats:
    '<numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="171" formatCode="0&quot;万元&quot;"/>',
  cellFormats: [0, 14, 170, 57, 10, 171].map((id) => `<xf numFmtId="${id}"/>`).join(""),
};

function wide(text: string, little: boolean, mark: boolean): Uint8Array {
  const whole = mark ? `\uFEFF${text}` : text;
  const view = new DataView(new ArrayBuffer(whole.length * 2));
  for (let index = 0; index < whole.length; index += 1) view.setUint16(index * 2, whole.charCodeAt(index), little);
  return new Uint8Array(view.buffer);
}
