import { createServer } from "node:http";
import { LOCALES } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";

/** Says to everybody that the data are being put back, for as long as the database is closed. */
export function showMaintenance(host: string, port: number): Promise<{ close: () => Promise<void> }> {
  const texts = LOCALES.map((locale) => `<p lang="${locale}">${translateFor(locale)("maintenance.text")}</p>`).join("");
  const body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5"><title>Weft</title><main>${texts}</main></html>`;
  const server = createServer((_request, response) => {
    response.writeHead(503, {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Retry-After": "10",
      "Content-Security-Policy": "default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      Connection: "close",
    });
    response.end(body);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () =>
      resolve({
        close: () =>
          new Promise<void>((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      }),
    );
  });
}
