type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

const isChecked = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");

/** What a person may have changed; files can only be chosen by hand and stay with their field. */
function isChanged(field: Field): boolean {
  // The choice among radio buttons is the one that is chosen.
  if (isChecked(field)) return field.checked !== field.defaultChecked && (field.checked || field.type === "checkbox");
  if (field instanceof HTMLSelectElement) {
    return [...field.options].some((option) => option.selected !== option.defaultSelected);
  }
  return field.type !== "file" && field.type !== "hidden" && field.value !== valueOfServer(field);
}

/** What the field showed at first: a field of one line holds no line breaks, one of numbers nothing but numbers. */
function valueOfServer(field: HTMLInputElement | HTMLTextAreaElement): string {
  if (field instanceof HTMLTextAreaElement) return field.defaultValue.replace(/\r\n?/g, "\n");
  const untouched = document.createElement("input");
  untouched.type = field.type;
  untouched.setAttribute("value", field.defaultValue);
  return untouched.value;
}

/** Sets past what React holds for the field, so that the event that follows is news to it. */
function setOf(field: Field, property: "value" | "checked", value: string | boolean): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), property)?.set?.call(field, value);
}

/**
 * What a person does that React answers at once. In a page that it is still taking over, and whose data are still being read, it gives
 * up on such an event and never takes the page over (its error 345).
 */
const ANSWERED_AT_ONCE = [
  ...[
    "beforeinput",
    "textInput",
    "input",
    "change",
    "invalid",
    "submit",
    "reset",
    "select",
    "selectionchange",
    "toggle",
  ],
  ...["click", "auxclick", "dblclick", "contextmenu", "mousedown", "mouseup", "keydown", "keypress", "keyup"],
  ...["pointerdown", "pointerup", "pointercancel", "touchstart", "touchend", "touchcancel"],
  ...["focusin", "focusout", "copy", "cut", "paste", "compositionstart", "compositionupdate", "compositionend"],
  ...["dragstart", "dragend", "dragenter", "dragleave", "drop", "popstate", "hashchange", "close", "cancel"],
];

/**
 * A form of the server can be filled in before the scripts of its page have arrived, and the scripts begin with what
 * the server knew. Keeps what was typed until then; the function that comes back says it again to the scripts.
 */
export function keepEarlyInput(page: Document): () => void {
  const kept = new Map<Field, { value: string; checked: boolean }>();
  const keep = (field: Field) => {
    if (isChanged(field)) kept.set(field, { value: field.value, checked: isChecked(field) && field.checked });
    else kept.delete(field);
  };
  const onInput = ({ target }: Event) => {
    if (isField(target)) keep(target);
  };
  page.querySelectorAll<Field>("input, textarea, select").forEach(keep);
  // The browser does what it does without scripts: it types, follows a link, sends a form.
  const keepFromScripts = (event: Event) => {
    if (event.type === "input" || event.type === "change") onInput(event);
    event.stopImmediatePropagation();
  };
  ANSWERED_AT_ONCE.forEach((name) => window.addEventListener(name, keepFromScripts, true));
  return () => {
    ANSWERED_AT_ONCE.forEach((name) => window.removeEventListener(name, keepFromScripts, true));
    for (const [field, { value, checked }] of kept) {
      if (!field.isConnected) continue;
      if (isChecked(field)) {
        // React hears of these by the click alone.
        if (checked !== field.defaultChecked) {
          setOf(field, "checked", field.defaultChecked);
          field.click();
        }
        continue;
      }
      setOf(field, "value", value);
      field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
    }
  };
}
