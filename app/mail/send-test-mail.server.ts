import { createTransport } from "nodemailer";
import { eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { takeTurn } from "~/access/rate-limit.server";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";
import type { MessageKey } from "~/i18n/messages";
import { translateFor } from "~/i18n/messages.server";
import { users } from "~db/schema";
import { transact } from "~db/transact";
import { mailFault } from "./mail-fault";

const TURNS = { limit: 5, windowMs: 60_000 };
const PATIENCE_MS = 10_000;

export interface MailTest {
  recipient: string;
  /** Null when the server took the mail. */
  fault: MessageKey | null;
  /** The server's own last words, or those of the network. */
  said: string;
}

/** Sends a mail to whoever asks, at once and past the outbox, to learn what the mail server says. */
export async function sendTestMail(
  context: Context,
  { smtpUrl, mailFrom }: { smtpUrl: string | null; mailFrom: string | null },
  patienceMs = PATIENCE_MS,
): Promise<MailTest> {
  authorize(context, "mail.test");
  if (!smtpUrl || !mailFrom) throw conflict("mailSettings.none");
  const person = context.db
    .select({ email: users.email })
    .from(users)
    .where(eq(users.id, context.actor.userId ?? 0))
    .get();
  if (!person) throw notFound();
  takeTurn(`mail.test:${context.actor.userId}`, TURNS, context.now());
  const t = translateFor(context.locale);
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const result = await transport
    .sendMail({
      from: mailFrom,
      to: { name: "", address: person.email },
      subject: t("mailTest.subject"),
      text: t("mailTest.body", { origin: context.origin }),
      headers: { "Auto-Submitted": "auto-generated", "Content-Language": context.locale },
    })
    .then(
      ({ response }) => ({ fault: null, said: response }),
      (error: unknown) => ({ fault: mailFault(error), said: error instanceof Error ? error.message : String(error) }),
    );
  transport.close();
  const said = withoutPassword(result.said, smtpUrl).replace(/\s+/g, " ").slice(0, 300);
  transact(context, () => {
    const after = { sent: result.fault === null };
    recordAudit(context, { action: "mail.test", subjectKind: "mail", subjectId: null, after });
  });
  return { recipient: person.email, fault: result.fault, said };
}

function withoutPassword(text: string, smtpUrl: string): string {
  const { password } = new URL(smtpUrl);
  const plain = decodeURIComponent(password);
  return [plain, password, Buffer.from(plain).toString("base64")].reduce(
    (rest, secret) => (secret === "" ? rest : rest.replaceAll(secret, "…")),
    text,
  );
}

/** What a page may show of the environment's words on mail: never the password. */
export function shownMailSettings({ smtpUrl, mailFrom }: { smtpUrl: string | null; mailFrom: string | null }) {
  const url = smtpUrl ? new URL(smtpUrl) : null;
  return {
    server: url?.hostname ?? null,
    port: url ? url.port || (url.protocol === "smtps:" ? "465" : "587") : null,
    tls: url?.protocol === "smtps:",
    user: url?.username ? decodeURIComponent(url.username) : null,
    sender: mailFrom,
  };
}
