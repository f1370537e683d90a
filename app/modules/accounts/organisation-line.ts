/** An organisation as the form of an account names it: two firms may have one name, never one code or one id. */
export function organisationLine({
  id,
  legalName,
  creditCode,
}: {
  id: number;
  legalName: string;
  creditCode: string | null;
}): string {
  return `${legalName} (${creditCode ?? `#${id}`})`;
}

export type NamedBy = { by: "code"; code: string } | { by: "id"; id: number } | { by: "name"; name: string };

const MARK = /^(?:#(\d{1,15})|([0-9A-Z]{18}))$/i;

/** What a line of the form names: a code or `#id`, alone or in brackets after the name; otherwise a full name. */
export function readOrganisationLine(line: string): NamedBy {
  const text = line.trim();
  const found = MARK.exec(text) ?? MARK.exec(/[(（]\s*([^()（）]*?)\s*[)）]$/.exec(text)?.[1] ?? "");
  if (found?.[1]) return { by: "id", id: Number(found[1]) };
  if (found?.[2]) return { by: "code", code: found[2].toUpperCase() };
  return { by: "name", name: text };
}
