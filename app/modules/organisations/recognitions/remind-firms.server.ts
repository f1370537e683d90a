import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { MessageKey } from "~/i18n/messages";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { type Representative, representativesOf } from "../representatives.server";
import { recognitionTypeName } from "./find-recognition.server";
import { upcomingOfRecognitions, type UpcomingMatter } from "./upcoming-recognitions.server";

const AT_ONCE = 100;

/** What a firm is written about; that something was missed is for a person to say. */
const MAILS: Partial<Record<UpcomingMatter["kind"], { subject: MessageKey; body: MessageKey }>> = {
  review: { subject: "mail.recognitionReview.subject", body: "mail.recognitionReview.body" },
  expiry: { subject: "mail.recognitionExpiry.subject", body: "mail.recognitionExpiry.body" },
  rename: { subject: "mail.recognitionRename.subject", body: "mail.recognitionRename.body" },
  report: { subject: "mail.recognitionReport.subject", body: "mail.recognitionReport.body" },
};

/**
 * Writes to the representatives of firms whose recognition comes up for review, ends, or calls for its yearly report: once for
 * each of these, however often this runs.
 * @returns number of mails written, at most a hundred at a time; 0 when everybody has been told
 */
export function remindFirmsOfRecognitions(context: Context): number {
  authorize(context, "organisation.write");
  const matters = upcomingOfRecognitions(context).filter(({ kind }) => MAILS[kind]);
  if (matters.length === 0) return 0;
  return transact(context, () => {
    let written = 0;
    for (const matter of matters) {
      for (const person of representativesOf(context, matter.organisationId)) {
        if (remind(context, matter, person)) written += 1;
        if (written >= AT_ONCE) return written;
      }
    }
    return written;
  });
}

function remind(context: Context, matter: UpcomingMatter, person: Representative): boolean {
  const words = MAILS[matter.kind]!;
  const { locale } = person;
  const t = translateFor(locale);
  const type = recognitionTypeName({ nameZh: matter.typeZh, nameEn: matter.typeEn }, locale);
  const params = {
    type,
    name: person.name,
    firm: matter.legalName,
    day: matter.day,
    year: String(matter.year ?? ""),
    link: `${context.origin}/organisations/${matter.organisationId}/recognitions`,
  };
  return enqueueMail(context, {
    causeKey: `recognition-${matter.kind}:${matter.recognitionId}:${matter.day}:${person.userId}`,
    recipient: person.email,
    locale,
    subject: t(words.subject, params),
    body: t(words.body, params),
  });
}
