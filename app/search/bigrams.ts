/**
 * Full-text search for Chinese: a text is indexed as overlapping pairs of characters, since SQLite's tokenizers either find no
 * word borders in Chinese or need three characters. A query of two or more characters is a phrase of its pairs, which matches
 * exactly the texts that contain it; a single character is a prefix of pairs.
 */
const RUN = /[\p{L}\p{N}\p{M}]+/gu;

/** One form for what people type in several: full-width and half-width, upper and lower case. */
export function normaliseForSearch(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Overlapping pairs of every run of letters and digits, each run followed by its last character alone. */
export function bigramsOf(text: string): string {
  const grams: string[] = [];
  for (const [run] of normaliseForSearch(text).matchAll(RUN)) {
    const characters = [...run];
    characters.forEach((character, index) => grams.push(character + (characters[index + 1] ?? "")));
  }
  return encode(grams.join(" "));
}

/** The runs of letters and digits of a search; a text is found when it contains them all. */
export function searchRuns(text: string): string[] {
  return [...normaliseForSearch(text.slice(0, 200)).matchAll(RUN)].map(([run]) => run).slice(0, 12);
}

/** @returns an FTS5 query, or null when the text holds no letter or digit */
export function searchQuery(text: string): string | null {
  const runs = searchRuns(text);
  if (runs.length === 0) return null;
  return runs
    .map((run) => {
      const characters = [...run];
      if (characters.length === 1) return `"${encode(characters[0]!)}" *`;
      const pairs = characters.slice(0, -1).map((character, index) => encode(character + characters[index + 1]!));
      return `"${pairs.join(" ")}"`;
    })
    .join(" AND ");
}

/** Combining marks would split a token in unicode61; they are written as their code point. */
function encode(gram: string): string {
  return gram.replace(/\p{M}/gu, (mark) => `u${mark.codePointAt(0)!.toString(16)}`);
}
