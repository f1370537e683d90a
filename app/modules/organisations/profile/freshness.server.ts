import { and, desc, eq, isNull, lt, sql, type SQL } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import type { Database } from "~db/client.server";
import { confirmationRequests, contacts, dataConfirmations, organisations, profileSettings, users } from "~db/schema";
import { transact } from "~db/transact";
import { visibleOrganisation } from "../organisation-queries.server";
import { completenessOf, FACT_RULES, PROFILE_FACTS, type ProfileFact } from "./completeness";
import { DEFAULT_STALE_MONTHS, isStale, lastSureAt, staleBefore } from "./staleness";

const SETTINGS_ID = 1;

export function staleAfterMonths(db: Database): number {
  const row = db.select().from(profileSettings).where(eq(profileSettings.id, SETTINGS_ID)).get();
  return row?.staleAfterMonths ?? DEFAULT_STALE_MONTHS;
}

/** Sets after how many months data count as stale. */
export function saveProfileSettings(context: Context, values: { staleAfterMonths: number }): void {
  authorize(context, "profile.configure");
  transact(context, () => {
    const before = { staleAfterMonths: staleAfterMonths(context.db) };
    context.db
      .insert(profileSettings)
      .values({ id: SETTINGS_ID, ...values })
      .onConflictDoUpdate({ target: profileSettings.id, set: values })
      .run();
    recordAudit(context, {
      action: "profile.configure",
      subjectKind: "profile",
      subjectId: null,
      before,
      after: values,
    });
  });
}

/** How complete and how fresh the data of an organisation are, who said so last, and when its firm was asked. */
export function organisationFreshness(context: Context, id: number) {
  const row = visibleOrganisation(context, id);
  const { db } = context;
  const hasContact = db.select({ id: contacts.id }).from(contacts).where(eq(contacts.organisationId, id)).get();
  const known: Record<ProfileFact, boolean> = {
    creditCode: row.creditCode !== null,
    region: row.regionCode !== null,
    address: row.address !== null,
    sizeClass: row.sizeClass !== null,
    industry: row.industry !== null,
    chainRoles: row.chainRoles.length > 0,
    products: row.products.length > 0,
    website: row.website !== null,
    englishName: row.englishName !== null,
    contact: hasContact !== undefined,
  };
  const confirmation = db
    .select({ at: dataConfirmations.confirmedAt, byFirm: dataConfirmations.byFirm, by: users.name })
    .from(dataConfirmations)
    .leftJoin(users, eq(users.id, dataConfirmations.confirmedBy))
    .where(eq(dataConfirmations.organisationId, id))
    .orderBy(desc(dataConfirmations.confirmedAt), desc(dataConfirmations.id))
    .get();
  const asked = db
    .select({ at: confirmationRequests.askedAt, recipients: confirmationRequests.recipients })
    .from(confirmationRequests)
    .where(eq(confirmationRequests.organisationId, id))
    .orderBy(desc(confirmationRequests.id))
    .get();
  const months = staleAfterMonths(db);
  return {
    completeness: completenessOf(row.kind, known),
    months,
    stale: isStale(row, context.now(), months),
    sureAt: lastSureAt(row),
    confirmation: confirmation ?? null,
    asked: asked ?? null,
  };
}

/** Whether a fact is there, in SQL; the rule of completeness.ts. */
const PRESENT: Record<ProfileFact, SQL> = {
  creditCode: sql`organisations.credit_code IS NOT NULL`,
  region: sql`organisations.region_code IS NOT NULL`,
  address: sql`organisations.address IS NOT NULL`,
  sizeClass: sql`organisations.size_class IS NOT NULL`,
  industry: sql`organisations.industry IS NOT NULL`,
  chainRoles: sql`EXISTS (SELECT 1 FROM organisation_chain_roles c WHERE c.organisation_id = organisations.id)`,
  products: sql`organisations.products <> '[]'`,
  website: sql`organisations.website IS NOT NULL`,
  englishName: sql`organisations.english_name IS NOT NULL`,
  contact: sql`EXISTS (SELECT 1 FROM contacts c WHERE c.organisation_id = organisations.id)`,
};

function weighed(facts: readonly ProfileFact[], when: (fact: ProfileFact) => SQL): SQL {
  const parts = facts.map((fact) => sql`CASE WHEN ${when(fact)} THEN ${FACT_RULES[fact].weight} ELSE 0 END`);
  return sql`(${sql.join(parts, sql` + `)})`;
}

const belongs = (fact: ProfileFact) => {
  const { kinds } = FACT_RULES[fact];
  return sql`organisations.kind IN (${sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  )})`;
};
const there = weighed(PROFILE_FACTS, (fact) => sql`${belongs(fact)} AND ${PRESENT[fact]}`);
const all = weighed(PROFILE_FACTS, belongs);

/** Whole percent, rounded down: how complete the profile of a row is. Numbers that are handed in count as broken ones in SQL. */
export const completenessOfRow = sql<number>`CAST(100 * ${there} / ${all} AS INTEGER)`;

export function completeBelow(percents: readonly string[]): SQL {
  return sql`${completenessOfRow} < ${Math.max(...percents.map(Number))}`;
}

/** Nobody was sure since the months that the promoter has set; said with `yes`, the others with `no`. */
export function isStaleCondition(context: Context, values: readonly string[]): SQL | undefined {
  const before = staleBefore(context.now(), staleAfterMonths(context.db));
  const stale = and(
    lt(organisations.updatedAt, before),
    sql`(${isNull(organisations.confirmedAt)} OR ${lt(organisations.confirmedAt, before)})`,
  )!;
  const [yes, no] = [values.includes("yes"), values.includes("no")];
  return yes === no ? undefined : yes ? stale : sql`NOT ${stale}`;
}
