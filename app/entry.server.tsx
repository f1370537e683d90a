import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { I18nProvider } from "./i18n/I18n";
import { messagesOf } from "./i18n/messages.server";
import { recordSentences } from "./i18n/page-sentences";
import { NonceProvider } from "./http/Nonce";

const RENDER_LIMIT_MS = 10_000;

/**
 * Collects a rendered page. React 18 pads its chunks with NUL bytes where a Chinese character meets the border of its buffer;
 * they are no part of the page.
 */
export function collectPage(done: (page: Buffer<ArrayBuffer>) => void): Writable {
  const chunks: Uint8Array[] = [];
  return new Writable({
    write(chunk: Uint8Array, _encoding, next) {
      // React reuses its buffer for the next chunk.
      chunks.push(chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : Buffer.from(chunk));
      next();
    },
    final(next) {
      done(Buffer.concat(chunks));
      next();
    },
  });
}

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { request: context }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let answerStatus = status;
    const { find, placed } = recordSentences(messagesOf(context.locale));
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider nonce={context.nonce}>
        <I18nProvider locale={context.locale} find={find}>
          <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
        </I18nProvider>
      </NonceProvider>,
      {
        nonce: context.nonce,
        onAllReady() {
          clearTimeout(limit);
          pipe(
            collectPage((page) => {
              headers.set("Content-Type", "text/html; charset=utf-8");
              resolve(new Response(placed(page), { status: answerStatus, headers }));
            }),
          );
        },
        onShellError: reject,
        onError() {
          answerStatus = 500;
        },
      },
    );
    const limit = setTimeout(abort, RENDER_LIMIT_MS).unref();
  });
}

/** Errors that are answers are not logged; the others carry the request's id, so that a person can quote it. */
export function handleError(error: unknown, { context, request }: { context: AppLoadContext; request: Request }): void {
  // Somebody who went on before the answer came is no fault.
  if (request.signal.aborted) return;
  if (error instanceof Response || (isRouteErrorResponse(error) && error.status < 500)) return;
  console.error(
    JSON.stringify({
      level: "error",
      requestId: context.request?.requestId,
      error: error instanceof Error ? error.stack : String(error),
    }),
  );
}
