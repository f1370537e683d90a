import pino, { type Logger } from "pino";

export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

/** One JSON line per request, job and fault on standard output; never names, addresses of mails, tokens or form contents. */
export function createLog(): Logger {
  return pino({ level: process.env.WEFT_LOG_LEVEL || "info", base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
