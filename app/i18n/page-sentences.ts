/**
 * A page brings the sentences that it shows, so that the browser can take it over without the whole catalogue, which comes
 * with the first touch. They stand in the head as data that no browser runs.
 */
export const PAGE_SENTENCES_ID = "sentences";

/** Stands in the page while it is rendered; what was shown is known only afterwards. */
export const PAGE_SENTENCES_PLACE = "sentences-of-the-page";

/** Looks sentences up and keeps which ones were found. */
export function recordSentences(catalogue: Readonly<Record<string, string>>) {
  const shown: Record<string, string> = {};
  return {
    find: (key: string): string | undefined => {
      const sentence = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
      if (sentence !== undefined) shown[key] = sentence;
      // A key without a sentence is shown as it is; the browser need not ask for it again.
      else if (!key.endsWith(".one")) shown[key] = key;
      return sentence;
    },
    /** The page with its sentences in their place. */
    placed: (page: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> => {
      const at = page.indexOf(PAGE_SENTENCES_PLACE);
      if (at < 0) return page;
      const sentences = Buffer.from(JSON.stringify(shown).replaceAll("<", "\\u003c"));
      return Buffer.concat([page.subarray(0, at), sentences, page.subarray(at + PAGE_SENTENCES_PLACE.length)]);
    },
  };
}
