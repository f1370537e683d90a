import { ITEM_SEPARATOR } from "./organisation-form";

/** What people put between the items of one cell when they do not know of ours. */
const COMMON_SEPARATORS = /[;,|\uff5c\uff0c\u3001\r\n]+/;

/**
 * Several items in one cell. A single item that holds a common separator is closed with two of ours, so that it stays one when it is
 * read again; one alone is what people leave behind the last item.
 */
export function joinItems(items: readonly string[]): string {
  const joined = items.join(ITEM_SEPARATOR);
  return items.length === 1 && COMMON_SEPARATORS.test(joined) ? joined + ITEM_SEPARATOR.repeat(2) : joined;
}
