import type { Answered, DoorLine, DoorTrouble, ScansAnswer } from "./door-desk";
import type { DoorPeople } from "./door-list";

/** Whoever stands at the door hears the phone's own answer long before; this is how long the server may still be "at once". */
const LONGEST_MS = 8_000;

function troubleOf({ type, status }: Response): DoorTrouble {
  // A redirect leads to the sign-in.
  if (type === "opaqueredirect" || status === 401) return "signedOut";
  return status === 429 || status >= 500 ? "offline" : "refused";
}

async function ask<T>(
  address: string,
  form: FormData | null,
  read: (response: Response) => Promise<Answered<T>>,
): Promise<Answered<T>> {
  try {
    return await read(
      await fetch(address, {
        method: form ? "POST" : "GET",
        body: form,
        redirect: "manual",
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(LONGEST_MS),
      }),
    );
  } catch {
    return { ok: false, trouble: "offline" };
  }
}

async function readJson<T>(response: Response): Promise<Answered<T>> {
  if (!response.ok) return { ok: false, trouble: troubleOf(response) };
  return { ok: true, body: (await response.json()) as T };
}

/** An act that was carried out leads on to a page, as one that asks for the sign-in does. */
function readWayOn(response: Response): Promise<Answered<null>> {
  return Promise.resolve(
    response.type === "opaqueredirect" ? { ok: true, body: null } : { ok: false, trouble: troubleOf(response) },
  );
}

/** The server as the page of an event's door reaches it. */
export function doorLine(eventId: number): DoorLine {
  const door = `/events/${eventId}/door`;
  return {
    people: () => ask<DoorPeople>(`${door}/people`, null, readJson),
    send: (mode, scans) => {
      const form = new FormData();
      form.set("mode", mode);
      form.set("scans", JSON.stringify(scans.map(({ key, code, at, saidAlone }) => ({ key, code, at, saidAlone }))));
      return ask<ScansAnswer>(`${door}/scans`, form, readJson);
    },
    undo: (signInId) => {
      const form = new FormData();
      form.set("done", "undone");
      return ask(`${door}/sign-ins/${signInId}/removal`, form, readWayOn);
    },
  };
}

/** The same as `ticketMark` makes on the server. */
export async function markOfTicket(code: string): Promise<string> {
  const MARK_BYTES = 16;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code));
  const bytes = new Uint8Array(digest).subarray(0, MARK_BYTES);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
