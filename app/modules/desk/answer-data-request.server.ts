import { eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { asLocale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { recordPersonRequest } from "~/personal-data/person-requests.server";
import { dataRequests, users } from "~db/schema";
import { transact } from "~db/transact";
import type { DataAnswerValues } from "./data-request-form";
import { dataRequestToAnswer, type DataRequestRecord } from "./find-data-request.server";

function openRequest(context: Context, id: number, version: number): DataRequestRecord {
  const request = dataRequestToAnswer(context, id);
  if (request.outcome !== null) throw conflict("dataRequest.answered");
  if (request.version !== version) throw conflict("error.conflict");
  return request;
}

/** Answers a request; whoever asked is mailed that there is an answer, and reads it on the desk. */
export function answerDataRequest(context: Context, id: number, { version, outcome, answer }: DataAnswerValues): void {
  authorize(context, "dataRequest.answer");
  transact(context, () => {
    const request = openRequest(context, id, version);
    context.db
      .update(dataRequests)
      .set({
        ...{ outcome, answer, version: version + 1 },
        ...{ answeredAt: context.now(), answeredBy: context.actor.userId },
      })
      .where(eq(dataRequests.id, id))
      .run();
    recordAudit(context, {
      action: "dataRequest.answer",
      subjectKind: "organisation",
      subjectId: request.organisationId,
      after: { request: id, kind: request.kind, outcome },
    });
    mailAnswered(context, request);
  });
}

/** The mail itself says nothing of the matter: the outbox is read by others. */
function mailAnswered(context: Context, { id, organisationId, askedBy }: DataRequestRecord): void {
  const person = askedBy === null ? undefined : context.db.select().from(users).where(eq(users.id, askedBy)).get();
  if (!person || person.disabledAt !== null) return;
  const locale = asLocale(person.locale);
  const t = translateFor(locale);
  enqueueMail(context, {
    causeKey: `data-request:${id}`,
    recipient: person.email,
    locale,
    subject: t("mail.dataRequest.subject"),
    body: t("mail.dataRequest.body", {
      name: person.name,
      link: `${context.origin}/portal/organisations/${organisationId}/requests`,
    }),
  });
}

/**
 * Begins to look for the data of the person whom a firm named: from there on the request of a person decides what is erased and what
 * stays. The firm's own request waits for its answer as before.
 * @returns the id of the person's request; begun twice is the one that was begun
 */
export function lookForNamedPerson(context: Context, id: number, version: number): number {
  authorize(context, "person.manage");
  return transact(context, () => {
    const begun = dataRequestToAnswer(context, id);
    if (begun.personRequestId !== null) return begun.personRequestId;
    const request = openRequest(context, id, version);
    if (request.kind !== "deletion" || request.personName === null) throw conflict("dataRequest.noPerson");
    const asker =
      request.askedBy === null ? undefined : context.db.select().from(users).where(eq(users.id, request.askedBy)).get();
    // Who asks for his own data to be deleted is found by his address too.
    const email = asker?.name === request.personName ? asker.email : null;
    const personRequestId = recordPersonRequest(context, {
      ...{ kind: "erasure", name: request.personName, email, phone: null },
      receivedOn: request.receivedOn,
    });
    context.db
      .update(dataRequests)
      .set({ personRequestId, version: version + 1 })
      .where(eq(dataRequests.id, id))
      .run();
    recordAudit(context, {
      action: "dataRequest.lookForPerson",
      subjectKind: "organisation",
      subjectId: request.organisationId,
      after: { request: id, personRequestId },
    });
    return personRequestId;
  });
}
