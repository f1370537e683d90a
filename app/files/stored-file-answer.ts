import { attachment } from "~/transfer/file-answer";

/**
 * A stored file on its way to a browser: always to be saved and never shown as a page of ours, with the type that was found in its
 * bytes; every answer of the server tells the browser not to guess another.
 */
export function storedFileAnswer({
  name,
  mediaType,
  content,
}: {
  name: string;
  mediaType: string;
  content: Uint8Array;
}): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      "Content-Type": mediaType,
      "Content-Disposition": attachment(name),
      "Content-Length": String(content.length),
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "no-store",
    },
  });
}
