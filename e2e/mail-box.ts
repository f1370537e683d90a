import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface ReceivedMail {
  to: string;
  subject: string;
  text: string;
  /** The addresses that the text names. */
  links: string[];
}

interface Waiting {
  matches: (mail: ReceivedMail) => boolean;
  found: (mail: ReceivedMail) => void;
}

/** A mail server that takes everything and lets a journey open the mails in the order in which they came. */
export class MailBox {
  readonly received: ReceivedMail[] = [];
  readonly #unread: ReceivedMail[] = [];
  readonly #waiting: Waiting[] = [];

  private constructor(
    readonly url: string,
    private readonly server: SMTPServer,
  ) {}

  static async open(): Promise<MailBox> {
    const boxes: MailBox[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData: (stream, _session, done) => {
        simpleParser(stream).then(
          (parsed) => {
            const to = [parsed.to ?? []].flat()[0]?.value[0]?.address ?? "";
            const text = parsed.text ?? "";
            boxes[0]!.#take({ to, subject: parsed.subject ?? "", text, links: text.match(/https?:\/\/[^\s]+/g) ?? [] });
            done();
          },
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        );
      },
    });
    const port = await new Promise<number>((resolve, reject) => {
      server.on("error", reject);
      const listening = server.listen(0, "127.0.0.1", () => {
        const address = listening.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
    const box = new MailBox(`smtp://127.0.0.1:${port}`, server);
    boxes.push(box);
    return box;
  }

  /** The next unread mail to this address, as soon as it is there. */
  next(to: string, subject: RegExp): Promise<ReceivedMail> {
    const matches = (mail: ReceivedMail) => mail.to === to && subject.test(mail.subject);
    const index = this.#unread.findIndex(matches);
    if (index >= 0) return Promise.resolve(this.#unread.splice(index, 1)[0]!);
    return new Promise((found) => this.#waiting.push({ matches, found }));
  }

  #take(mail: ReceivedMail): void {
    this.received.push(mail);
    const index = this.#waiting.findIndex(({ matches }) => matches(mail));
    if (index < 0) this.#unread.push(mail);
    else this.#waiting.splice(index, 1)[0]!.found(mail);
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
