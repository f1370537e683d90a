export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5";

export interface DecodedText {
  text: string;
  encoding: TextEncoding;
  /** False when another encoding would have given a text as well, or when characters are broken. */
  confident: boolean;
  /** Lines, counted from 1, that hold a character which could not be decoded. */
  brokenLines: number[];
}

const REPLACEMENT = "\uFFFD";
const MAXIMUM_BROKEN_LINES = 100;

export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decoded(bytes.subarray(3), "utf-8", true);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes.subarray(2), "utf-16le", true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes.subarray(2), "utf-16be", true);

  const wide = wideEncoding(bytes);
  if (wide) return decoded(bytes, wide.encoding, wide.confident);

  const pairs = countPairs(bytes);
  if (isValid(bytes, "utf-8")) {
    const text = decoded(bytes, "utf-8", true);
    if (looksLikeShortChinese(text.text, pairs) && isValid(bytes, "gb18030")) return decoded(bytes, "gb18030", false);
    return text;
  }
  if (isDamagedUtf8(bytes)) return decoded(bytes, "utf-8", false);
  if (looksLikeBig5(bytes, pairs)) return decoded(bytes, "big5", false);
  return decoded(bytes, "gb18030", pairs.simplified >= pairs.all * 0.7);
}

function decoded(bytes: Uint8Array, encoding: TextEncoding, confident: boolean): DecodedText {
  // The mark has been cut off already; a second one belongs to the text.
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const brokenLines = linesWithReplacement(text);
  return { text, encoding, confident: confident && brokenLines.length === 0, brokenLines };
}

function isValid(bytes: Uint8Array, encoding: TextEncoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function linesWithReplacement(text: string): number[] {
  const lines: number[] = [];
  if (!text.includes(REPLACEMENT)) return lines;
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (lines.length < MAXIMUM_BROKEN_LINES && line.includes(REPLACEMENT)) lines.push(index + 1);
  });
  return lines;
}

/** Separators, digits and line breaks have a zero byte on one side in UTF-16; no other text holds zero bytes. */
function wideEncoding(bytes: Uint8Array): { encoding: TextEncoding; confident: boolean } | undefined {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even + odd === 0 || bytes.length < 2) return undefined;
  const little = odd >= even;
  const [more, less] = little ? [odd, even] : [even, odd];
  if (less * 4 > more) return undefined;
  const encoding = little ? "utf-16le" : "utf-16be";
  const whole = bytes.length % 2 === 0 && isValid(bytes, encoding);
  return { encoding, confident: whole && less === 0 && more * 100 >= bytes.length / 2 };
}

interface Pairs {
  all: number;
  simplified: number;
  traditional: number;
}

/** Two-byte characters, how many lie in GB 2312, and how many in the frequent plane of Big5. */
function countPairs(bytes: Uint8Array): Pairs {
  const pairs = { all: 0, simplified: 0, traditional: 0 };
  for (let index = 0; index < bytes.length; index += 1) {
    const first = bytes[index] ?? 0;
    if (first < 0x81) continue;
    const second = bytes[index + 1] ?? 0;
    index += 1;
    // A four-byte character of GB18030.
    if (second >= 0x30 && second <= 0x39) {
      index += 2;
      pairs.all += 1;
      pairs.simplified += 1;
      continue;
    }
    pairs.all += 1;
    const inGb2312 = second >= 0xa1 && ((first >= 0xa1 && first <= 0xa9) || (first >= 0xb0 && first <= 0xf7));
    if (inGb2312) pairs.simplified += 1;
    if (first >= 0xa1 && first <= 0xc6 && ((second >= 0x40 && second <= 0x7e) || second >= 0xa1)) {
      pairs.traditional += 1;
    }
  }
  return pairs;
}

/** A few GB18030 characters can happen to be valid UTF-8; they then read as Latin, Greek or Arabic letters. */
function looksLikeShortChinese(text: string, pairs: Pairs): boolean {
  if (pairs.all === 0 || pairs.simplified < pairs.all) return false;
  return !/[\u0800-\uFFFF]|[\u{10000}-\u{10FFFF}]/u.test(text) && /[\u0080-\u07FF]{2}/.test(text);
}

/** UTF-8 that was cut or hit by a few wrong bytes must not be read as GB18030, which accepts nearly everything. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  let broken = 0;
  let wide = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) broken += 1;
    else if (code >= 0x0800) wide += 1;
  }
  return wide > 0 && wide >= broken * 4;
}

function looksLikeBig5(bytes: Uint8Array, pairs: Pairs): boolean {
  if (pairs.all === 0 || pairs.simplified > pairs.all * 0.8) return false;
  return pairs.traditional >= pairs.all * 0.9 && isValid(bytes, "big5");
}
