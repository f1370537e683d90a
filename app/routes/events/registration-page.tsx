import { Form as RemixForm, useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { amendRegistration } from "~/modules/events/amend-registration.server";
import { ActButton } from "~/modules/events/components/ActButton";
import { AmendmentForm } from "~/modules/events/components/AmendmentForm";
import { RegistrationStatusTag } from "~/modules/events/components/EventStatusTag";
import { RegistrationFacts } from "~/modules/events/components/RegistrationFacts";
import { amendmentForm } from "~/modules/events/registration-form";
import { registrationAt } from "~/modules/events/registration-at.server";
import { isLive } from "~/modules/events/registration-status";
import { searchIndex } from "~/search/search-index.server";
import { chosenOrganisation } from "~/modules/events/match-organisation.server";
import { Button, LinkButton } from "~/ui/Button";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";
import { Section } from "~/ui/Page";

export const handle: PageHandle = { title: "registration.page.title" };

const MOST_CANDIDATES = 8;

/** The registration, which must be of the event in the address. */
export const loader = page("registration.list", (context) => {
  const registration = registrationAt(context);
  const find = (context.url.searchParams.get("find") ?? registration.organisationName).trim().slice(0, 60);
  const candidates = searchIndex(context, find, 100).hits.filter((hit) => hit.kind === "organisation");
  return {
    registration,
    find,
    member:
      registration.organisationId === null
        ? null
        : (chosenOrganisation(context, registration.organisationId)?.organisationName ?? null),
    candidates: candidates
      .slice(0, MOST_CANDIDATES)
      .map(({ subjectId, title, detail }) => ({ id: subjectId, title, detail })),
  };
});

export const action = act("registration.list", (context) => {
  const { id, eventId } = registrationAt(context);
  amendRegistration(context, { id }, accepted(amendmentForm, context.values));
  return seeOther(`/events/${eventId}/registrations?done=amended`);
});

export default function RegistrationPage() {
  const t = useT();
  const { registration, member, find, candidates } = useLoaderData<typeof loader>();
  const list = `/events/${registration.eventId}/registrations`;
  const own = `${list}/${registration.id}`;
  const { status } = registration;
  const live = isLive(status);
  return (
    <Panel title={registration.organisationName} closeTo={list}>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <RegistrationStatusTag status={status} />
        <span className="flex-1" />
        {status === "pending" || status === "offered" ? (
          <ActButton action={`${own}/confirmation`} look="main">
            {t("registration.confirmByStaff")}
          </ActButton>
        ) : null}
        {status === "asked" || status === "declined" ? (
          <ActButton action={`${own}/approval`} look="main">
            {t("registration.approve")}
          </ActButton>
        ) : null}
        {status === "asked" ? (
          <LinkButton href={`${own}/declining`} look="danger">
            {t("registration.declineAsked")}
          </LinkButton>
        ) : null}
        {live && status !== "asked" ? (
          <a
            href={`${own}/cancellation`}
            className="touch-target inline-flex min-h-[34px] items-center rounded-md border border-bad bg-sheet px-3.5 text-bad-strong hover:bg-bad-wash"
          >
            {t("registration.cancel")}
          </a>
        ) : null}
      </div>
      {registration.decisionReason === null ? null : (
        <p className="mb-3 whitespace-pre-line">
          {t("registration.declinedBecause", { reason: registration.decisionReason })}
        </p>
      )}
      <RegistrationFacts registration={registration} />
      {registration.phone ? (
        <p className="mt-2">
          {t("registration.phone")}{" "}
          <a href={`tel:${registration.phone.replace(/[^\d+]/g, "")}`} className="text-weft underline">
            {registration.phone}
          </a>
        </p>
      ) : null}
      <div className="mt-6">
        <Section title={t("registration.assign")} note={member ?? t("registration.organisationUnknown")}>
          <p className="mb-2 text-[13px] text-ink-faint">{t("registration.assignHint")}</p>
          <RemixForm
            method="get"
            action={own}
            role="search"
            aria-label={t("registration.assign")}
            className="mb-2 flex gap-2"
          >
            <input
              type="search"
              name="find"
              defaultValue={find}
              aria-label={t("registration.assignHint")}
              className="min-h-11 min-w-0 flex-1 rounded-md border border-line-strong bg-sheet px-3 sm:min-h-[34px]"
            />
            <Button type="submit">{t("action.find")}</Button>
          </RemixForm>
          <ul className="rounded-lg border border-line bg-sheet">
            {candidates.map((candidate) => (
              <li
                key={candidate.id}
                className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-1.5 last:border-0"
              >
                <span className="min-w-0 flex-1">
                  {candidate.title} <span className="text-[13px] text-ink-faint">{candidate.detail}</span>
                </span>
                {candidate.id === registration.organisationId ? null : (
                  <ActButton
                    action={`${own}/organisation`}
                    fields={{ organisationId: candidate.id }}
                    label={`${t("registration.assign")} ${candidate.title}`}
                  >
                    {t("registration.choose")}
                  </ActButton>
                )}
              </li>
            ))}
            {registration.organisationId === null ? null : (
              <li className="px-3 py-1.5">
                <ActButton action={`${own}/organisation`} fields={{ organisationId: "" }} look="quiet">
                  {t("registration.assignNone")}
                </ActButton>
              </li>
            )}
            {registration.organisationId === null && candidates.length === 0 ? (
              <li className="px-3 py-2 text-ink-faint">{t("search.none", { text: find })}</li>
            ) : null}
          </ul>
        </Section>
        {live ? (
          <Section title={t("registration.amend")}>
            <AmendmentForm registration={registration} cancelTo={list} />
          </Section>
        ) : null}
      </div>
    </Panel>
  );
}
