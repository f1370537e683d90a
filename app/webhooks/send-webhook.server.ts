import { createHmac } from "node:crypto";
import { lookup } from "node:dns/promises";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "./public-address";

export interface WebhookMessage {
  id: number;
  url: string;
  secret: string;
  event: string;
  body: string;
}

export interface SendOptions {
  /** Only while developing on one's own machine: plain http and addresses of the own network. */
  allowInternal?: boolean;
  timeoutMs?: number;
  resolve?: (host: string) => Promise<{ address: string; family: number }[]>;
}

/** Why nothing was sent, or nothing was understood. */
export class WebhookRefused extends Error {}

const LONGEST_ANSWER = 64 * 1024;
const TIMEOUT_MS = 10_000;

/** `Weft-Signature: t=<milliseconds>,v1=<HMAC-SHA256 of "<t>.<body>" with the secret, hex>`. */
export function signatureOf(secret: string, at: number, body: string): string {
  return `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`;
}

const resolveAll = (host: string) => lookup(host, { all: true, verbatim: true });

/**
 * Sends one message and waits for the status of the answer. The name is resolved once, every address it stands for must be public,
 * and the connection goes to the very address that was looked at. Redirects are not followed.
 */
export async function sendWebhook(
  message: WebhookMessage,
  at: number,
  { allowInternal = false, timeoutMs = TIMEOUT_MS, resolve = resolveAll }: SendOptions = {},
): Promise<number> {
  const url = new URL(message.url);
  if (url.protocol !== "https:" && !(allowInternal && url.protocol === "http:")) throw new WebhookRefused("not https");
  if (url.username !== "" || url.password !== "") throw new WebhookRefused("user in address");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const signal = AbortSignal.timeout(timeoutMs);
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolve(host);
  const [first] = found;
  if (!first) throw new WebhookRefused("no address");
  if (!allowInternal && !found.every(({ address }) => isPublicAddress(address)))
    throw new WebhookRefused("internal address");
  const pinned: LookupFunction = (_host, options, answer) => {
    if (options.all) answer(null, [first]);
    else answer(null, first.address, first.family);
  };
  const body = Buffer.from(message.body);
  return new Promise<number>((done, fail) => {
    const begin = url.protocol === "https:" ? requestHttps : requestHttp;
    const sent = begin(
      url,
      {
        method: "POST",
        agent: false,
        lookup: pinned,
        signal,
        headers: {
          "Content-Type": "application/json",
          "Content-Length": body.length,
          "User-Agent": "Weft-Webhooks/1",
          "Weft-Event": message.event,
          "Weft-Delivery": String(message.id),
          "Weft-Signature": signatureOf(message.secret, at, message.body),
        },
      },
      (answer) => {
        let length = 0;
        answer.on("data", (part: Buffer) => {
          length += part.length;
          // Its status is known; nobody reads the rest.
          if (length > LONGEST_ANSWER) {
            answer.destroy();
            done(answer.statusCode ?? 0);
          }
        });
        answer.on("end", () => done(answer.statusCode ?? 0));
        answer.on("error", fail);
      },
    );
    sent.on("error", fail);
    sent.end(body);
  });
}
