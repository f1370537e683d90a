/** Encodings that office programs in China and Taiwan write, and Node only reads. */
export type WrittenEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "gbk" | "big5";

const tables = new Map<string, Map<string, readonly number[]>>();

/** Every character of two bytes, read off the decoder. */
function twoByteCharacters(encoding: "gb18030" | "big5"): Map<string, readonly number[]> {
  let table = tables.get(encoding);
  if (table) return table;
  table = new Map();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if ([...text].length === 1 && text !== "\uFFFD" && !table.has(text)) table.set(text, [lead, trail]);
    }
  }
  tables.set(encoding, table);
  return table;
}

/** The four bytes of a character beyond the basic plane; GB18030 counts them on from 0x90308130. */
function fourBytes(codePoint: number): readonly number[] {
  const at = codePoint - 0x10000;
  return [
    0x90 + Math.floor(at / 12_600),
    0x30 + (Math.floor(at / 1260) % 10),
    0x81 + (Math.floor(at / 10) % 126),
    0x30 + (at % 10),
  ];
}

function wide(text: string, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), little);
  return new Uint8Array(view.buffer);
}

/** Can the text be written so? GBK has two-byte characters only, GB18030 all of the basic plane that these tests use and more. */
export function canWrite(text: string, encoding: WrittenEncoding): boolean {
  if (encoding === "utf-8" || encoding.startsWith("utf-16")) return true;
  const table = twoByteCharacters(encoding === "big5" ? "big5" : "gb18030");
  return [...text].every(
    (character) =>
      character.charCodeAt(0) < 0x80 ||
      table.has(character) ||
      (encoding === "gb18030" && (character.codePointAt(0) ?? 0) >= 0x10000),
  );
}

export function writeText(text: string, encoding: WrittenEncoding, mark = false): Uint8Array {
  const whole = mark ? `\uFEFF${text}` : text;
  if (encoding === "utf-8") return new TextEncoder().encode(whole);
  if (encoding === "utf-16le" || encoding === "utf-16be") return wide(whole, encoding === "utf-16le");
  const table = twoByteCharacters(encoding === "big5" ? "big5" : "gb18030");
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x80) return [code];
      const bytes = table.get(character) ?? (encoding === "gb18030" && code >= 0x10000 ? fourBytes(code) : undefined);
      if (!bytes) throw new Error(`${character} cannot be written in ${encoding}`);
      return bytes;
    }),
  );
}
