import { FILE_LIMITS } from "./file-limits";

/** Names that older systems give to devices, whatever ending follows. */
const DEVICE =
  /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?=\.|$)/i;
/** Control characters, marks that turn the reading direction or cannot be seen, line ends, halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
const NOT_IN_A_NAME = /[<>:"|?*/\\\u2044\u2215\uff0f\uff3c]/g;

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/**
 * A name that can be shown and saved anywhere: the last part of a path, without what hides or reorders, never a device, at most
 * 255 bytes, and always with the ending of what the file really is.
 * @param ending of the kind that was found in the bytes, without its dot
 * @param fallback the name when nothing is left
 */
export function cleanFileName(name: string, ending: string, fallback = "file"): string {
  const last = name.replace(/^.*[/\\]/s, "").normalize("NFC");
  const plain = last
    .replace(UNSEEN, "")
    .replace(NOT_IN_A_NAME, "_")
    .replace(/\s+/g, " ")
    .replace(/[. ]+$/, "");
  const others = ending === "jpg" ? /\.jpe?g$/i : new RegExp(`\\.${ending}$`, "i");
  const stem = plain.replace(others, "").replace(/^[. ]+|[. ]+$/g, "") || fallback;
  const safe = DEVICE.test(stem) ? `_${stem}` : stem;
  const room = FILE_LIMITS.nameBytes - ending.length - 1;
  return `${cut(safe, room)}.${ending}`;
}

function cut(text: string, bytes: number): string {
  if (bytesOf(text) <= bytes) return text;
  let kept = "";
  let used = 0;
  for (const character of text) {
    used += bytesOf(character);
    if (used > bytes) break;
    kept += character;
  }
  return kept.replace(/[. ]+$/, "");
}
