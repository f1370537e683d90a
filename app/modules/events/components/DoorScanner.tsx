import { useEffect, useState, useSyncExternalStore } from "react";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Tag } from "~/ui/Tag";
import { SCAN_ANSWERS, type DoorAnswer, type ScanAnswer } from "../door-answer";
import { DoorDesk, type DoorState, type ShownScan } from "../door-desk";
import { doorLine, markOfTicket } from "../door-line";
import { DoorMemory, storageOfBrowser } from "../door-memory";
import { DOOR_SIGNS, DOOR_TONES } from "../door-signs";
import type { PresenceMode } from "../vocabulary";
import { DoorCamera } from "./DoorCamera";
import { TicketAnswer } from "./TicketAnswer";
import { TwiceNotice } from "./TwiceNotice";

const SYNC_EVERY_MS = 15_000;
/** Who came in by other doors, and what changed in the registrations meanwhile. */
const LOAD_EVERY_MS = 90_000;

const NOTHING_YET: DoorState = {
  shown: [],
  waiting: 0,
  syncedAt: null,
  people: null,
  trouble: null,
  isForgetful: false,
  twice: [],
  corrections: [],
};

/** What the page may have to say once there is no network: sentences come along with the page where it has said them once. */
const SAID_LATER: readonly MessageKey[] = [
  ...SCAN_ANSWERS.flatMap((answer) => [`ticket.answer.${answer}`, `ticket.explain.${answer}`] as MessageKey[]),
  "scan.stop",
  "scan.cameraProblem.denied",
  "scan.cameraProblem.none",
  "scan.cameraProblem.notLoaded",
  "scan.people",
  "scan.syncedAt",
  "scan.trouble.offline",
  "scan.trouble.signedOut",
  "scan.trouble.refused",
  "scan.forgetful",
  "scan.alone",
  "scan.thisPhone",
  "scan.latest",
  "scan.twice",
  "scan.twiceLine",
  "scan.corrections",
  "scan.correctionLine",
  "scan.correctionsSeen",
  "ticket.bySystem",
  "attendance.door.undo",
  "attendance.door.undoPerson",
];

function openDesk(eventId: number, mode: PresenceMode): DoorDesk | null {
  if (typeof window === "undefined") return null;
  return new DoorDesk({
    memory: new DoorMemory(storageOfBrowser(), eventId),
    line: doorLine(eventId),
    mode,
    markOf: markOfTicket,
    clock: () => Date.now(),
  });
}

function useDesk(eventId: number, mode: PresenceMode): [DoorDesk | null, DoorState] {
  const [desk] = useState(() => openDesk(eventId, mode));
  const state = useSyncExternalStore(
    desk?.subscribe ?? (() => () => undefined),
    desk?.state ?? (() => NOTHING_YET),
    () => NOTHING_YET,
  );
  useEffect(() => {
    if (!desk) return;
    const freshen = () => void desk.load().then(() => desk.sync());
    const whenSeen = () => {
      if (document.visibilityState === "visible") freshen();
    };
    freshen();
    const syncing = setInterval(() => void desk.sync(), SYNC_EVERY_MS);
    const loading = setInterval(whenSeen, LOAD_EVERY_MS);
    window.addEventListener("online", freshen);
    document.addEventListener("visibilitychange", whenSeen);
    return () => {
      clearInterval(syncing);
      clearInterval(loading);
      window.removeEventListener("online", freshen);
      document.removeEventListener("visibilitychange", whenSeen);
    };
  }, [desk]);
  return [desk, state];
}

/** Whoever stands at the door feels the answer without looking. */
function nudge(answer: ScanAnswer | undefined): void {
  if ("vibrate" in navigator) navigator.vibrate(answer === "admitted" ? 80 : [90, 70, 90, 70, 90]);
}

/** Scans one ticket after another, also while there is no network. Without scripts the form sends the code to the server. */
export function DoorScanner({ eventId, day, mode }: { eventId: number; day: string; mode: PresenceMode }) {
  const t = useT();
  const [desk, state] = useDesk(eventId, mode);
  for (const key of SAID_LATER) t(key);
  const [latest] = state.shown;
  const scan = async (text: string) => {
    if (!desk) return;
    await desk.scan(text);
    nudge(desk.state().shown[0]?.answer);
  };
  return (
    <>
      <p className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-[13px] text-ink-soft" aria-live="polite">
        <span>{state.people === null ? t("scan.noPeople") : t("scan.people", { count: state.people })}</span>
        <b className={state.waiting > 0 ? "text-warn-strong" : "font-normal"}>
          {t("scan.waiting", { count: state.waiting })}
        </b>
        <span>
          {state.syncedAt === null
            ? t("scan.neverSynced")
            : t("scan.syncedAt", { time: timeOfInstant(state.syncedAt) })}
        </span>
      </p>
      {state.trouble ? (
        <Notice tone="warn">
          <p>{t(`scan.trouble.${state.trouble}`)}</p>
          <Button type="button" className="mt-2 min-h-11" onClick={() => void desk?.load().then(() => desk.sync())}>
            {t("scan.sync")}
          </Button>
        </Notice>
      ) : null}
      {state.isForgetful ? <Notice tone="bad">{t("scan.forgetful")}</Notice> : null}
      <div aria-live="assertive">
        {latest ? (
          <div key={latest.key}>
            <Answer shown={latest} />
          </div>
        ) : null}
      </div>
      <DoorCamera tell={(text) => void scan(text)} />
      <CodeForm eventId={eventId} day={day} mode={mode} take={(code) => void scan(code)} />
      <TwiceNotice twice={state.twice} />
      {state.corrections.length > 0 ? (
        <Notice tone="bad">
          <p className="font-medium">{t("scan.corrections")}</p>
          <ul className="mt-1 list-disc pl-5">
            {state.corrections.map((correction) => (
              <li key={correction.key}>
                {t("scan.correctionLine", {
                  time: timeOfInstant(correction.at),
                  name: correction.name,
                  answer: t(`ticket.answer.${correction.answer}`),
                })}
              </li>
            ))}
          </ul>
          <Button type="button" className="mt-2 min-h-11" onClick={() => desk?.forgetCorrections()}>
            {t("scan.correctionsSeen")}
          </Button>
        </Notice>
      ) : null}
      {state.shown.length > 0 ? (
        <section aria-labelledby="latest-scans" className="mt-5">
          <h2 id="latest-scans" className="mb-1 text-[15px] font-semibold">
            {t("scan.latest")}
          </h2>
          <ul className="rounded-lg border border-line bg-sheet">
            {state.shown.map((shown) => (
              <li
                key={shown.key}
                className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 last:border-0"
              >
                <span className="text-ink-faint tabular-nums">{timeOfInstant(shown.at)}</span>
                <span className="min-w-0 flex-1 truncate">{shown.person?.name ?? shown.code}</span>
                <Tag tone={DOOR_TONES[shown.answer]} sign={DOOR_SIGNS[shown.answer]}>
                  {t(`ticket.answer.${shown.answer}`)}
                </Tag>
                {desk?.mayUndo(shown) ? (
                  <Button
                    type="button"
                    look="quiet"
                    className="min-h-11"
                    aria-label={t("attendance.door.undoPerson", { name: shown.person?.name ?? shown.code })}
                    onClick={() => void desk.undo(shown)}
                  >
                    {t("attendance.door.undo")}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Answer({ shown }: { shown: ShownScan }) {
  const t = useT();
  const { answer, signIn } = shown;
  const isJustAdmitted = answer === "admitted";
  const told: DoorAnswer = isJustAdmitted ? "already_in" : answer;
  return (
    <>
      <TicketAnswer
        ticket={{
          ...shown,
          answer: told,
          signIn: signIn && { at: signIn.at, by: signIn.id === null ? t("scan.thisPhone") : signIn.by },
        }}
        isJustAdmitted={isJustAdmitted}
        day={dayOfInstant(shown.at)}
      />
      {shown.isAlone ? <p className="-mt-2 mb-4 text-[13px] text-ink-soft">{t("scan.alone")}</p> : null}
    </>
  );
}

function CodeForm({
  eventId,
  day,
  mode,
  take,
}: {
  eventId: number;
  day: string;
  mode: PresenceMode;
  take: (code: string) => void;
}) {
  const t = useT();
  return (
    <form
      method="post"
      action={`/events/${eventId}/door/tickets`}
      className="mb-4"
      onSubmit={(submission) => {
        submission.preventDefault();
        const form = submission.currentTarget;
        take(String(new FormData(form).get("code") ?? ""));
        form.reset();
      }}
    >
      <input type="hidden" name="day" value={day} />
      <input type="hidden" name="mode" value={mode} />
      <label htmlFor="ticket-code" className="mb-1 block font-medium">
        {t("ticket.code")}
      </label>
      <div className="flex gap-2">
        <input
          id="ticket-code"
          name="code"
          required
          maxLength={300}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className="min-h-12 min-w-0 flex-1 rounded-md border border-line-strong bg-sheet px-3 font-mono text-base"
        />
        <Button type="submit" className="min-h-12">
          {t("ticket.checkAction")}
        </Button>
      </div>
    </form>
  );
}
