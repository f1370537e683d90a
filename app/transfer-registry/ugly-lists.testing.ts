import { CHAIN_ROLE_WORDS, HEADER_WORDS, KIND_WORDS, SIZE_WORDS } from "~/i18n/messages/words/organisations";
import { buildWorkbook } from "~/transfer/tables/build-zip.testing";
import { syntheticCreditCode } from "~db/seed/synthetic-credit-code";
import { canWrite, writeText, type WrittenEncoding } from "./chinese-encodings.testing";

/** What a cell is in the file. A text file holds only the text of it. */
type Written =
  | { text: string }
  | { number: number; style?: Style }
  | { formula: string; cached?: string | number; style?: Style }
  | { error: string }
  | { yesNo: boolean };
type Style = "day" | "dayZh" | "moment" | "percent" | "padded" | "wan";

type TruthValue = string | number | boolean | readonly string[];
/** What must come of a cell: its value, a flag that makes a person look, or nothing because it says nothing. */
type Truth = { value: TruthValue } | { flag: true } | { blank: true };

interface UglyCell {
  written: Written;
  truth: Truth;
}

export interface UglyRow {
  /** As a spreadsheet counts. */
  rowNumber: number;
  /** By field of the register, and by name of a number column. */
  truth: Record<string, Truth>;
}

export interface UglyList {
  name: string;
  fileName: string;
  bytes: Uint8Array;
  rows: UglyRow[];
  /** Header → column of numbers that the register has no field for; read with the readers themselves. */
  numberColumns: { key: NumberColumn; column: number }[];
  /** What must be said about the file as a whole. */
  fileFlag: string | null;
  /** A field that two columns claim; it must be left to a person. */
  contested: string | null;
}

export type NumberColumn = "revenue" | "share" | "staff";

const FLAG: Truth = { flag: true };
const is = (value: TruthValue): Truth => ({ value });
const BLANK: UglyCell = { written: { text: "" }, truth: { blank: true } };

/** A small generator of its own, so that list n is the same list on every machine and in every year. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761) >>> 0;
  }
  /** 0 up to, and without, `sides`. */
  roll(sides: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  }
  one<T>(items: readonly T[]): T {
    return items[this.roll(items.length)] as T;
  }
  chance(percent: number): boolean {
    return this.roll(100) < percent;
  }
  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    return items.map(() => left.splice(this.roll(left.length), 1)[0] as T);
  }
}

interface Medium {
  dice: Dice;
  kind: "csv" | "xlsx";
  from1904: boolean;
  /** Leaves out what a person would have to look at. */
  clean: boolean;
  /** Traditional characters only, for Big5. */
  traditional: boolean;
  row: number;
  list: number;
}

const FULL = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const text = (written: string, truth: Truth): UglyCell => ({ written: { text: written }, truth });
const same = (written: string): UglyCell => text(written, is(written.trim()));

/** A number of a sheet; in a text file its usual text. */
function number(medium: Medium, value: number, truth: Truth, style?: Style, shown = String(value)): UglyCell {
  if (medium.kind === "csv") return text(shown, truth);
  return { written: style ? { number: value, style } : { number: value }, truth };
}

const SIMPLE_NAMES = [
  "湘凯液压",
  "麓谷精铸",
  "浏阳铸造",
  "星沙电控",
  "岳麓回转支承",
  "Alpha 传动",
  "湘江Ｄ阀",
  "长沙第①",
];
const TRADITIONAL_NAMES = [
  "臺灣液壓機械",
  "鴻勝精密工業",
  "東和鋼鐵",
  "聯華電機",
  "中華齒輪",
  "萬達傳動設備",
  "國際軸承",
];
const TAILS = [
  "有限公司",
  "股份有限公司",
  "（集团）有限公司",
  "(长沙)有限公司",
  "研究院",
  "  有限公司",
  "“先锋”厂",
  "、刘氏机械厂",
];
const RARE = ["龘𠮷", "㐀", "镕", "喆", "堃"];

function legalName({ dice, traditional, kind, list, row }: Medium): UglyCell {
  const unique = `${list}號${row}`;
  if (traditional) return same(`${dice.one(TRADITIONAL_NAMES)}${unique}股份有限公司`);
  const rare = dice.chance(20) ? dice.one(RARE) : "";
  const written = `${dice.one(SIMPLE_NAMES)}${rare}${unique.replace("號", "号")}${dice.one(TAILS)}`;
  const edges = dice.one(["", "", " ", "\u3000", "\u00A0", "\u200B"]);
  if (dice.chance(5)) return text(`${written}\n`, is(written));
  if (kind === "xlsx" && dice.chance(5)) return { written: { formula: "A1", cached: written }, truth: is(written) };
  return text(`${edges}${written}${edges}`, is(written));
}

function creditCode(medium: Medium): UglyCell {
  const { dice, list, row } = medium;
  const code = syntheticCreditCode(
    "91",
    dice.one(["430104", "430181", "320500", "110108"]),
    (list * 31 + row) % 10_000,
  );
  const ways: (() => UglyCell)[] = [
    () => same(code),
    () => same(code),
    () => text(code.toLowerCase(), is(code)),
    () => text(`${code.slice(0, 8)} ${code.slice(8)}`, is(code)),
    () => text(`${code.slice(0, 2)}-${code.slice(2, 8)}-${code.slice(8)}`, is(code)),
    () => text(`\t${code}`, is(code)),
    () => text(` ${code}\u00A0`, is(code)),
    () => text(`'${code}`, is(code)),
    () => (medium.traditional ? same(code) : text(FULL(code), is(code))),
    () => (medium.kind === "csv" ? text(`="${code}"`, is(code)) : same(code)),
    () => BLANK,
    () => text(dice.one(["无", "/", "-", "——", "暂无", "N/A"]), { blank: true }),
  ];
  const wrong: (() => UglyCell)[] = [
    () => text(code.slice(0, 17), FLAG),
    () => text(`${code}1`, FLAG),
    () => text(`${code.slice(0, 9)}I${code.slice(10)}`, FLAG),
    () => text("9.14301E+17", FLAG),
    () => text("430100000012345", FLAG),
    () => text("#N/A", FLAG),
    () => (medium.kind === "xlsx" ? { written: { number: 914301000123456800 }, truth: FLAG } : text("9143010E1", FLAG)),
    () => (medium.kind === "xlsx" ? { written: { error: "#REF!" }, truth: FLAG } : text("#REF!", FLAG)),
    () => (medium.kind === "xlsx" ? { written: { formula: "B9" }, truth: FLAG } : text("????", FLAG)),
  ];
  return pick(medium, ways, wrong)();
}

/** Mostly what can be read; now and then what a person has to look at. */
function pick<T>({ dice, clean }: Medium, good: readonly T[], wrong: readonly T[]): T {
  return !clean && dice.chance(12) ? dice.one(wrong) : dice.one(good);
}

const DAY = 86_400_000;
const two = (value: number) => String(value).padStart(2, "0");

function day(medium: Medium): UglyCell {
  const { dice, kind, from1904 } = medium;
  const instant = Date.UTC(1996, 0, 1) + dice.roll(11_000) * DAY;
  const at = new Date(instant);
  const [year, month, date] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  const iso = `${year}-${two(month)}-${two(date)}`;
  const serial = Math.round((instant - Date.UTC(1899, 11, 30)) / DAY) - (from1904 ? 1462 : 0);
  const right = is(iso);
  const good: (() => UglyCell)[] = [
    () => text(iso, right),
    () => text(`${year}/${month}/${date}`, right),
    () => text(`${year}.${month}.${date}`, right),
    () => text(`${year}-${month}-${date}`, right),
    () => text(`${year}年${month}月${date}日`, right),
    () => text(`${year}年${two(month)}月${two(date)}日`, right),
    () => text(`${year} 年 ${month} 月 ${date} 日`, right),
    () => text(`${year}年${month}月${date}号`, right),
    () => text(`${year}${two(month)}${two(date)}`, right),
    () => text(FULL(`${year}/${month}/${date}`), right),
    () => text(`${year}．${month}．${date}`, right),
    () => text(`${iso} 00:00:00`, right),
    () => text(`${iso}T00:00:00`, right),
    () => (kind === "xlsx" ? { written: { number: serial, style: "day" }, truth: right } : text(iso, right)),
    () => (kind === "xlsx" ? { written: { number: serial, style: "dayZh" }, truth: right } : text(iso, right)),
    () => (kind === "xlsx" ? { written: { number: serial, style: "moment" }, truth: right } : text(iso, right)),
    () => (kind === "xlsx" ? { written: { formula: "D9", cached: serial, style: "day" }, truth: right } : BLANK),
    () => (kind === "xlsx" ? { written: { formula: "D9", cached: iso }, truth: right } : BLANK),
    () => number(medium, year * 10_000 + month * 100 + date, right),
    () => BLANK,
    () => text(dice.one(["-", "/", "无", "——"]), { blank: true }),
  ];
  const short = String(year).slice(2);
  const wrong: (() => UglyCell)[] = [
    () => text(`${short}-${month}-${date}`, FLAG),
    () => text(`${short}.${month}.${date}`, FLAG),
    () => text(`${short}/${month}/${date}`, FLAG),
    () => text(`${short}年${month}月${date}日`, FLAG),
    () => text(`${year}年${month}月`, FLAG),
    () => text(`${year}.${month}`, FLAG),
    () => text(`${year}年`, FLAG),
    () => text(`${year}`, FLAG),
    () => text(`${month}月${date}日`, FLAG),
    () => text(`${month}/${date}/${year}`, FLAG),
    () => text(`${date}.${month}.${year}`, FLAG),
    () => text(`${year}-02-30`, FLAG),
    () => text(`${year}-13-01`, FLAG),
    () => text(`${year}年9月31日`, FLAG),
    () => text(`${iso} 14:30`, FLAG),
    () => text(`${iso}（暂定）`, FLAG),
    () => text(`${iso}至今`, FLAG),
    () => text("二〇二〇年三月一日", FLAG),
    () => text("去年", FLAG),
    () => text("长期", FLAG),
    () => number(medium, serial, FLAG),
    () => number(medium, serial + 0.5, FLAG, "moment", `${iso} 12:00:00`),
    () => (kind === "xlsx" ? { written: { error: "#VALUE!" }, truth: FLAG } : text("#VALUE!", FLAG)),
    () => (kind === "xlsx" ? { written: { formula: "TODAY()" }, truth: FLAG } : text("########", FLAG)),
    () => (kind === "xlsx" ? { written: { number: 0.5, style: "percent" }, truth: FLAG } : text("50%", FLAG)),
    () =>
      kind === "xlsx" && !from1904 ? { written: { number: 60, style: "day" }, truth: FLAG } : text("1900-02-29", FLAG),
  ];
  return pick(medium, good, wrong)();
}

const REGIONS: readonly (readonly [string, string])[] = [
  ["湖南省长沙市", "430100"],
  ["湖南长沙", "430100"],
  ["长沙市岳麓区", "430104"],
  ["湖南省/长沙市/岳麓区", "430104"],
  ["湖南 长沙 岳麓", "430104"],
  ["430104", "430104"],
  ["４３０１０４", "430104"],
  ["江苏省苏州市", "320500"],
  ["北京市海淀区", "110108"],
  ["上海", "310000"],
  ["浏阳市", "430181"],
];

function region(medium: Medium): UglyCell {
  const { dice } = medium;
  if (medium.traditional) return BLANK;
  const good = REGIONS.map(
    ([written, code]) =>
      () =>
        text(written, is(code)),
  );
  const wrong = ["鼓楼区", "火星", "湖南省苏州市", "999999", "朝阳区", "市辖区"].map(
    (written) => () => text(written, FLAG),
  );
  const sheet = () => number(medium, 430_104, is("430104"));
  return pick(medium, [...good, sheet, () => BLANK], [...wrong, () => text(dice.one(["#REF!", "锟斤拷"]), FLAG)])();
}

function choice(words: Readonly<Record<string, readonly string[]>>, wrong: readonly string[]) {
  return (medium: Medium): UglyCell => {
    const { dice, traditional } = medium;
    if (traditional) return BLANK;
    const key = dice.one(Object.keys(words));
    const word = dice.one(words[key] ?? []);
    const shape = dice.one<(text: string) => string>([
      (plain) => plain,
      (plain) => ` ${plain} `,
      (plain) => `${plain}\n`,
      (plain) => plain.toUpperCase(),
      (plain) => FULL(plain),
    ]);
    const good = [() => text(shape(word), is(key)), () => BLANK];
    return pick(
      medium,
      good,
      wrong.map((written) => () => text(written, FLAG)),
    )();
  };
}

function chainRoles(medium: Medium): UglyCell {
  const { dice, traditional } = medium;
  if (traditional) return BLANK;
  const keys = Object.keys(CHAIN_ROLE_WORDS) as (keyof typeof CHAIN_ROLE_WORDS)[];
  const chosen = keys.filter(() => dice.chance(35)).slice(0, 3);
  if (chosen.length === 0) return BLANK;
  const written = dice.shuffled(chosen).map((key) => dice.one(CHAIN_ROLE_WORDS[key]));
  const cell = () => text(written.join(dice.one(["、", "，", "；", ",", "\n", " / ".trim()].slice(0, 5))), is(chosen));
  return pick(medium, [cell], [() => text("配套？", FLAG), () => text("链主、不知道", FLAG)])();
}

const PRODUCTS = [
  "高压油缸",
  "多路阀",
  "回转支承",
  "挖掘机（20t、30t）工作装置",
  "PLC 控制器",
  "7-ball 轴承",
  "1,000t 压力机（A，B）",
];

function products(medium: Medium): UglyCell {
  const { dice, traditional } = medium;
  if (traditional) return BLANK;
  const items = PRODUCTS.filter(() => dice.chance(35)).filter((item) => !item.startsWith("1,"));
  if (items.length === 0) return BLANK;
  const joint = dice.one(["、", "，", "；", ";", ",", "\n", "、 ", "｜", "；\n"]);
  const end = dice.one(["", "", "；", "。"].slice(0, 3));
  return text(`${items.join(joint)}${end}`, is(items));
}

function website(medium: Medium): UglyCell {
  const { dice, list, row } = medium;
  const host = `www.firm${list}-${row}.example`;
  const good: (() => UglyCell)[] = [
    () => same(`https://${host}/cn/index.html?a=1&b=2`),
    () => same(`http://${host}`),
    () => text(host, is(`http://${host}`)),
    () => text(`${host}/about`, is(`http://${host}/about`)),
    // Of several the first is taken.
    ...["、", ",", "；", " ", " , "].map(
      (joint) => () => text(`${host}${joint}https://b.example`, is(`http://${host}`)),
    ),
    () => text(` HTTP://${host} `, is(`http://${host}`)),
    () => (medium.traditional ? BLANK : text(FULL(host), is(`http://${host}`))),
    () => BLANK,
    () => text(dice.one(["无", "/", "暂无"]), { blank: true }),
  ];
  const wrong = [
    `${host}、在建`,
    `http://${host},湘凯`,
    `http//${host}`,
    `http:/${host}`,
    `http://http://${host}`,
    "javascript:alert(1)",
    "data:text/html,x",
    "info@firm.example",
    "正在建设中",
    "微信公众号：湘凯液压",
  ];
  return pick(
    medium,
    good,
    wrong.map((written) => () => text(written, FLAG)),
  )();
}

function yesNo(medium: Medium): UglyCell {
  const good: (() => UglyCell)[] = [
    ...["是", "√", "✓", "Y", "yes", "ＹＥＳ", "1", "有"].map((word) => () => text(word, is(true))),
    ...["否", "×", "N", "no", "0", "无"].map((word) => () => text(word, is(false))),
    () => (medium.kind === "xlsx" ? { written: { yesNo: true }, truth: is(true) } : text("TRUE", is(true))),
    () => BLANK,
  ];
  if (medium.traditional) return BLANK;
  const wrong = ["x", "不清楚", "2", "是/否"].map((word) => () => text(word, FLAG));
  return pick(medium, good, wrong)();
}

const NOTES = [
  "第一行\n第二行",
  '他说"可以"',
  "逗号,分号;制表\t都有",
  "以等号开头=1+1",
  "=1+1",
  "+86 731 8888 0000",
  "-5",
  "@某人",
  "'带撇号'",
  "全角：ＡＢＣ１２３",
  "₂、①、㎡、℃",
  "a\r\nb",
  "100%",
  "00123",
];

function note(medium: Medium): UglyCell {
  if (medium.traditional) return BLANK;
  if (medium.dice.chance(30)) return BLANK;
  const written = medium.dice.one(NOTES);
  if (medium.kind === "csv" && written === "=1+1") return BLANK;
  return text(written, is(written.replace(/\r\n/g, "\n")));
}

function address(medium: Medium): UglyCell {
  const { dice, traditional } = medium;
  if (traditional) return same(`臺北市中山北路二段${dice.roll(99) + 1}號`);
  const written = dice.one([
    "长沙市岳麓区麓谷大道1号",
    "Shop 5, No. 12, Lugu Avenue",
    "１２号楼３层",
    "“麓谷”园区，A座",
    "湘江路 8 号；（二期）",
  ]);
  return pick(
    medium,
    [() => same(written), () => BLANK],
    [() => text("#NAME?", FLAG), () => text("湘\uFFFD路", FLAG)],
  )();
}

/** An amount below ten million with at most two decimals, and ways in which people write it. */
function revenue(medium: Medium): UglyCell {
  const { dice } = medium;
  const cents = dice.one([dice.roll(1_000_000_000), dice.roll(100_000) * 100, dice.roll(1000) * 1_000_000]);
  const whole = Math.floor(cents / 100);
  const rest = cents % 100;
  const plain = rest === 0 ? String(whole) : `${whole}.${two(rest)}`.replace(/0$/, "");
  const grouped = `${String(whole).replace(/\B(?=(\d{3})+$)/g, ",")}.${two(rest)}`;
  const negative = whole + rest === 0 ? "0" : `-${plain}`;
  const wan = `${whole / 10_000}`;
  const inWan = whole % 100 === 0 && !wan.includes("e") ? wan : null;
  const exact = is(plain);
  const good: (() => UglyCell)[] = [
    () => text(plain, exact),
    () => text(grouped, exact),
    () => text(FULL(grouped), exact),
    () => text(`¥${grouped}`, exact),
    () => text(`￥ ${grouped}`, exact),
    () => text(`${grouped}元`, exact),
    () => text(`（${grouped}）`, is(negative)),
    () => text(`(${plain})`, is(negative)),
    () => text(`-${grouped}`, is(negative)),
    () => text(`−${plain}`, is(negative)),
    () => text(`－${plain}`, is(negative)),
    () => text(inWan === null ? plain : `${inWan}万`, is(inWan === null ? plain : String(whole))),
    () => text(inWan === null ? plain : `${inWan} 万元`, is(inWan === null ? plain : String(whole))),
    () => number(medium, cents / 100, exact, undefined, plain),
    () => (medium.kind === "xlsx" ? { written: { formula: "1+1", cached: cents / 100 }, truth: exact } : BLANK),
    () => BLANK,
  ];
  const wrong: (() => UglyCell)[] = [
    ...[
      "约100",
      "100-200",
      "1,23",
      "1.2.3",
      "一百",
      "12%",
      "USD 500",
      "1 234",
      "保密",
      "100+",
      ">500",
      "1.2E+10",
      "12.5万-13万",
    ],
    "#DIV/0!",
    "￥-",
    "5千万左右",
  ].map((written) => (typeof written === "string" ? () => text(written, FLAG) : written));
  const sheet = () =>
    medium.kind === "xlsx" ? { written: { number: 12, style: "wan" as const }, truth: FLAG } : text("12亿左右", FLAG);
  return pick({ ...medium, clean: false }, good, [...wrong, sheet])();
}

function share(medium: Medium): UglyCell {
  const tenths = medium.dice.roll(1000);
  const percent = `${tenths / 10}`;
  const ratio = `${tenths / 1000}`;
  const good: (() => UglyCell)[] = [
    () => text(`${percent}%`, is(ratio)),
    () => text(FULL(`${percent}%`), is(ratio)),
    () => text(`${percent} %`, is(ratio)),
    () => text(ratio, is(ratio)),
    () => number(medium, tenths / 1000, is(ratio), "percent", `${percent}%`),
    () => number(medium, tenths / 1000, is(ratio)),
    () => BLANK,
  ];
  const wrong = ["百分之十二", "12.5", "1", "约三成", "12-15%", "120"].map((written) => () => text(written, FLAG));
  return pick({ ...medium, clean: false }, good, wrong)();
}

function staff(medium: Medium): UglyCell {
  const people = medium.dice.roll(20_000);
  const grouped = String(people).replace(/\B(?=(\d{3})+$)/g, ",");
  const good: (() => UglyCell)[] = [
    () => text(String(people), is(people)),
    () => text(grouped, is(people)),
    () => text(FULL(String(people)), is(people)),
    () => text(`${people}人`, is(people)),
    () => text(`${grouped} 人`, is(people)),
    () => text(`${people}.0`, is(people)),
    () => number(medium, people, is(people)),
    () => BLANK,
  ];
  const wrong = ["100多", "50~100", "12.5", "三百", "3百余人"].map((written) => () => text(written, FLAG));
  return pick({ ...medium, clean: false }, good, wrong)();
}

const FIELDS: Record<string, (medium: Medium) => UglyCell> = {
  legalName,
  creditCode,
  memberSince: day,
  region,
  kind: choice(KIND_WORDS, ["国企？", "外星机构", "企业/高校"]),
  sizeClass: choice(SIZE_WORDS, ["中大型", "不详规模", "500强"]),
  chainRoles,
  products,
  website,
  creditCodeConfirmed: yesNo,
  address,
  note,
  aboveScaleSince: day,
};
const NUMBERS: Record<NumberColumn, { headers: readonly string[]; cell: (medium: Medium) => UglyCell }> = {
  revenue: { headers: ["营业收入", "上年营业收入（元）", "产值"], cell: revenue },
  share: { headers: ["出口占比", "研发投入比例"], cell: share },
  staff: { headers: ["员工人数", "职工总数"], cell: staff },
};

interface Column {
  field: string | null;
  numbers: NumberColumn | null;
  header: string;
  cell: (medium: Medium) => UglyCell;
}

function headerOf(medium: Medium, field: string): string {
  const words = HEADER_WORDS[field as keyof typeof HEADER_WORDS].filter(
    (word) => !medium.traditional || /^[\x20-\x7E]+$/.test(word),
  );
  const plain = medium.dice.one(words);
  const shapes: ((word: string) => string)[] = [
    (word) => word,
    (word) => word,
    (word) => `${word}*`,
    (word) => ` ${word} `,
    (word) => word.toUpperCase(),
    (word) => `${word}\n`,
    ...(medium.traditional
      ? []
      : [
          (word: string) => `${word}（必填）`,
          (word: string) => `${word}：`,
          (word: string) => FULL(word),
          (word: string) => (/^[\x20-\x7E]/.test(word) ? word : [...word].join(" ")),
        ]),
  ];
  return medium.dice.one(shapes)(plain);
}

const OTHER_COLUMNS = ["序号", "联系人", "联系电话", "会内职务", "Contact e-mail", "法定代表人"];

function columnsOf(medium: Medium): Column[] {
  const { dice, traditional } = medium;
  const fields = Object.keys(FIELDS).filter((field) => field === "legalName" || dice.chance(60));
  // The day needs its beginning; a code that was looked up needs the code.
  const columns: Column[] = fields
    .filter((field) => field !== "creditCodeConfirmed" || fields.includes("creditCode"))
    .map((field) => ({ field, numbers: null, header: headerOf(medium, field), cell: FIELDS[field]! }));
  if (columns.length < 3) {
    for (const field of ["creditCode", "address", "website"].filter((name) => !fields.includes(name)))
      columns.push({ field, numbers: null, header: headerOf(medium, field), cell: FIELDS[field]! });
  }
  if (!traditional) {
    for (const [numbers, { headers, cell }] of Object.entries(NUMBERS) as [
      NumberColumn,
      (typeof NUMBERS)[NumberColumn],
    ][])
      if (dice.chance(45)) columns.push({ field: null, numbers, header: dice.one(headers), cell });
    for (const header of OTHER_COLUMNS)
      if (dice.chance(20))
        columns.push({
          field: null,
          numbers: null,
          header,
          cell: ({ row }) => text(`${header} ${row}`, { blank: true }),
        });
  }
  return dice.shuffled(columns);
}

interface Layout {
  titles: string[][];
  group: boolean;
  blankRows: boolean;
  foot: string[][];
  repeatedHeader: boolean;
  sections: boolean;
  hidden: boolean;
}

function layoutOf({ dice, traditional }: Medium): Layout {
  if (traditional) {
    return {
      titles: [],
      group: false,
      blankRows: dice.chance(20),
      foot: [],
      repeatedHeader: false,
      sections: false,
      hidden: false,
    };
  }
  return {
    titles: dice.one([
      [],
      [],
      [],
      [["2026年会员名单"]],
      [["湘江工程机械集群会员名单"], []],
      [["织网台"], ["填报单位：某协会"], [], ["表一"]],
      [["会员名单（截至2026年9月30日）"], ["单位：万元"]],
      [["sep=", ""]],
    ]),
    group: dice.chance(12),
    blankRows: dice.chance(25),
    foot: dice.one([
      [],
      [],
      [["合计"]],
      [["总  计："]],
      [["注：以上数据截至九月"]],
      [[], ["填表人：王芳    联系电话：0731-8888 0000"]],
      [["合计"], ["说明：金额单位为元"], ["制表日期：2026年9月30日"]],
      [["共 12 家"]],
      [["数据来源：工商登记"]],
    ]),
    repeatedHeader: dice.chance(12),
    sections: dice.chance(12),
    hidden: dice.chance(15),
  };
}

type Line =
  { kind: "words"; cells: string[] } | { kind: "header"; cells: string[] } | { kind: "data"; cells: UglyCell[] };

const SECTIONS = ["一、会长单位", "（二）理事单位（3家）", "三、会员单位", "第四部分 观察员"].slice(0, 3);

/**
 * The n-th list: the same for everybody, for ever. The odd ones are sheets. What is given to an office program to save again holds no
 * formulas, which it would calculate, and no unit in a format, which it would write out.
 */
export function uglyList(list: number, { forOffice = false } = {}): UglyList {
  const dice = new Dice(list + 1);
  const kind = list % 2 === 0 ? "csv" : "xlsx";
  const encodings: readonly WrittenEncoding[] = ["utf-8", "gbk", "gb18030", "utf-16le", "utf-16be", "big5", "gbk"];
  const encoding = kind === "csv" ? encodings[(list / 2) % encodings.length]! : "utf-8";
  const base: Medium = {
    dice,
    kind,
    from1904: kind === "xlsx" && dice.chance(25),
    clean: dice.chance(45),
    traditional: encoding === "big5",
    row: 0,
    list,
  };
  const columns = columnsOf(base);
  const contested = kind === "xlsx" && dice.chance(8) ? contestAddress(base, columns) : null;
  const layout = layoutOf(base);
  const count = dice.chance(15) ? 1 + dice.roll(2) : 6 + dice.roll(7);
  const lines: Line[] = [
    ...layout.titles.map((cells): Line => ({ kind: "words", cells })),
    ...headerLines(columns, layout),
  ];
  const header = columns.map((column) => column.header);
  for (let row = 1; row <= count; row += 1) {
    if (layout.sections && row % 4 === 1) lines.push({ kind: "words", cells: [dice.one(SECTIONS)] });
    if (layout.repeatedHeader && !layout.group && row === 5) lines.push({ kind: "words", cells: header });
    if (layout.blankRows && dice.chance(20)) lines.push({ kind: "words", cells: [] });
    const medium = { ...base, row };
    const cells = columns.map((column) => writable(column.cell, medium, encoding, forOffice));
    lines.push({ kind: "data", cells });
  }
  lines.push(...layout.foot.map((cells): Line => ({ kind: "words", cells })));
  const merges = kind === "xlsx" && contested === null ? mergeCells(base, lines, columns) : [];

  const rows = lines.flatMap((line, index): UglyRow[] => {
    if (line.kind !== "data") return [];
    const truth = columns.flatMap(({ field, numbers }, column): [string, Truth][] => {
      const key = field ?? numbers;
      return key === null ? [] : [[key, line.cells[column]!.truth]];
    });
    return [{ rowNumber: index + 1, truth: Object.fromEntries(truth) }];
  });
  const written =
    kind === "csv" ? writeCsvFile(base, encoding, lines) : writeSheet(base, lines, columns.length, layout, merges);
  return {
    name: `list ${list}: ${written.how}`,
    fileName: `名单-${list}.${kind}`,
    bytes: written.bytes,
    rows,
    numberColumns: columns.flatMap(({ numbers }, column) => (numbers === null ? [] : [{ key: numbers, column }])),
    contested,
    fileFlag:
      encoding === "big5" ? "table.encodingDoubtful" : layout.hidden && kind === "xlsx" ? "table.hiddenRows" : null,
  };
}

/** A second column of addresses: nobody but a person can say which is meant, so neither is taken. */
function contestAddress({ dice }: Medium, columns: Column[]): string {
  for (let at = columns.length - 1; at >= 0; at -= 1) if (columns[at]!.field === "address") columns.splice(at, 1);
  const cell: Column["cell"] = ({ row }) => text(`麓谷大道 ${row} 号`, { blank: true });
  for (const header of ["注册地址", "通讯地址"])
    columns.splice(dice.roll(columns.length + 1), 0, { field: "address", numbers: null, header, cell });
  return "address";
}

/** A value over several rows belongs to each; a value over two columns belongs to nobody knows which. */
function mergeCells({ dice }: Medium, lines: readonly Line[], columns: readonly Column[]): string[] {
  const merges: string[] = [];
  const data = (index: number) => {
    const line = lines[index];
    return line?.kind === "data" ? line.cells : null;
  };
  const down = columns.findIndex(({ field }) => field === "region" || field === "kind" || field === "sizeClass");
  const start = lines.findIndex((_, index) => data(index) && data(index + 1) && data(index + 2));
  if (down >= 0 && start >= 0 && dice.chance(15)) {
    const first = data(start)![down]!;
    for (const index of [start + 1, start + 2]) data(index)![down] = { written: { text: "" }, truth: first.truth };
    merges.push(`${columnLetters(down)}${start + 1}:${columnLetters(down)}${start + 3}`);
  }
  const across = columns.findIndex(
    ({ field }, column) => (field === "address" || field === "note") && columns[column + 1]?.field === "website",
  );
  const last = lines.findLastIndex((line) => line.kind === "data");
  if (across >= 0 && last > start + 3 && dice.chance(50)) {
    data(last)![across] = text("麓谷大道 1 号", FLAG);
    data(last)![across + 1] = { written: { text: "" }, truth: { blank: true } };
    merges.push(`${columnLetters(across)}${last + 1}:${columnLetters(across + 1)}${last + 1}`);
  }
  return merges;
}

/** Another throw of the dice where the encoding has no such character. */
function writable(cell: Column["cell"], medium: Medium, encoding: WrittenEncoding, forOffice: boolean): UglyCell {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const thrown = cell(medium);
    const { written } = thrown;
    if (forOffice && ("formula" in written || ("style" in written && written.style === "wan"))) continue;
    if (!("text" in thrown.written) || canWrite(thrown.written.text, encoding)) return thrown;
  }
  throw new Error(`no cell can be written in ${encoding}`);
}

function headerLines(columns: readonly Column[], { group }: Layout): Line[] {
  const header = columns.map((column) => column.header);
  if (!group) return [{ kind: "header", cells: header }];
  // A group over two columns that are no fields of the register, the other names in the upper row.
  const upper = [...header.map((name) => name.trim()), "负责人", ""];
  const lower = [...header.map(() => ""), "姓名", "手机"];
  return [
    { kind: "header", cells: upper },
    { kind: "header", cells: lower },
  ];
}

function textOf(written: Written): string {
  if ("text" in written) return written.text;
  if ("number" in written) return String(written.number);
  if ("error" in written) return written.error;
  if ("yesNo" in written) return written.yesNo ? "TRUE" : "FALSE";
  return String(written.cached ?? "");
}

function writeCsvFile(
  medium: Medium,
  encoding: WrittenEncoding,
  lines: readonly Line[],
): { how: string; bytes: Uint8Array } {
  const { dice } = medium;
  const delimiter = dice.one([",", ",", ";", "\t"]);
  const end = dice.one(["\r\n", "\r\n", "\n", "\r"]);
  const mark = (encoding === "utf-8" && dice.chance(40)) || (encoding.startsWith("utf-16") && dice.chance(60));
  const quoteAll = dice.chance(20);
  const trailing = dice.chance(20);
  const padWords = dice.chance(60);
  const width = Math.max(...lines.filter((line) => line.kind !== "words").map((line) => line.cells.length));
  const quoted = (cell: string) =>
    quoteAll || cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const whole = lines
    .map((line) => {
      const cells = line.kind === "data" ? line.cells.map(({ written }) => textOf(written)) : line.cells;
      const missing = line.kind === "words" && !padWords ? 0 : Math.max(0, width - cells.length);
      const padded = [...cells, ...Array<string>(missing).fill("")];
      return padded.map(quoted).join(delimiter) + (trailing ? delimiter : "");
    })
    .join(end);
  const name = { ",": "comma", ";": "semicolon", "\t": "tab" }[delimiter];
  return {
    how: `${encoding}${mark ? " with mark" : ""}, ${name}, ${JSON.stringify(end)}`,
    bytes: writeText(whole + dice.one(["", end]), encoding, mark),
  };
}

const STYLES: readonly (Style | "plain")[] = ["plain", "day", "dayZh", "moment", "percent", "padded", "wan"];
const FORMAT_IDS = [0, 14, 170, 22, 10, 172, 171];
const NUMBER_FORMATS =
  '<numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="171" formatCode="0&quot;万元&quot;"/><numFmt numFmtId="172" formatCode="000000"/>';

export function columnLetters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : `${String.fromCharCode(64 + Math.floor(column / 26))}${String.fromCharCode(65 + (column % 26))}`;
}

const escaped = (plain: string) =>
  plain
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/\r/g, "_x000D_")
    .replace(/\uFFFD/g, "&#xFFFD;");

function writeSheet(
  medium: Medium,
  lines: readonly Line[],
  width: number,
  layout: Layout,
  merges: string[],
): { how: string; bytes: Uint8Array } {
  const { dice, from1904 } = medium;
  const maker = dice.one(["inline texts", "shared texts", "without references", "like WPS"] as const);
  const shared: string[] = [];
  let hidden = layout.hidden;
  const xmlOf = (written: Written, reference: string): string => {
    const style = "style" in written && written.style ? ` s="${STYLES.indexOf(written.style)}"` : "";
    const place = maker === "without references" ? "" : ` r="${reference}"`;
    if ("number" in written) return `<c${place}${style}><v>${written.number}</v></c>`;
    if ("error" in written) return `<c${place} t="e"><v>${written.error}</v></c>`;
    if ("yesNo" in written) return `<c${place} t="b"><v>${written.yesNo ? 1 : 0}</v></c>`;
    if ("formula" in written) {
      if (written.cached === undefined) return `<c${place}${style}><f>${written.formula}</f></c>`;
      const type = typeof written.cached === "string" ? ' t="str"' : "";
      return `<c${place}${style}${type}><f>${written.formula}</f><v>${escaped(String(written.cached))}</v></c>`;
    }
    if (written.text === "") return maker === "without references" ? "<c/>" : "";
    if (maker === "inline texts" || maker === "without references")
      return `<c${place} t="inlineStr"><is><t xml:space="preserve">${escaped(written.text)}</t></is></c>`;
    return `<c${place} t="s"><v>${shared.push(written.text) - 1}</v></c>`;
  };
  const rows = lines.map((line, index) => {
    const cells =
      line.kind === "data" ? line.cells.map(({ written }) => written) : line.cells.map((plain) => ({ text: plain }));
    const number = index + 1;
    if (line.kind === "words" && line.cells.length === 1 && width > 1 && dice.chance(50))
      merges.push(`A${number}:${columnLetters(width - 1)}${number}`);
    const hide = hidden && line.kind === "data" ? ' hidden="1"' : "";
    if (hide) hidden = false;
    const xml = cells.map((written, column) => xmlOf(written, `${columnLetters(column)}${number}`)).join("");
    return maker === "without references"
      ? `<row${hide}>${xml}</row>`
      : `<row r="${number}"${hide} spans="1:${width}">${xml}</row>`;
  });
  const sharedStrings = shared
    .map((plain) =>
      dice.chance(20) && plain.length > 2
        ? `<si><r><t xml:space="preserve">${escaped(plain.slice(0, 1))}</t></r><r><rPr><b/></rPr><t xml:space="preserve">${escaped(plain.slice(1))}</t></r><phoneticPr fontId="1"/></si>`
        : `<si><t xml:space="preserve">${escaped(plain)}</t></si>`,
    )
    .join("");
  const like = maker === "like WPS";
  const bytes = buildWorkbook({
    sheetData: rows.join(""),
    sharedStrings,
    numberFormats: NUMBER_FORMATS,
    cellFormats: FORMAT_IDS.map((id) => `<xf numFmtId="${id}"/>`).join(""),
    workbookPr: from1904 ? '<workbookPr date1904="1"/>' : "<workbookPr/>",
    before: like
      ? '<sheetPr/><sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="1" max="1" width="30"/></cols>'
      : "",
    after:
      merges.length > 0
        ? `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`
        : "",
    extra: like
      ? [
          {
            name: "docProps/app.xml",
            text: "<Properties><Application>WPS Office</Application></Properties>",
          },
          { name: "xl/theme/theme1.xml", text: "<theme/>" },
        ]
      : [],
  });
  return { how: `sheet with ${maker}${from1904 ? ", days from 1904" : ""}`, bytes };
}
