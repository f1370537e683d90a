import { Form as PlainForm, useLoaderData, useSearchParams } from "@remix-run/react";
import { parseForm } from "~/forms/parse-form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { useRefusalText } from "~/modules/events/components/ActPage";
import { eventTitle } from "~/modules/events/event-time-text";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { handOnChanges } from "~/modules/events/series/hand-on-changes.server";
import type { ProgrammePart, ProgrammeStays } from "~/modules/events/series/programme-changes";
import type { HandedOn } from "~/modules/events/series/series-changes";
import { seriesChangesForm, seriesPartsForm } from "~/modules/events/series/series-form";
import { followingEvents, wouldChange } from "~/modules/events/series/series-queries.server";
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
  programme: "series.part.programme",
};

const FIELD_LABELS: Record<HandedOn | ProgrammePart, MessageKey> = {
  sessions: "session.list.title",
  ticketTypes: "ticketType.list.title",
  fields: "asked.list.title",
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

const STAYS_LABELS: Record<ProgrammeStays, MessageKey> = {
  registrations: "series.programmeStays.registrations",
  tooShort: "series.programmeStays.tooShort",
};

const DONE = { handedOn: "series.done.handedOn" } as const;

export const loader = page("event.write", (context) => {
  const asked = parseForm(seriesPartsForm, { parts: context.url.searchParams.getAll("parts") });
  const parts = asked.ok && asked.data.parts.length > 0 ? asked.data.parts : [...SERIES_PARTS];
  const { event, following, seen } = followingEvents(context, idParam(context.params), parts);
  const { id, titleZh, titleEn } = event;
  return {
    ...{ event: { id, titleZh, titleEn }, parts, seen },
    following: following.map((each) => ({ ...each, changes: wouldChange(each) })),
  };
});

export const action = act("event.write", (context) => {
  const id = idParam(context.params);
  const input = accepted(seriesChangesForm, context.values);
  handOnChanges(context, id, input);
  return seeOther(`/events/${id}/series?${input.parts.map((part) => `parts=${part}`).join("&")}&done=handedOn`);
});

export default function SeriesChanges() {
  const t = useT();
  const locale = useLocale();
  const refusal = useRefusalText();
  const { event, parts, following, seen } = useLoaderData<typeof loader>();
  const [parameters] = useSearchParams();
  const back = `/events/${event.id}`;
  const named = (each: { startDay: string; titleZh: string; titleEn: string | null }) =>
    `${each.startDay} ${eventTitle(each, locale)}`;
  // What was just handed on makes no difference any more: what still does was left alone.
  const left = following.filter(({ changes, programmeStays }) => changes || programmeStays !== null);
  return (
    <div className="max-w-3xl">
      <PageHead title={t("series.changes")} sub={eventTitle(event, locale)}>
        <LinkButton href={back}>{t("action.back")}</LinkButton>
      </PageHead>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : <DoneNotice sentences={DONE} />}
      {parameters.get("done") === "handedOn" && left.length > 0 ? (
        <Notice tone="warn">
          {t("series.leftAlone", { events: left.map(named).join(t("registration.separator")) })}
        </Notice>
      ) : null}
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
                    defaultChecked={each.changes && each.registrations === 0 && !each.byHand}
                    disabled={!each.changes}
                  />
                  <span className="min-w-0 break-words">
                    {named(each)}
                    <span className="block text-[13px] text-ink-faint">
                      {each.changes
                        ? [...each.changed, ...each.programme]
                            .map((field) => t(FIELD_LABELS[field]))
                            .join(t("registration.separator"))
                        : t("series.asIs")}
                    </span>
                    {each.programmeStays === null ? null : (
                      <span className="block text-[13px] text-warn-strong">{t(STAYS_LABELS[each.programmeStays])}</span>
                    )}
                    {each.byHand && each.changes ? (
                      <span className="block text-[13px] text-warn-strong">{t("series.byHand")}</span>
                    ) : null}
                    {each.registrations > 0 && each.changes ? (
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
