export type Entries = [name: string, value: string | File][];

/**
 * How somebody fills a form in: no more than what is asked for; everything there is; as it stands but with other texts; as it stands
 * but with every box and choice the other way round.
 */
const MANNERS = ["brief", "thorough", "rewritten", "turned"] as const;
type Manner = (typeof MANNERS)[number];

/** A form as it stands in a page. */
export interface PageForm {
  action: string;
  fillings: Record<Manner, Entries>;
  names: Set<string>;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };
const plain = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

function attributesOf(tag: string): Record<string, string> {
  return Object.fromEntries(
    [...tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name!.toLowerCase(), plain(value ?? "")]),
  );
}

/** What is typed into every field for a password. */
export const TYPED_PASSWORD = "heron lantern 47 gate";

const BY_TYPE: Record<string, string> = {
  date: "2026-10-08",
  "datetime-local": "2026-12-01T10:00",
  time: "10:00",
  month: "2026-10",
  number: "3",
  email: "somebody@firm.example",
  url: "https://firm.example/",
  tel: "0731-8888 0000",
  password: TYPED_PASSWORD,
};

function fileFor(accept: string): File {
  return accept.includes("csv") || accept.includes("xlsx")
    ? new File(["企业名称\n湘江试制有限公司\n"], "名单.csv", { type: "text/csv" })
    : new File(["%PDF-1.7\n%%EOF\n"], "证明.pdf", { type: "application/pdf" });
}

/** Texts that may be anything: who changes a record changes one of these. */
const FREELY_CHANGED =
  /^(name|title|nameZh|titleZh|textZh|legalName|personName|peopleNames|note|notes|text|remark|summaryZh|reason|agenda|place|products)$/;

/** What one control sends; null when it sends nothing. */
function entryOf(tag: string, inner: string, manner: Manner): Entries[number] | null {
  const { name, type = "text", value, accept = "", inputmode = "", ...more } = attributesOf(tag);
  if (!name) return null;
  const isFilled =
    manner === "thorough" || more["aria-required"] === "true" || "required" in more || type === "password";
  const isStanding = manner === "rewritten" || manner === "turned";
  const changed = (text: string) =>
    text !== "" &&
    (manner === "thorough" || manner === "rewritten") &&
    FREELY_CHANGED.test(name.slice(name.lastIndexOf(".") + 1))
      ? `${text}改`
      : text;
  if (tag.startsWith("<textarea")) return [name, changed(plain(inner).trim()) || (isFilled ? "演示文字" : "")];
  if (tag.startsWith("<select")) return [name, chosenOption(inner, manner)];
  if (type === "file") return [name, fileFor(accept)];
  if (type === "submit" || type === "button" || type === "reset") return null;
  if (type === "hidden") return [name, value ?? ""];
  if (type === "checkbox") {
    const isOn = isStanding ? "checked" in more !== (manner === "turned") : !/^remove[A-Z]/.test(name);
    return isOn ? [name, value || "on"] : null;
  }
  if (value && type === "number") return [name, String(Number(value) + (manner === "thorough" ? 1 : 0))];
  if (value) return [name, type === "text" ? changed(value) : value];
  const typed = BY_TYPE[type] ?? (/numeric|decimal/.test(inputmode) ? "3" : "演示");
  return [name, isFilled ? typed : ""];
}

function chosenOption(inner: string, manner: Manner): string {
  const options = [...inner.matchAll(/<option[^>]*>/g)].map(([option]) => attributesOf(option));
  const selected = options.find((option) => "selected" in option && option.value !== "");
  const others = options.filter((option) => option.value && option !== selected);
  if (manner === "turned") return (others.at(-1) ?? selected)?.value ?? "";
  return (selected ?? others[0])?.value ?? "";
}

/** What a page asks to be typed again before it removes something: it stands below the field, or is the number beside it. */
function wordsToRepeat(body: string, tag: string, at: number): string | undefined {
  const hint = attributesOf(tag)
    ["aria-describedby"]?.split(" ")
    .find((id) => id.endsWith("-hint"));
  const below = hint === undefined ? undefined : new RegExp(`id="${hint}"[^>]*>([^<]*)<`).exec(body)?.[1];
  return below === undefined ? /(\d+)\D*$/.exec(body.slice(0, at))?.[1] : plain(below);
}

/** Of a form with room for several people, only the first row is filled in by who has no more to say. */
const ROW = /^\w+\.([1-9]\d*)\./;

function filled(body: string, manner: Manner): Entries {
  const entries: Entries = [];
  const radios = new Map<string, number>();
  for (const { index, 1: tag, 2: inner } of body.matchAll(
    /(<(?:input|textarea|select)\b[^>]*>)((?<=<textarea[^>]*>)[\s\S]*?(?=<\/textarea>)|(?<=<select[^>]*>)[\s\S]*?(?=<\/select>)|)/g,
  )) {
    const entry = entryOf(tag!, inner ?? "", manner);
    if (!entry) continue;
    if (/^typed[A-Z]/.test(entry[0])) entry[1] = wordsToRepeat(body, tag!, index) ?? entry[1];
    if (/type="radio"/.test(tag!)) {
      const place = radios.get(entry[0]);
      if (place !== undefined && manner === "turned") entries[place] = entry;
      if (place !== undefined) continue;
      radios.set(entry[0], entries.length);
    }
    entries.push(entry);
  }
  if (manner === "thorough") return entries;
  const nameless = new Set(
    entries.flatMap(([name, value]) => (ROW.test(name) && name.endsWith(".name") && !value ? [name.slice(0, -4)] : [])),
  );
  return entries.filter(([name]) => ![...nameless].some((row) => name.startsWith(row)));
}

/** The forms of a page that write something. */
export function formsOf(html: string, page: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head, body]) => {
    const { method, action } = attributesOf(head!);
    if (method?.toLowerCase() !== "post") return [];
    const fillings = Object.fromEntries(
      MANNERS.map((manner) => [manner, filled(body!, manner)]),
    ) as PageForm["fillings"];
    const names = new Set(Object.values(fillings).flatMap((entries) => entries.map(([name]) => name)));
    return [{ action: action || page, fillings, names }];
  });
}
