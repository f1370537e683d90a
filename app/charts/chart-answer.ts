import { attachment } from "~/transfer/file-answer";

/** A chart, or its numbers: an SVG that is opened by itself must run nothing either. */
export function chartAnswer(contentType: string, bytes: Uint8Array, fileName?: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": contentType,
      "Content-Security-Policy": "default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      ...(fileName ? { "Content-Disposition": attachment(fileName) } : {}),
    },
  });
}
