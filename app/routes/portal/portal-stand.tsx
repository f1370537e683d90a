import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { eventTimeText, eventTitle } from "~/modules/events/event-time-text";
import { askForPlace } from "~/modules/events/stands/ask-for-place.server";
import { PlaceFields } from "~/modules/events/stands/components/PlaceFields";
import { StandFirmStatusTag } from "~/modules/events/stands/components/StandFirmStatusTag";
import { ownPlaceForm } from "~/modules/events/stands/stand-form";
import { ownPlace } from "~/modules/events/stands/stand-queries.server";
import { moneyText } from "~/values/money-text";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "stand.own.title" };

export const loader = page("stand.join", (context) => {
  const id = idParam(context.params);
  return { id, ...ownPlace(context, id, idParam(context.params, "standId")) };
});

export const action = act("stand.join", (context) => {
  const id = idParam(context.params);
  askForPlace(context, id, idParam(context.params, "standId"), accepted(ownPlaceForm, context.values));
  return seeOther(`/portal/organisations/${id}/events?done=stand`);
});

export default function PortalStand() {
  const t = useT();
  const locale = useLocale();
  const { id, legalName, event, stand, open, status, paysFen, registered, version, values } =
    useLoaderData<typeof loader>();
  const back = `/portal/organisations/${id}/events`;
  const isOn = status === "asked" || status === "confirmed";
  const place = [stand.hall, event.venue].filter(Boolean).join(" · ");
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead
        title={eventTitle({ titleZh: stand.nameZh, titleEn: stand.nameEn }, locale)}
        sub={status === null ? undefined : <StandFirmStatusTag status={status} />}
      >
        <LinkButton href={`/public/events/${event.id}`}>{t("desk.eventPage")}</LinkButton>
      </PageHead>
      {event.cancelledAt !== null ? <Notice tone="warn">{t("stand.own.eventCancelled")}</Notice> : null}
      <Section title={eventTitle(event, locale)}>
        <Facts
          items={[
            { label: t("event.time"), value: eventTimeText(event, locale) },
            ...(place ? [{ label: t("event.place"), value: place }] : []),
            ...(stand.areaSquareMetres === null ? [] : [{ label: t("stand.area"), value: stand.areaSquareMetres }]),
            { label: t("stand.firm"), value: legalName },
            ...(paysFen === null ? [] : [{ label: t("stand.share"), value: moneyText(paysFen, locale) }]),
            ...(stand.joinUntil === null ? [] : [{ label: t("stand.joinUntil"), value: stand.joinUntil }]),
          ]}
        />
      </Section>
      {open ? (
        <Section title={t(isOn ? "stand.own.change" : "stand.own.ask")}>
          {isOn ? null : <p className="mb-3 text-ink-soft">{t("stand.own.askHint")}</p>}
          <Form
            schema={ownPlaceForm}
            values={values}
            submitLabel={isOn ? undefined : t("stand.own.ask")}
            cancelTo={back}
            dock
          >
            <PlaceFields version={version} registered={registered} />
          </Form>
          {isOn ? (
            <p className="mt-6 border-t border-line pt-4">
              <LinkButton href={`/portal/organisations/${id}/stands/${stand.id}/withdrawal`} look="danger">
                {t("stand.own.giveBack")}
              </LinkButton>
            </p>
          ) : null}
        </Section>
      ) : (
        <>
          <p className="mb-4 text-ink-soft">{t("stand.own.closed")}</p>
          <LinkButton href={back}>{t("action.back")}</LinkButton>
        </>
      )}
    </div>
  );
}
