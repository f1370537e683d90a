import { SIMPLIFIED_CHARACTERS, TRADITIONAL_CHARACTERS } from "~/i18n/messages/words/chinese-characters";

const SIMPLIFIED = [...SIMPLIFIED_CHARACTERS];
const SIMPLIFIED_OF = new Map([...TRADITIONAL_CHARACTERS].map((character, at) => [character, SIMPLIFIED[at]!]));
const OPENING = /[[{<\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018]/g;
const CLOSING = /[\]}>\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019]/g;
/** Nothing to change but traditional characters. */
const PLAIN = /^[\u4e00-\u9fff0-9a-z()]*$/;
const MARKS = /\p{M}+/gu;

/**
 * A name in the one way in which its parts are looked for: half-width and lower case, one kind of brackets, simplified characters,
 * letters without accents, single spaces. Wider than `comparableName`, by which the register tells names apart: what becomes the
 * same here may still be two firms, and is only ever proposed to a person.
 */
export function writtenName(text: string): string {
  if (PLAIN.test(text)) return simplified(text);
  const plain = text
    .normalize("NFKC")
    .replace(OPENING, "(")
    .replace(CLOSING, ")")
    .toLowerCase()
    .replace(/\u00df/g, "ss")
    .normalize("NFD")
    .replace(MARKS, "")
    .normalize("NFC")
    .replace(/\p{Cf}+/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  // Between Chinese characters a space is only layout.
  return simplified(plain).replace(/(?<=\p{Script=Han}|[()]) | (?=\p{Script=Han}|[()])/gu, "");
}

/** By UTF-16 code unit: a traditional character that has a simplified one. */
const IS_TRADITIONAL = new Uint8Array(2 ** 16);
for (const character of SIMPLIFIED_OF.keys()) IS_TRADITIONAL[character.charCodeAt(0)] = 1;

function simplified(text: string): string {
  let at = 0;
  while (at < text.length && IS_TRADITIONAL[text.charCodeAt(at)] === 0) at += 1;
  if (at === text.length) return text;
  let changed = "";
  for (const character of text) changed += SIMPLIFIED_OF.get(character) ?? character;
  return changed;
}
