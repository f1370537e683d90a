import { Form as PlainForm, useLoaderData } from "@remix-run/react";
import { parseForm } from "~/forms/parse-form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { useRefusalText } from "~/modules/events/components/ActPage";
import { eventTitle } from "~/modules/events/event-time-text";
import { handOnChanges } from "~/modules/events/series/hand-on-changes.server";
import type { HandedOn } from "~/modules/events/series/series-changes";
import { seriesChangesForm, seriesPartsForm } from "~/modules/events/series/series-form";
import { followingEvents } from "~/modules/events/series/series-queries.server";
import { SERIES_PARTS, type SeriesPart } from "~/modules/events/series/vocabulary";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "series.changes" };

const PART_LABELS: Record<SeriesPart, MessageKey> = {
  texts: "series.part.texts",
  place: "series.part.place",
  times: "series.part.times",
};

const FIELD_LABELS: Record<HandedOn, MessageKey> = {
  titleZh: "event.titleZh",
  titleEn: "event.titleEn",
  summaryZh: "event.summaryZh",
  summaryEn: "event.summaryEn",
  organiserContact: "event.organiserContact",
  attendanceMode: "event.mode",
  venue: "event.venue",
  onlineAddress: "event.onlineAddress",
  startsAt: "event.startsAt",
  endsAt: "event.endsAt",
};

export const loader = page("event.write", (context) => {
  const asked = parseForm(seriesPartsForm, { parts: context.url.searchParams.getAll("parts") });
  const parts = asked.ok && asked.data.parts.length > 0 ? asked.data.parts : [...SERIES_PARTS];
  const { event, following, seen } = followingEvents(context, idParam(context.params), parts);
  const { id, titleZh, titleEn } = event;
  return { event: { id, titleZh, titleEn }, parts, following, seen };
});

export const action = act("event.write", (context) => {
  const id = idParam(context.params);
  handOnChanges(context, id, accepted(seriesChangesForm, context.values));
  return seeOther(`/events/${id}?done=handedOn`);
});

export default function SeriesChanges() {
  const t = useT();
  const locale = useLocale();
  const refusal = useRefusalText();
  const { event, parts, following, seen } = useLoaderData<typeof loader>();
  const back = `/events/${event.id}`;
  return (
    <div className="max-w-3xl">
      <PageHead title={t("series.changes")} sub={eventTitle(event, locale)}>
        <LinkButton href={back}>{t("action.back")}</LinkButton>
      </PageHead>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <p className="mb-3 text-ink-soft">{t("series.changesHint")}</p>
      <form method="get" className="mb-4 flex flex-wrap items-center gap-4">
        {SERIES_PARTS.map((part) => (
          <label key={part} className="flex min-h-11 items-center gap-2">
            <input type="checkbox" name="parts" value={part} defaultChecked={parts.includes(part)} />
            {t(PART_LABELS[part])}
          </label>
        ))}
        <Button>{t("series.preview")}</Button>
      </form>
      {following.length === 0 ? (
        <p className="text-ink-faint">{t("series.noneFollow")}</p>
      ) : (
        <PlainForm method="post">
          {parts.map((part) => (
            <input key={part} type="hidden" name="parts" value={part} />
          ))}
          <input type="hidden" name="seen" value={seen} />
          <ul key={seen + parts.join("")} className="mb-3 rounded-lg border border-line bg-sheet">
            {following.map((each) => (
              <li key={each.id} className="border-b border-line px-4 py-2 last:border-0">
                <label className="flex min-h-11 items-center gap-3">
                  <input
                    type="checkbox"
                    name="events"
                    value={each.id}
                    defaultChecked={each.changed.length > 0 && each.registrations === 0}
                    disabled={each.changed.length === 0}
                  />
                  <span className="min-w-0 break-words">
                    {each.startDay} {eventTitle(each, locale)}
                    <span className="block text-[13px] text-ink-faint">
                      {each.changed.length === 0
                        ? t("series.asIs")
                        : each.changed.map((field) => t(FIELD_LABELS[field])).join(t("registration.separator"))}
                    </span>
                    {each.registrations > 0 && each.changed.length > 0 ? (
                      <span className="block text-[13px] text-warn-strong">
                        {t("series.hasRegistrations", { count: each.registrations })}
                      </span>
                    ) : null}
                  </span>
                </label>
              </li>
            ))}
          </ul>
          <Button look="main">{t("series.apply")}</Button>
        </PlainForm>
      )}
    </div>
  );
}
