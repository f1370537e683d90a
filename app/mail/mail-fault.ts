import type { MessageKey } from "~/i18n/messages";

/** What kind of fault a mail server's or the network's words mean; the words themselves are shown beside it. */
export function mailFault(error: unknown): MessageKey {
  const { code, message, responseCode } = error as { code?: string; message?: string; responseCode?: number };
  const words = `${code ?? ""} ${message ?? ""}`;
  if (/ENOTFOUND|EAI_AGAIN|EDNS/.test(words)) return "mailFault.name";
  if (/ECONNREFUSED/.test(words)) return "mailFault.refused";
  if (/EAUTH/.test(words) || responseCode === 535) return "mailFault.authentication";
  if (/certificate|self-signed|CERT_|ERR_TLS|ETLS|SSL routines|wrong version number|UNABLE_TO_/i.test(words))
    return "mailFault.tls";
  if (/ETIMEDOUT|ETIMEOUT|timeout|timed out/i.test(words)) return "mailFault.silence";
  if (/EHOSTUNREACH|ENETUNREACH|ECONNRESET/.test(words)) return "mailFault.network";
  if (/EENVELOPE/.test(words) || (responseCode ?? 0) >= 400) return "mailFault.rejected";
  return "mailFault.other";
}
