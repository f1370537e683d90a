const MANDATORY_MARK = /[（([【](必填|选填|可选|非必填|必须|required|optional|mandatory)[)）\]】]/gi;

/** Width, spacing, punctuation and marks such as （必填） do not matter; a unit such as （万元） stays part of the name. */
export function normaliseHeader(header: string): string {
  return header
    .normalize("NFKC")
    .replace(MANDATORY_MARK, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%‰$¥€£]/gu, "");
}
