import { useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { ActButton } from "~/modules/events/components/ActButton";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { whyNotAttended } from "~/modules/events/event-lifecycle";
import { eventHead } from "~/modules/events/event-page.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { findEventToRun } from "~/modules/events/find-event.server";
import { presenceAddress } from "~/modules/events/presence/presence-address";
import { PRESENCE_ROWS, presenceForm } from "~/modules/events/presence/presence-form";
import { presenceList } from "~/modules/events/presence/presence-queries.server";
import { PresenceForm } from "~/modules/events/presence/components/PresenceForm";
import { recordPresence } from "~/modules/events/presence/record-presence.server";
import { sessionLine } from "~/modules/events/programme/choices";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "presence.title" };

export const loader = page("attendance.record", (context) => {
  const event = findEventToRun(context, idParam(context.params));
  const asked = context.url.searchParams;
  const sessionId = /^[1-9]\d{0,9}$/.test(asked.get("session") ?? "") ? Number(asked.get("session")) : null;
  const find = (asked.get("q") ?? "").trim().slice(0, 40);
  return {
    event: eventHead(context, event.id),
    why: whyNotAttended(event),
    find,
    list: presenceList(context, event.id, sessionId, find),
    mayExport: can(context.actor, "registration.export"),
  };
});

export const action = act("attendance.record", (context) => {
  const id = idParam(context.params);
  const input = accepted(presenceForm, context.values);
  recordPresence(context, id, input);
  const find = (context.url.searchParams.get("q") ?? "").slice(0, 40);
  return seeOther(presenceAddress(id, { session: input.session, q: find, done: "saved" }));
});

const DONE = { saved: "presence.done.saved", rest: "presence.done.rest" } as const;

export default function EventPresence() {
  const t = useT();
  const locale = useLocale();
  const { event, why, find, list, mayExport } = useLoaderData<typeof loader>();
  const { session, sessions, counts, firms } = list;
  const base = `/events/${event.id}/presence`;
  const field =
    "mt-1 block min-h-11 w-full rounded-md border border-line-strong bg-sheet px-3 text-base sm:min-h-[36px]";
  return (
    <>
      <PageHead
        title={t("presence.title")}
        sub={
          <a href={`/events/${event.id}`} className="text-weft hover:underline">
            {eventTitle(event, locale)}
          </a>
        }
      >
        <LinkButton href={`${base}/print`}>{t("presence.print")}</LinkButton>
        {mayExport ? (
          <>
            <LinkButton href={`${base}/export?format=csv`}>{t("action.exportCsv")}</LinkButton>
            <LinkButton href={`${base}/export?format=xlsx`}>{t("action.exportXlsx")}</LinkButton>
          </>
        ) : null}
      </PageHead>
      <DoneNotice sentences={DONE} />
      {why ? <Notice tone="warn">{t(why)}</Notice> : null}
      <form method="get" className="mb-4 flex flex-wrap items-end gap-2 print:hidden">
        {sessions.length > 0 ? (
          <label className="min-w-0 text-[13px] text-ink-soft max-sm:w-full">
            {t("presence.session")}
            <select key={session?.id ?? 0} name="session" defaultValue={session?.id ?? ""} className={field}>
              <option value="">{t("presence.whole")}</option>
              {sessions.map((each) => (
                <option key={each.id} value={each.id}>
                  {sessionLine(each, locale, event.startDay !== event.endDay)}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <label className="min-w-0 flex-1 text-[13px] text-ink-soft sm:max-w-64">
          {t("presence.find")}
          <input type="search" name="q" defaultValue={find} maxLength={40} autoComplete="off" className={field} />
        </label>
        <Button type="submit" className="max-sm:min-h-11">
          {t("action.find")}
        </Button>
      </form>
      <p aria-live="polite" className="mb-1 font-medium">
        {t("presence.counts", { ...counts })}
      </p>
      <p className="mb-4 max-w-prose text-[13px] text-ink-faint">{t("presence.rule")}</p>
      {why === null && counts.open > 0 ? (
        <div className="mb-4">
          <ActButton
            action={`${base}/rest`}
            fields={{ session: session?.id ?? "", q: find }}
            className="max-sm:min-h-11"
          >
            {t("presence.rest", { count: counts.open })}
          </ActButton>
        </div>
      ) : null}
      {firms.length === 0 ? (
        <p className="rounded-lg border border-line bg-sheet px-4 py-4 text-ink-soft">
          {find ? t("presence.noneFound", { text: find }) : t("presence.none")}
        </p>
      ) : (
        <PresenceForm
          key={`${session?.id ?? 0}:${find}:${firms.flatMap(({ people }) => people.map(({ id, standing }) => `${id}${standing ?? ""}`)).join()}`}
          session={session?.id ?? null}
          firms={firms}
        />
      )}
      {list.more ? (
        <p className="mt-3 text-[13px] text-ink-faint">{t("presence.limit", { count: PRESENCE_ROWS })}</p>
      ) : null}
    </>
  );
}
