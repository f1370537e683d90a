/** The part of a page below its frame, or all of it where there is none. */
const mainOf = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html;

/** Which elements the main part of a page is built of. */
export function elementsOf(html: string): string {
  return [...new Set(mainOf(html).match(/<[a-z][a-z0-9]*/g))].sort().join(" ");
}

/** How the main part of a page is arranged: its elements with their classes in their order, without words. What is alike one after the other counts once. */
export function arrangementOf(html: string): string {
  const tags = mainOf(html).match(/<[a-z][a-z0-9]*(?: [^>]*)?>/g) ?? [];
  const lines = tags.map((tag) => `${/^<[a-z0-9]+/.exec(tag)![0]} ${/ class="([^"]*)"/.exec(tag)?.[1] ?? ""}`);
  return lines.filter((line, position) => line !== lines[position - 1]).join("\n");
}
