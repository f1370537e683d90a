import { randomUUID } from "node:crypto";
import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { Refusal } from "~/http/errors";
import { idParam, page, type PageContext } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { bulkRegistry } from "~/list-registry/bulk-acts.server";
import { findBulkList, targetIds, targetOf, targetSearch } from "~/lists/find-bulk-act.server";
import { eventHead, organisersOf } from "~/modules/events/event-page.server";
import { takesRegistrations } from "~/modules/events/event-status";
import { eventTimeText, eventTitle } from "~/modules/events/event-time-text";
import { findEventToRun } from "~/modules/events/find-event.server";
import { invitationForm, LONGEST_INVITATION_TEXT } from "~/modules/events/invitations/invitation-form";
import { previewInvitations } from "~/modules/events/invitations/preview-invitations.server";
import { MOST_FIRMS_AT_ONCE, sendInvitations } from "~/modules/events/invitations/send-invitations.server";
import { LEFT_OUT_LABELS } from "~/modules/events/invitations/vocabulary";
import { organisationList } from "~/modules/organisations/organisation-list";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { WideTable } from "~/ui/WideTable";

export const handle: PageHandle = { title: "invitation.preview.title" };

/** The firms that the address means: all that a query of the member list finds, or some chosen by hand. */
function chosen(context: PageContext): { ids: number[]; search: string } {
  const list = findBulkList(bulkRegistry, organisationList.id);
  const target = targetOf(list, context.url.searchParams);
  return { ids: targetIds(context, list, target), search: targetSearch(list, { ...target, ids: null }) };
}

function preview(context: PageContext, id: number) {
  try {
    const { ids, search } = chosen(context);
    return { found: previewInvitations(context, id, ids), search, problem: null };
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== "conflict") throw error;
    return { found: null, search: "", problem: { key: error.key, params: error.params } };
  }
}

export const loader = page("event.invite", (context) => {
  const id = idParam(context.params);
  const event = findEventToRun(context, id);
  return {
    event: eventHead(context, id),
    venue: event.venue,
    organiser: organisersOf(context, event).owner,
    takes: takesRegistrations(event, context.now()),
    submissionKey: randomUUID(),
    mostAtOnce: MOST_FIRMS_AT_ONCE,
    ...preview(context, id),
  };
});

export const action = act("event.invite", (context) => {
  const id = idParam(context.params);
  const job = sendInvitations(context, id, chosen(context).ids, accepted(invitationForm, context.values));
  return seeOther(job === null ? `/events/${id}/invitations?done=sent` : `/jobs/${job}`);
});

export default function InvitationPreviewPage() {
  const t = useT();
  const locale = useLocale();
  const { event, venue, organiser, takes, submissionKey, mostAtOnce, found, search, problem } =
    useLoaderData<typeof loader>();
  const base = `/events/${event.id}/invitations`;
  const facts = {
    name: t("invitation.preview.name"),
    organiser: locale === "en" ? organiser.en : organiser.zh,
    time: eventTimeText(event, locale),
    place: venue ?? t("event.mode.online"),
    link: t("invitation.preview.link"),
  };
  return (
    <>
      <PageHead
        title={t("invitation.preview.title")}
        sub={
          <a href={base} className="text-weft hover:underline">
            {eventTitle(event, locale)}
          </a>
        }
      >
        <LinkButton href={`${base}/new${search ? `?${search}` : ""}`}>{t("invitation.preview.back")}</LinkButton>
      </PageHead>
      {problem ? <Notice tone="warn">{t(problem.key, problem.params)}</Notice> : null}
      {takes ? null : <Notice tone="warn">{t("invitation.refused.closed")}</Notice>}
      {found ? (
        <>
          <p className="mb-4 text-base font-medium">
            {found.mails === 0
              ? t("invitation.preview.none")
              : t("invitation.preview.mails", { firms: found.invitedFirms, mails: found.mails })}
          </p>
          {found.mails > 0 && takes ? (
            <div className="mb-6 grid gap-6 lg:grid-cols-2">
              <Form schema={invitationForm} submitLabel={t("invitation.send")}>
                <HiddenField name="fingerprint" value={found.fingerprint} />
                <HiddenField name="submissionKey" value={submissionKey} />
                {found.firms > mostAtOnce ? <p className="mb-3 text-ink-soft">{t("invitation.preview.job")}</p> : null}
                <TextAreaField
                  name="text"
                  label={t("invitation.text")}
                  hint={t("invitation.textHint", { max: LONGEST_INVITATION_TEXT })}
                  rows={6}
                />
              </Form>
              <Section title={t("invitation.preview.mail")}>
                <div className="rounded-lg border border-line bg-sheet p-4 text-[13px] text-ink-soft">
                  {[facts.name, facts.organiser, eventTitle(event, locale), facts.time, facts.place].map((line) => (
                    <p key={line}>{line}</p>
                  ))}
                  <p className="mt-2">{facts.link}</p>
                  <p className="mt-2">{t("invitation.text")} …</p>
                </div>
              </Section>
            </div>
          ) : null}
          {found.leftOut.length > 0 ? (
            <Section title={t("invitation.preview.leftOut")}>
              <ul className="mb-3">
                {found.reasons.map(({ reason, count }) => (
                  <li key={reason}>
                    {t(LEFT_OUT_LABELS[reason])} · {count}
                  </li>
                ))}
              </ul>
              <WideTable label={t("invitation.preview.leftOut")}>
                <table className="data-table">
                  <thead>
                    <tr>
                      <th scope="col">{t("invitation.firm")}</th>
                      <th scope="col">{t("invitation.contact")}</th>
                      <th scope="col">{t("invitation.leftOut")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {found.leftOut.map(({ firmId, legalName, contactName, reason }, index) => (
                      <tr key={index}>
                        <td>
                          <a
                            href={`/organisations/${firmId}`}
                            className="touch-target inline-flex items-center hover:underline"
                          >
                            {legalName}
                          </a>
                        </td>
                        <td>{contactName ?? t("invitation.preview.wholeFirm")}</td>
                        <td>{t(LEFT_OUT_LABELS[reason])}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </WideTable>
              {found.reasons.reduce((sum, { count }) => sum + count, 0) > found.leftOut.length ? (
                <p className="mt-2 text-[13px] text-ink-faint">
                  {t("invitation.preview.firstNamed", { count: found.leftOut.length })}
                </p>
              ) : null}
            </Section>
          ) : null}
        </>
      ) : null}
    </>
  );
}
