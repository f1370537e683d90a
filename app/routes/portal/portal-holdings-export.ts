import { act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { writeHoldingsFile } from "~/modules/desk/write-holdings-file.server";
import { attachment } from "~/transfer/file-answer";

/** Taking it away is an act: it is recorded. */
export const action = act("holdings.see", (context) => {
  const { fileName, bytes } = writeHoldingsFile(context, idParam(context.params));
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": attachment(fileName),
      "Content-Length": String(bytes.length),
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
});
