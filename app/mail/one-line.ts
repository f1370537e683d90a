/** A name that somebody typed, safe as one line of a mail. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
