import { and, asc, between, desc, eq, inArray, or, sql, type SQL } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { isRegionCode, regionRange } from "~/regions/region-code";
import { regionName } from "~/regions/region-table.server";
import { contacts, directoryConsents, directoryEntries, organisations } from "~db/schema";
import { comparableName } from "../comparable-name";
import { standingConsent } from "../contacts/contact-consent";
import type { ConsentWay } from "../contacts/vocabulary";
import { chainRolesOfRow, hasChainRole } from "../profile/profile-conditions.server";
import { CHAIN_ROLES, ORGANISATION_KINDS, type ChainRole, type OrganisationKind } from "../vocabulary";
import {
  agreedTo,
  contactAgreed,
  directorySettingsOf,
  mayStand,
  standsInDirectory,
} from "./directory-conditions.server";
import { directoryEntry, type DirectoryEntry, type DirectorySource } from "./directory-entry";
import { DIRECTORY_PARTS, type DirectoryPart } from "./vocabulary";
import { organisationInCare } from "../organisation-care.server";

export const PAGE_LENGTH = 30;

export interface DirectoryQuery {
  q: string;
  kind: OrganisationKind | null;
  role: ChainRole | null;
  region: string | null;
  industry: string | null;
  page: number;
}

/** Reads a query from an address; what is not known has no effect. */
export function readDirectoryQuery(asked: URLSearchParams): DirectoryQuery {
  const page = Number(asked.get("page") ?? "1");
  const region = asked.get("region") ?? "";
  return {
    q: (asked.get("q") ?? "").trim().slice(0, 60),
    kind: ORGANISATION_KINDS.find((kind) => kind === asked.get("kind")) ?? null,
    role: CHAIN_ROLES.find((role) => role === asked.get("role")) ?? null,
    region: isRegionCode(region) ? region : null,
    industry: (asked.get("industry") ?? "").trim().slice(0, 150) || null,
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

/** The newest row of what a firm says of itself; a merge may leave two. */
const newestEntry = sql`(SELECT e.id FROM ${directoryEntries} e WHERE e.organisation_id = ${organisations.id} ORDER BY e.updated_at DESC, e.id DESC LIMIT 1)`;

/** Every word must stand in something that the firm agreed to show. */
function contains(text: string): SQL | undefined {
  const words = text.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6);
  return and(
    ...words.map((word) => {
      const within = (column: SQL) => sql`instr(lower(coalesce(${column}, '')), ${word}) > 0`;
      return or(
        sql`instr(${organisations.comparableName}, ${comparableName(word)}) > 0`,
        within(sql`${organisations.shortName}`),
        within(sql`${organisations.englishName}`),
        within(sql`${organisations.formerNames}`),
        and(agreedTo("products"), or(within(sql`${organisations.products}`), within(sql`${organisations.industry}`))),
        and(
          agreedTo("description"),
          sql`EXISTS (SELECT 1 FROM ${directoryEntries} d WHERE d.id = ${newestEntry} AND instr(lower(coalesce(d.description_zh, '') || ' ' || coalesce(d.description_en, '')), ${word}) > 0)`,
        ),
      );
    }),
  );
}

function condition(context: Context, { q, kind, role, region, industry }: DirectoryQuery): SQL | undefined {
  const range = region === null ? null : regionRange(region);
  return and(
    standsInDirectory(context),
    kind === null ? undefined : eq(organisations.kind, kind),
    range === null ? undefined : between(organisations.regionCode, range.first, range.last),
    role === null ? undefined : and(agreedTo("products"), hasChainRole([role])),
    industry === null ? undefined : and(agreedTo("products"), eq(organisations.industry, industry)),
    q === "" ? undefined : contains(q),
  );
}

/** One page of the directory, by name. */
export function directoryPage(context: Context, query: DirectoryQuery) {
  authorize(context, "directory.see");
  const where = condition(context, query);
  const total = context.db
    .select({ total: sql<number>`count(*)` })
    .from(organisations)
    .where(where)
    .get()!.total;
  const pages = Math.max(1, Math.ceil(total / PAGE_LENGTH));
  const page = Math.min(query.page, pages);
  const entries = readEntries(context, where, { limit: PAGE_LENGTH, offset: (page - 1) * PAGE_LENGTH });
  return { entries, total, page, pages };
}

/** What the filters offer: only what firms in the directory agreed to show. */
export function directoryChoices(context: Context) {
  authorize(context, "directory.see");
  const standing = standsInDirectory(context);
  const rows = context.db
    .selectDistinct({ kind: organisations.kind, regionCode: organisations.regionCode })
    .from(organisations)
    .where(standing)
    .all();
  const shown = and(standing, agreedTo("products"));
  const industries = context.db
    .selectDistinct({ industry: organisations.industry })
    .from(organisations)
    .where(and(shown, sql`${organisations.industry} IS NOT NULL`))
    .orderBy(asc(organisations.industry))
    .all();
  const roles = CHAIN_ROLES.filter(
    (role) =>
      context.db
        .select({ id: organisations.id })
        .from(organisations)
        .where(and(shown, hasChainRole([role])))
        .limit(1)
        .get() !== undefined,
  );
  const kinds = new Set(rows.map(({ kind }) => kind));
  const cities = new Set(
    rows.flatMap(({ regionCode }) => (regionCode === null ? [] : [`${regionCode.slice(0, 4)}00`])),
  );
  return {
    kinds: ORGANISATION_KINDS.filter((kind) => kinds.has(kind)),
    regions: [...cities].sort().map((value) => ({ value, label: regionName(value) })),
    roles,
    industries: industries.map(({ industry }) => industry ?? ""),
  };
}

/** One firm's entry; a firm that does not stand in the directory is not found. */
export function publicDirectoryEntry(context: Context, id: number): DirectoryEntry {
  authorize(context, "directory.see");
  const [entry] = readEntries(context, and(eq(organisations.id, id), standsInDirectory(context)), {
    limit: 1,
    offset: 0,
  });
  if (!entry) throw notFound();
  return entry;
}

/** What could be shown of organisations, and what each agreed to: two statements, however many. */
function readSources(context: Context, where: SQL | undefined, part: { limit: number; offset: number }) {
  const rows = context.db
    .select({
      id: organisations.id,
      legalName: organisations.legalName,
      shortName: organisations.shortName,
      englishName: organisations.englishName,
      formerNames: organisations.formerNames,
      kind: organisations.kind,
      regionCode: organisations.regionCode,
      products: organisations.products,
      industry: organisations.industry,
      chainRoles: chainRolesOfRow,
      website: organisations.website,
      entry: directoryEntries,
      person: { name: contacts.name, duty: contacts.duty, phone: contacts.phone, email: contacts.email },
    })
    .from(organisations)
    .leftJoin(directoryEntries, sql`${directoryEntries.id} = ${newestEntry}`)
    .leftJoin(
      contacts,
      and(
        eq(contacts.id, directoryEntries.contactId),
        eq(contacts.organisationId, organisations.id),
        contactAgreed(sql`${contacts.id}`),
      ),
    )
    .where(where)
    .orderBy(asc(organisations.legalName), asc(organisations.id))
    .limit(part.limit)
    .offset(part.offset)
    .all();
  const agreed = agreedParts(
    context,
    rows.map(({ id }) => id),
  );
  return rows.map(({ entry, regionCode, kind, person, ...row }) => ({
    source: {
      ...row,
      kind: kind as OrganisationKind,
      region: regionName(regionCode),
      descriptionZh: entry?.descriptionZh ?? null,
      descriptionEn: entry?.descriptionEn ?? null,
      phone: entry?.phone ?? null,
      person,
    } satisfies DirectorySource,
    entry,
    agreed: agreed.get(row.id) ?? new Set<DirectoryPart>(),
  }));
}

function readEntries(
  context: Context,
  where: SQL | undefined,
  part: { limit: number; offset: number },
): DirectoryEntry[] {
  return readSources(context, where, part).flatMap(({ source, agreed }) => directoryEntry(source, agreed) ?? []);
}

function consentsOf(context: Context, ids: readonly number[]) {
  return context.db
    .select()
    .from(directoryConsents)
    .where(inArray(directoryConsents.organisationId, [...ids]))
    .orderBy(desc(directoryConsents.givenAt))
    .all();
}

function agreedParts(context: Context, ids: readonly number[]): Map<number, Set<DirectoryPart>> {
  const all = ids.length === 0 ? [] : consentsOf(context, ids);
  return new Map(
    ids.map((id) => {
      const own = all.filter((consent) => consent.organisationId === id);
      const parts = DIRECTORY_PARTS.filter(
        (part) => standingConsent(own.filter((consent) => consent.part === part)) !== null,
      );
      return [id, new Set(parts)];
    }),
  );
}

/** For the firm and for staff: what is agreed to, what everybody sees now, and why nobody sees it. */
export function ownDirectoryEntry(context: Context, organisationId: number) {
  authorize(context, "directory.agree", { id: organisationId });
  organisationInCare(context, organisationId);
  const [found] = readSources(context, eq(organisations.id, organisationId), { limit: 1, offset: 0 });
  if (!found) throw notFound();
  const { source, entry, agreed } = found;
  const consents = consentsOf(context, [organisationId]);
  const allowed =
    context.db
      .select({ id: organisations.id })
      .from(organisations)
      .where(and(eq(organisations.id, organisationId), mayStand(context)))
      .get() !== undefined;
  return {
    source,
    shown: allowed ? directoryEntry(source, agreed) : null,
    /** As everybody would see it if the firm might stand in the directory. */
    preview: directoryEntry(source, new Set([...agreed, "identity"])),
    allowed,
    membersOnly: directorySettingsOf(context).membersOnly,
    version: entry?.version ?? 0,
    contactId: entry?.contactId ?? null,
    parts: DIRECTORY_PARTS.map((part) => {
      const given = standingConsent(consents.filter((consent) => consent.part === part));
      return {
        part,
        given: given && { at: given.givenAt, way: given.givenHow as ConsentWay, noticeVersion: given.noticeVersion },
      };
    }),
    people: context.db
      .select({
        id: contacts.id,
        name: contacts.name,
        agreed: sql<number>`${contactAgreed(sql`${contacts.id}`)}`.mapWith(Boolean),
      })
      .from(contacts)
      .where(eq(contacts.organisationId, organisationId))
      .orderBy(asc(contacts.id))
      .all(),
  };
}
