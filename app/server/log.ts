import pino, { type Logger } from "pino";

/** One JSON line per request, job and fault on standard output; never names, addresses of mails, tokens or form contents. */
export function createLog(): Logger {
  return pino({ level: process.env.WEFT_LOG_LEVEL ?? "info", base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
