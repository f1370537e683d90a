import { randomUUID } from "node:crypto";
import { outboxMessages } from "~db/schema";
import { testWorld } from "~/access/testing";
import type { Context } from "~/access/context";
import { createOrganisation } from "~/modules/organisations/create-organisation.server";
import { giveConsent } from "~/modules/organisations/contacts/give-consent.server";
import { saveContact } from "~/modules/organisations/contacts/save-contact.server";
import { publishedEvent } from "../event-fixtures.testing";
import { previewInvitations } from "./preview-invitations.server";
import { sendInvitations } from "./send-invitations.server";

/** An event with firms that can be invited to it. */
export function invitingWorld(values: Record<string, unknown> = {}) {
  const world = testWorld();
  const staff = world.account("staff");
  const eventId = publishedEvent(staff, world.promoterId, values);
  let firms = 0;
  const firm = (legalName = `受邀企业${(firms += 1)}有限公司`) => createOrganisation(staff, { legalName }).id;
  const contact = (
    organisationId: number,
    email: string | null,
    { locale = "zh-CN" as "zh-CN" | "en", name = "陈立", agreed = true } = {},
  ) => {
    const contactId = saveContact(staff, {
      organisationId,
      values: { name, duty: null, phone: email === null ? "13812345678" : null, email, purposes: ["events"], locale },
    });
    if (agreed) giveConsent(staff, organisationId, contactId, { purpose: "events", way: "paper", evidence: null });
    return contactId;
  };
  const invite = (ids: number[], text: string | null = null, context: Context = staff) =>
    sendInvitations(context, eventId, ids, {
      text,
      fingerprint: previewInvitations(context, eventId, ids).fingerprint,
      submissionKey: randomUUID(),
    });
  const mails = () => world.db.select().from(outboxMessages).all();
  /** The last part of the link of a kind in the mail to an address. */
  const linkTo = (email: string, place: "invitations" | "unsubscriptions") =>
    new RegExp(`/public/${place}/(\\S+)`).exec(mails().find(({ recipient }) => recipient === email)?.body ?? "")?.[1] ??
    "";
  return { ...world, staff, eventId, firm, contact, invite, mails, linkTo };
}
