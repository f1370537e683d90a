import { randomUUID } from "node:crypto";
import { Form as RemixForm, useLoaderData, useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Form } from "~/forms/Form";
import { HiddenField, SelectField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { walkInForm } from "~/modules/events/attendance-form";
import { ActButton } from "~/modules/events/components/ActButton";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { EventStatusTag } from "~/modules/events/components/EventStatusTag";
import { TicketEntryForm } from "~/modules/events/components/TicketEntryForm";
import { TwiceNotice } from "~/modules/events/components/TwiceNotice";
import { DOOR_ROWS, doorAddress } from "~/modules/events/door-address";
import { letInTwice } from "~/modules/events/door-people.server";
import { doorList, type DoorPerson } from "~/modules/events/door-queries.server";
import { daysOfEventUntil, presenceModesOf } from "~/modules/events/event-days";
import { PRESENCE_MODE_LABELS } from "~/modules/events/event-labels";
import { eventHead } from "~/modules/events/event-page.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { ChosenLines } from "~/modules/events/programme/components/ChosenLines";
import { signInWalkIn } from "~/modules/events/record-sign-in.server";
import type { PresenceMode } from "~/modules/events/vocabulary";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import type { PageHandle } from "~/ui/page-title";
import { PageHead, Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

export const handle: PageHandle = { title: "attendance.door" };

export const loader = page("attendance.record", (context) => {
  const event = eventHead(context, idParam(context.params));
  const days = daysOfEventUntil(event, dayOfInstant(context.now()));
  const modes = presenceModesOf(event.attendanceMode);
  const asked = context.url.searchParams;
  const day = days.find((each) => each === asked.get("day")) ?? days.at(-1) ?? event.startDay;
  const mode: PresenceMode = modes.find((each) => each === asked.get("mode")) ?? modes[0]!;
  const find = (asked.get("q") ?? "").trim().slice(0, 40);
  const open = event.publishedAt !== null && event.cancelledAt === null && days.length > 0;
  return {
    event,
    days,
    modes,
    day,
    mode,
    find,
    open,
    list: doorList(context, event.id, day, find),
    twice: letInTwice(context, event.id),
    submissionKey: randomUUID(),
  };
});

/** A walk-in; people who registered are signed in by one tap at their name. */
export const action = act("attendance.record", (context) => {
  const id = idParam(context.params);
  const walkIn = accepted(walkInForm, context.values);
  signInWalkIn(context, id, walkIn);
  return seeOther(doorAddress(id, { day: walkIn.day, mode: walkIn.mode, q: "", done: "walkIn" }));
});

const DONE = { walkIn: "attendance.door.walkInDone", undone: "attendance.door.undone" } as const;

export default function Door() {
  const t = useT();
  const locale = useLocale();
  const { event, days, modes, day, mode, find, open, list, twice, submissionKey } = useLoaderData<typeof loader>();
  const [parameters] = useSearchParams();
  const here = { day, mode, q: find };
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead
        title={t("attendance.door")}
        sub={
          <a href={`/events/${event.id}`} className="text-weft hover:underline">
            {eventTitle(event, locale)}
          </a>
        }
      >
        {open && mode === "venue" ? (
          <LinkButton href={`/events/${event.id}/door/scan`} look="main" className="min-h-11">
            {t("scan.title")}
          </LinkButton>
        ) : null}
      </PageHead>
      <DoneNotice sentences={DONE} />
      {event.publishedAt === null ? <Notice tone="warn">{t("attendance.refused.draft")}</Notice> : null}
      {event.cancelledAt !== null ? <Notice tone="warn">{t("attendance.refused.cancelled")}</Notice> : null}
      {days.length === 0 ? <Notice>{t("attendance.door.notStarted", { day: event.startDay })}</Notice> : null}
      <p
        aria-live="polite"
        className="mb-3 flex flex-wrap items-baseline gap-x-4 rounded-lg border border-line bg-sheet px-4 py-2.5"
      >
        <b className="text-lg font-semibold">{t("attendance.door.present", { count: list.present })}</b>
        <span className="text-ink-soft">{t("attendance.door.expected", { count: list.expected })}</span>
        {list.walkIns > 0 ? (
          <span className="text-ink-soft">{t("attendance.door.walkIns", { count: list.walkIns })}</span>
        ) : null}
        <span className="ml-auto">
          <EventStatusTag status={event.status} />
        </span>
      </p>
      {open && mode === "venue" ? (
        <div className="mb-4 rounded-lg border border-line bg-sheet p-4">
          <TicketEntryForm eventId={event.id} day={day} mode={mode} />
        </div>
      ) : null}
      <TwiceNotice twice={twice} />
      <FindForm days={days} modes={modes} day={day} mode={mode} find={find} />
      {list.people.length === 0 ? (
        <p className="mb-6 rounded-lg border border-line bg-sheet px-4 py-4 text-ink-soft">
          {find ? t("attendance.door.none", { text: find }) : t("attendance.door.empty")}
        </p>
      ) : (
        <ul className="mb-2 rounded-lg border border-line bg-sheet">
          {list.people.map((person) => (
            <DoorRow
              key={`${person.personId ?? ""}-${person.signInId ?? ""}`}
              person={person}
              eventId={event.id}
              here={here}
              open={open}
            />
          ))}
        </ul>
      )}
      {list.more ? (
        <p className="mb-4 text-[13px] text-ink-faint">{t("attendance.door.limit", { count: DOOR_ROWS })}</p>
      ) : null}
      {open ? (
        <Section title={t("attendance.door.walkIn")} id="walk-in">
          <div className="rounded-lg border border-line bg-sheet p-4">
            <Form
              key={`${submissionKey}${parameters.get("done") ?? ""}`}
              schema={walkInForm}
              values={{ personName: list.people.length === 0 ? find : "", mode, day }}
              submitLabel={t("attendance.door.signIn")}
            >
              <HiddenField name="submissionKey" value={submissionKey} />
              <HiddenField name="day" value={day} />
              {modes.length === 1 ? (
                <HiddenField name="mode" value={mode} />
              ) : (
                <SelectField
                  name="mode"
                  label={t("attendance.door.mode")}
                  required
                  options={modes.map((each) => ({ value: each, label: t(PRESENCE_MODE_LABELS[each]) }))}
                />
              )}
              <div className="grid gap-x-4 sm:grid-cols-2">
                <TextField
                  name="personName"
                  label={t("registration.personName")}
                  hint={t("attendance.door.walkInHint")}
                  required
                  maxLength={40}
                  autoComplete="off"
                />
                <TextField
                  name="organisationName"
                  label={t("registration.organisation")}
                  hint={t("registration.organisationHint")}
                  maxLength={120}
                  autoComplete="off"
                  list="door-organisations"
                />
              </div>
              <datalist id="door-organisations">
                {list.organisations.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </Form>
          </div>
        </Section>
      ) : null}
    </div>
  );
}

const PAUSE_MS = 250;

/** Narrows the list as one types; without JavaScript by its button. */
function FindForm({
  days,
  modes,
  day,
  mode,
  find,
}: {
  days: string[];
  modes: PresenceMode[];
  day: string;
  mode: PresenceMode;
  find: string;
}) {
  const t = useT();
  const submit = useSubmit();
  const { state } = useNavigation();
  const form = useRef<HTMLFormElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // Looking again would break off a sign-in that is under way.
    if (state !== "idle") clearTimeout(timer.current);
  }, [state]);
  useEffect(() => {
    if (box.current && document.activeElement !== box.current) box.current.value = find;
  }, [find]);
  const later = (pause: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => submit(form.current, { method: "get", replace: true, preventScrollReset: true }),
      pause,
    );
  };
  const field = "min-h-11 rounded-md border border-line-strong bg-sheet px-3 text-base";
  return (
    <RemixForm
      ref={form}
      method="get"
      role="search"
      aria-label={t("attendance.door.find")}
      className="mb-3 flex flex-wrap gap-2"
    >
      <input
        ref={box}
        type="search"
        name="q"
        defaultValue={find}
        onChange={() => later(PAUSE_MS)}
        aria-label={t("attendance.door.find")}
        placeholder={t("attendance.door.find")}
        maxLength={40}
        autoComplete="off"
        className={`${field} min-w-0 flex-1`}
      />
      <Button type="submit" className="min-h-11">
        {t("action.find")}
      </Button>
      {days.length > 1 ? (
        <select
          name="day"
          defaultValue={day}
          onChange={() => later(0)}
          aria-label={t("attendance.door.day")}
          className={field}
        >
          {days.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      ) : null}
      {modes.length > 1 ? (
        <select
          name="mode"
          defaultValue={mode}
          onChange={() => later(0)}
          aria-label={t("attendance.door.mode")}
          className={field}
        >
          {modes.map((each) => (
            <option key={each} value={each}>
              {t(PRESENCE_MODE_LABELS[each])}
            </option>
          ))}
        </select>
      ) : null}
    </RemixForm>
  );
}

function DoorRow({
  person,
  eventId,
  here,
  open,
}: {
  person: DoorPerson;
  eventId: number;
  here: { day: string; mode: PresenceMode; q: string };
  open: boolean;
}) {
  const t = useT();
  const signedIn = person.signInId !== null;
  return (
    <li className="flex min-h-14 items-center gap-3 border-b border-line px-4 py-1.5 last:border-0">
      <span className="min-w-0 flex-1">
        <span className="font-medium">{person.name}</span>{" "}
        <span className="text-[13px] text-ink-faint">{person.duty}</span>
        {person.personId === null ? (
          <span className="ml-1">
            <Tag>{t("attendance.door.walkInTag")}</Tag>
          </span>
        ) : null}
        <span className="block truncate text-[13px] text-ink-soft">{person.organisation}</span>
        <ChosenLines chosen={person} />
      </span>
      {signedIn ? (
        <>
          <Tag tone="ok">{t("attendance.door.signedInAt", { time: timeOfInstant(person.signedInAt ?? 0) })}</Tag>
          <ActButton
            action={`/events/${eventId}/door/sign-ins/${person.signInId}/removal`}
            look="quiet"
            className="min-h-11"
            fields={here}
            label={t("attendance.door.undoPerson", { name: person.name })}
          >
            {t("attendance.door.undo")}
          </ActButton>
        </>
      ) : person.pending ? (
        <Tag tone="warn">{t("attendance.door.pendingTag")}</Tag>
      ) : open ? (
        <ActButton
          action={`/events/${eventId}/door/sign-ins`}
          look="main"
          className="min-h-11"
          fields={{ ...here, registeredPersonId: person.personId ?? "" }}
          label={t("attendance.door.signInPerson", { name: person.name })}
        >
          {t("attendance.door.signIn")}
        </ActButton>
      ) : null}
    </li>
  );
}
