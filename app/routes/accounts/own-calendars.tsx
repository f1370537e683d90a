import { useActionData, useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { SelectField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { calendarFeedForm } from "~/modules/accounts/calendars/calendar-feed-form";
import { ownCalendarFeeds } from "~/modules/accounts/calendars/calendar-feed-queries.server";
import { CALENDAR_KIND_LABELS, CALENDAR_KINDS } from "~/modules/accounts/calendars/calendar-kinds";
import { createCalendarFeed } from "~/modules/accounts/calendars/create-calendar-feed.server";
import { SecretOnce } from "~/modules/accounts/components/SecretOnce";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "calendarFeed.own" };

export const loader = page("calendarFeed.own", (context) => ({
  feeds: ownCalendarFeeds(context),
  done: context.url.searchParams.get("done"),
}));

export const action = act("calendarFeed.own", (context): { url: string } => ({
  url: createCalendarFeed(context, accepted(calendarFeedForm, context.values).kind).url,
}));

export default function OwnCalendarsPage() {
  const t = useT();
  const { feeds, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const url = answer && "url" in answer ? answer.url : null;
  return (
    <>
      <PageHead title={t("calendarFeed.own")}>
        <LinkButton href="/account">{t("action.back")}</LinkButton>
      </PageHead>
      <p className="mb-4 text-ink-soft">{t("calendarFeed.hint")}</p>
      {url ? <SecretOnce label={t("calendarFeed.address")} secret={url} /> : null}
      {done === "ended" ? <Notice tone="ok">{t("calendarFeed.ended")}</Notice> : null}
      {feeds.length > 0 ? (
        <ul className="mb-6 rounded-lg border border-line bg-sheet">
          {feeds.map(({ id, kind, createdAt, lastUsedAt }) => (
            <li
              key={id}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 last:border-0"
            >
              <span className="min-w-0 flex-1 basis-60">
                <span className="block">{t(CALENDAR_KIND_LABELS[kind])}</span>
                <span className="text-[13px] text-ink-faint">
                  {t("calendarFeed.since", { day: dayOfInstant(createdAt) })} ·{" "}
                  {lastUsedAt === null
                    ? t("apiToken.neverUsed")
                    : t("apiToken.used", { time: dayOfInstant(lastUsedAt) })}
                </span>
              </span>
              <form method="post" action={`/account/calendars/${id}/ending`}>
                <Button type="submit">{t("calendarFeed.end")}</Button>
              </form>
            </li>
          ))}
        </ul>
      ) : null}
      <Section title={t("calendarFeed.new")} id="new">
        <Form schema={calendarFeedForm} values={{ kind: "own" }} submitLabel={t("calendarFeed.new")}>
          <SelectField
            name="kind"
            required
            label={t("calendarFeed.kind")}
            options={CALENDAR_KINDS.map((value) => ({ value, label: t(CALENDAR_KIND_LABELS[value]) }))}
          />
        </Form>
      </Section>
    </>
  );
}
