import { deflateSync } from "fflate";
import { buildWorkbook, buildZip, inlineCell, SMALL_TABLE, workbookEntries, type TestEntry } from "./build-zip.testing";

export interface HostileFile {
  name: string;
  bytes: Uint8Array;
  /** Without it the file may also be read. */
  refused: boolean;
}

const SEED = 20260930;

/**
 * The same files on every run.
 * @param atLeast more of the files that are cut or in which bits are flipped, until there are so many
 */
export function hostileFiles(atLeast = 0): HostileFile[] {
  const random = randomOf(SEED);
  const honest = buildWorkbook({ sheetData: SMALL_TABLE });
  const files: HostileFile[] = [];
  const add = (name: string, bytes: Uint8Array, refused = true) => files.push({ name, bytes, refused });
  const extra = (...entries: TestEntry[]) => buildWorkbook({ sheetData: SMALL_TABLE, extra: entries });
  const merge = (...ranges: string[]) =>
    buildWorkbook({
      sheetData: SMALL_TABLE,
      after: `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>`,
    });
  const sheet = (sheetData: string, more: { after?: string; before?: string; prologue?: string } = {}) =>
    buildWorkbook({ sheetData, ...more });
  const cells = (count: number, of: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => of(i)).join("");

  add("full-sheet merge", mergeBomb());
  add("merge of whole columns", merge("A1:A1048576"));
  add("merge of whole rows", merge("A1:XFD1"));
  add("1,001 merges", merge(...Array.from({ length: 1001 }, (_, i) => `A${i + 1}:B${i + 1}`)));
  add(
    "1,000 large merges",
    merge(...Array.from({ length: 1000 }, (_, i) => `A${i * 100 + 1}:CV${i * 100 + 100}`)),
    false,
  );
  for (const range of ["", "A0:B2", "B2:A1", "XFE1:XFE2", "A1:A1048577", "1:1", "A:A", "A1:B2:C3;DROP", "__proto__"]) {
    add(`merge ${range}`, merge(range), false);
  }
  add("300 MB of spaces", sheet(`<row><c t="str"><v>${" ".repeat(300 * 1024 * 1024)}</v></c></row>`));
  add("declared small, unpacks to 60 MB", liar(60 * 1024 * 1024, 1000));
  add("declared 4 GB", extra({ name: "xl/media/a.bin", text: "a", declaredSize: 0xfffffffe }));
  add("declared larger than it is", extra({ name: "xl/media/a.bin", text: "a", declaredSize: 90 * 1024 * 1024 }));
  add("one part of 60 MB, honest ratio hidden by noise", noiseBomb(random));
  add("4 M empty rows", sheet("<row/>".repeat(4_000_000)));
  add("3 M empty cells", sheet(`<row>${'<c r="A1"/>'.repeat(3_000_000)}</row>`));
  add("210,000 cells", sheet(cells(2100, () => `<row>${"<c><v>1</v></c>".repeat(100)}</row>`)));
  add("100,001 rows", sheet(cells(100_001, () => "<row><c><v>1</v></c></row>")));
  add("16,385 columns", sheet(`<row>${"<c><v>1</v></c>".repeat(16_385)}</row>`));
  add("16,384 columns", sheet(`<row>${"<c><v>1</v></c>".repeat(16_384)}</row>`), false);
  add("far cell", sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'));
  add(
    "far columns in many rows",
    sheet(cells(99_000, (i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`)),
  );
  for (const reference of ["XFE1", "A0", "A1048577", "AAAA1", "1A", "A", "1", "a1", "A-1", "A1e3", "constructor1"]) {
    add(`cell at ${reference}`, sheet(`<row r="1"><c r="${reference}"><v>1</v></c></row>`));
  }
  for (const row of ["-1", "1e9", "99999999", "NaN", "__proto__"]) {
    add(`row ${row}`, sheet(`<row r="${row}"><c><v>1</v></c></row>`));
  }
  add("the same cell twice", sheet(`<row r="1">${inlineCell("A1", "x")}${inlineCell("A1", "y")}</row>`));
  add(
    "shared text multiplied",
    buildWorkbook({
      sharedStrings: `<si><t>${"重".repeat(200_000)}</t></si>`,
      sheetData: cells(1000, () => `<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`),
    }),
  );
  add("2 M shared texts", buildWorkbook({ sheetData: SMALL_TABLE, sharedStrings: "<si/>".repeat(2_000_000) }));
  add("one text of 5 MB", sheet(`<row>${inlineCell("A1", randomText(random, 5_000_000))}</row>`));
  add("attribute of 5 MB", sheet(`<row x="${randomText(random, 5_000_000)}"/>`));
  add("10,000 attributes", sheet(`<row ${cells(10_000, (i) => `a${i}="" `)}/>`), false);
  add("100,000 deep", sheet(`${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`));
  add("repeated attribute", sheet('<row r="1" r="2"/>'), false);

  const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${cells(9, (i) => `<!ENTITY ${"bcdefghij"[i]} "${`&${"abcdefghi"[i]};`.repeat(10)}">`)}]>`;
  add("billion laughs", sheet("<row><c t='str'><v>&j;</v></c></row>", { prologue: laughs }));
  const external = (target: string) => `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "${target}">]>`;
  for (const target of ["file:///etc/passwd", "http://127.0.0.1:1/x", "file:///dev/zero", "php://filter/x"]) {
    add(`external entity ${target}`, sheet("<row><c t='str'><v>&x;</v></c></row>", { prologue: external(target) }));
  }
  add("document type alone", sheet(SMALL_TABLE, { prologue: "<!DOCTYPE worksheet>" }));
  add(
    "parameter entity",
    sheet(SMALL_TABLE, { prologue: '<!DOCTYPE w [<!ENTITY % p SYSTEM "http://127.0.0.1:1/"> %p;]>' }),
  );
  add("undeclared entity", sheet("<row><c t='str'><v>&nope;</v></c></row>"));
  add("forbidden character reference", sheet("<row><c t='str'><v>&#0;</v></c></row>"));
  add("unclosed element", sheet("<row><c>"));
  add("broken UTF-8 in XML", buildZip(withSheet({ bytes: new Uint8Array([0x3c, 0x61, 0xff, 0xfe, 0x3e]) })));
  add("no sheet XML at all", buildZip(workbookEntries({}).filter(({ name }) => !name.includes("sheet1"))));
  add("sheet of zero bytes", buildZip(withSheet({ bytes: new Uint8Array() })));
  add("no workbook", buildZip([{ name: "[Content_Types].xml", text: "<Types/>" }]));
  add(
    "a Word document",
    buildZip([
      {
        name: "_rels/.rels",
        text: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
      },
      { name: "word/document.xml", text: "<document/>" },
    ]),
  );
  add(
    "external sheet",
    buildZip(
      workbookEntries({ sheetData: SMALL_TABLE }).map((entry) =>
        entry.name.endsWith("workbook.xml.rels")
          ? {
              ...entry,
              text: entry.text?.replace('Target="worksheets', 'TargetMode="External" Target="http://127.0.0.1/'),
            }
          : entry,
      ),
    ),
  );
  add("external links", extra({ name: "xl/externalLinks/externalLink1.xml", text: "<externalLink/>" }), false);
  add("macros", extra({ name: "xl/vbaProject.bin", bytes: noise(random, 2000) }), false);
  add(
    "__proto__ as sheet and header",
    buildWorkbook({
      sheets: [
        { name: "__proto__", sheetData: SMALL_TABLE.replace("企业名称", "__proto__").replace("电话", "constructor") },
      ],
    }),
    false,
  );

  add("encrypted entry", extra({ name: "xl/secret.xml", text: "x", flags: 1 }));
  add("encrypted workbook", ole("EncryptedPackage"));
  add("old workbook", ole("Workbook"));
  add("same name twice", extra({ name: "xl/worksheets/sheet1.xml", text: "<worksheet/>" }));
  add("case twins", extra({ name: "XL/Worksheets/Sheet1.xml", text: "<worksheet/>" }));
  for (const name of [
    "../evil.xml",
    "xl/../../evil",
    "/etc/passwd",
    "C:\\evil",
    "xl\\evil",
    "..\\evil",
    "a/./b",
    "a\0b",
    "\n",
  ]) {
    add(`entry named ${JSON.stringify(name)}`, extra({ name, text: "x" }));
  }
  for (const name of ["xl/inner.zip", "inner.xlsx", "xl/a.7z", "a.jar"])
    add(`nested ${name}`, extra({ name, bytes: honest }));
  add("1,001 entries", extra(...Array.from({ length: 1001 }, (_, i) => ({ name: `xl/media/${i}.png`, text: "" }))));
  add("symbolic link", extra({ name: "xl/link.xml", text: "/etc/passwd", mode: 0o120777 }));
  add("overlapping entries", extra({ name: "xl/worksheets/sheet1.xmlx", shareWith: 6, text: "x", localName: "x" }));
  add(
    "quoted overlap",
    buildZip([
      ...workbookEntries({ sheetData: SMALL_TABLE }),
      { name: "[Content_Types].xml", shareWith: 0, text: "<Types/>" },
    ]),
  );
  add("other local name", extra({ name: "xl/a.xml", localName: "xl/b.xml", text: "x" }));
  add("wrong CRC", buildZip(withSheet({ text: SMALL_TABLE, crc: 12345 })));
  add("unknown method", extra({ name: "xl/a.xml", text: "x", method: 14 }));
  add("broken deflate", buildZip(withSheet({ packed: noise(random, 500), declaredSize: 5000 })));
  add("end record with junk behind", join(honest, noise(random, 100)));
  add("junk before", join(noise(random, 100), honest));
  add("wrong magic", noise(random, 5000));
  add("PK and noise", join(new Uint8Array([0x50, 0x4b, 3, 4]), noise(random, 5000)));
  add("0 bytes", new Uint8Array());
  add("1 byte", new Uint8Array([0x50]));
  add("2 bytes", new Uint8Array([0x50, 0x4b]));
  add("11 MB", new Uint8Array(11 * 1024 * 1024));
  add("a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]));
  add("a PDF", new TextEncoder().encode("%PDF-1.7\n%âãÏÓ"));
  for (let percent = 4; percent < 100; percent += 8) {
    add(`cut at ${percent} %`, honest.slice(0, Math.floor((honest.length * percent) / 100)));
  }
  for (let flip = 0; flip < 20; flip += 1) {
    const bytes = honest.slice();
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    add(`bit flip ${flip} at ${at}`, bytes, false);
  }
  while (files.length < atLeast) {
    const number = files.length;
    const at = Math.floor(random() * honest.length);
    if (number % 4 === 0) {
      add(`${number}: cut at byte ${at}`, honest.slice(0, at), false);
      continue;
    }
    const bytes = honest.slice();
    for (let flip = 0; flip < number % 4; flip += 1) {
      const place = (at + Math.floor(random() * 64)) % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8));
    }
    add(`${number}: ${number % 4} bits flipped from byte ${at}`, bytes, false);
  }
  return files;
}

export function mergeBomb(): Uint8Array {
  return buildWorkbook({
    sheetData: SMALL_TABLE,
    after: '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
  });
}

function withSheet(change: Partial<TestEntry>): TestEntry[] {
  return workbookEntries({ sheetData: SMALL_TABLE }).map((entry) =>
    entry.name.endsWith("sheet1.xml") ? { ...entry, ...change } : entry,
  );
}

function liar(size: number, declaredSize: number): Uint8Array {
  return buildZip(withSheet({ packed: deflateSync(new Uint8Array(size).fill(32)), declaredSize }));
}

function noiseBomb(random: () => number): Uint8Array {
  const block = new TextEncoder().encode(randomText(random, 30_000));
  const bytes = new Uint8Array(60 * 1024 * 1024);
  for (let at = 0; at + block.length <= bytes.length; at += block.length) bytes.set(block, at);
  return buildZip(withSheet({ bytes }));
}

function ole(stream: string): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [...stream].forEach((character, index) => bytes.set([character.charCodeAt(0), 0], 1024 + index * 2));
  return bytes;
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function noise(random: () => number, length: number): Uint8Array {
  return new Uint8Array(length).map(() => Math.floor(random() * 256));
}

function randomText(random: () => number, length: number): string {
  const block = Array.from({ length: 10_000 }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join("");
  return block.repeat(Math.ceil(length / block.length)).slice(0, length);
}

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
