export type Entries = [name: string, value: string | File][];

/** A form as it stands in a page. */
export interface PageForm {
  action: string;
  /** As somebody in a hurry fills it in: no more than what is asked for; and as somebody thorough does. */
  fillings: [brief: Entries, thorough: Entries];
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
  /^(name|title|nameZh|titleZh|legalName|personName|note|notes|remark|summaryZh|reason|agenda|place)$/;

/** What one control sends; null when it sends nothing. */
function entryOf(tag: string, inner: string, thorough: boolean): Entries[number] | null {
  const { name, type = "text", value, accept = "", ...more } = attributesOf(tag);
  if (!name) return null;
  const isFilled = thorough || more["aria-required"] === "true" || "required" in more || type === "password";
  const changed = (text: string) => (thorough && FREELY_CHANGED.test(name) ? `${text}改` : text);
  if (tag.startsWith("<textarea")) return [name, changed(plain(inner).trim()) || (isFilled ? "演示文字" : "")];
  if (tag.startsWith("<select")) {
    const options = [...inner.matchAll(/<option[^>]*>/g)].map(([option]) => attributesOf(option));
    const chosen =
      options.find((option) => "selected" in option && option.value !== "") ?? options.find((option) => option.value);
    return [name, chosen?.value ?? ""];
  }
  if (type === "file") return [name, fileFor(accept)];
  if (type === "submit" || type === "button" || type === "reset") return null;
  if (type === "hidden") return [name, value ?? ""];
  if (value && type === "number") return [name, String(Number(value) + (thorough ? 1 : 0))];
  if (value) return [name, type === "text" ? changed(value) : value];
  if (type === "checkbox") return [name, "on"];
  return [name, isFilled ? (BY_TYPE[type] ?? "演示") : ""];
}

function filled(body: string, thorough: boolean): Entries {
  const entries: Entries = [];
  const radios = new Set<string>();
  for (const [, tag, inner] of body.matchAll(
    /(<(?:input|textarea|select)\b[^>]*>)((?<=<textarea[^>]*>)[\s\S]*?(?=<\/textarea>)|(?<=<select[^>]*>)[\s\S]*?(?=<\/select>)|)/g,
  )) {
    const entry = entryOf(tag!, inner ?? "", thorough);
    if (!entry) continue;
    if (/type="radio"/.test(tag!)) {
      if (radios.has(entry[0])) continue;
      radios.add(entry[0]);
    }
    entries.push(entry);
  }
  return entries;
}

/** The forms of a page that write something. */
export function formsOf(html: string, page: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head, body]) => {
    const { method, action } = attributesOf(head!);
    if (method?.toLowerCase() !== "post") return [];
    const fillings: PageForm["fillings"] = [filled(body!, false), filled(body!, true)];
    return [{ action: action || page, fillings, names: new Set(fillings[1].map(([name]) => name)) }];
  });
}
