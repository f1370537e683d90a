/**
 * A browser that goes back shows a page that it kept without asking for it, even to whoever sits there after the session has ended.
 * Such a page hides itself and is asked for, before it is shown. As text, since it must run before the page is drawn; without the
 * characters that are written otherwise in HTML.
 */
export const ASK_WHEN_BACK =
  "if(performance.getEntriesByType(`navigation`)[0]?.type===`back_forward`){document.documentElement.hidden=true;location.reload()}";

/** The same for a page that a browser keeps whole, with all that runs in it. */
export function askWhenShownAgain(window: Window): void {
  window.addEventListener("pagehide", ({ persisted }) => {
    if (persisted) window.document.documentElement.hidden = true;
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) window.location.reload();
  });
}
