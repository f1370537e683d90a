import { SaxesParser } from "saxes";
import type { TableLimits } from "./table-limits";
import { TableRefusal } from "./table-refusal";

export type Attributes = Record<string, string>;

export interface XmlHandlers {
  open?: (name: string, attributes: Attributes) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

/** Names come without their prefix. A document type, an unknown entity or anything malformed ends the reading. */
export function xmlReader(handlers: XmlHandlers, limits: TableLimits): (piece: Uint8Array, last: boolean) => void {
  const parser = new SaxesParser({ position: false });
  let decoder: TextDecoder | undefined;
  let depth = 0;
  let sinceTag = 0;
  parser.on("doctype", () => {
    throw new TableRefusal("table.unsafeXml");
  });
  parser.on("error", (error) => {
    throw new TableRefusal(/entity/i.test(error.message) ? "table.unsafeXml" : "table.damagedFile");
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > limits.depth) throw new TableRefusal("table.unsafeXml");
    handlers.open?.(localName(tag.name), tag.attributes as Attributes);
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    handlers.close?.(localName(tag.name));
  });
  parser.on("text", (text) => handlers.text?.(text));
  parser.on("cdata", (text) => handlers.text?.(text));

  return (piece, last) => {
    decoder ??= new TextDecoder(wideMark(piece) ?? "utf-8", { fatal: true });
    const text = decode(decoder, piece, last);
    const firstTag = text.indexOf("<");
    if (firstTag === -1) sinceTag += text.length;
    else sinceTag = longestStretch(text, sinceTag + firstTag, limits.tokenLength);
    if (sinceTag > limits.tokenLength) throw new TableRefusal("table.tooMuchText");
    parser.write(text);
    if (last) parser.close();
  };
}

function decode(decoder: TextDecoder, piece: Uint8Array, last: boolean): string {
  try {
    return decoder.decode(piece, { stream: !last });
  } catch {
    throw new TableRefusal("table.damagedFile");
  }
}

function wideMark(piece: Uint8Array): string | undefined {
  if (piece[0] === 0xff && piece[1] === 0xfe) return "utf-16le";
  if (piece[0] === 0xfe && piece[1] === 0xff) return "utf-16be";
  return undefined;
}

/** Returns a length over the limit, or the length after the last tag of this piece. */
function longestStretch(text: string, first: number, limit: number): number {
  if (first > limit) return first;
  if (text.length > limit) {
    let previous = text.indexOf("<");
    for (let next = previous; next !== -1; next = text.indexOf("<", next + 1)) {
      if (next - previous > limit) return next - previous;
      previous = next;
    }
  }
  return text.length - text.lastIndexOf("<");
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}
