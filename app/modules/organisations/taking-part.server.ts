import { and, eq, isNotNull, sql, type SQL } from "drizzle-orm";
import { events, exhibitionStands, organisations, signIns, standFirms } from "~db/schema";

/*
 * Which firms took part in an event: those of which somebody was signed in, and those with a confirmed place on a joint stand, each
 * once. Whoever counts firms counts these. People are counted by their own rule.
 */

/** The firms of the event of the outer query on `events`, as a table with the column `firm`. */
export const firmsAtEvent = sql`(SELECT s.organisation_id AS firm FROM sign_ins s WHERE s.event_id = events.id AND s.organisation_id IS NOT NULL
  UNION SELECT f.organisation_id FROM exhibition_stands x JOIN stand_firms f ON f.stand_id = x.id WHERE x.event_id = events.id AND f.status = 'confirmed'
    AND events.published_at IS NOT NULL AND events.cancelled_at IS NULL)`;

/** The firms that an event may expect, as a table with the column `firm`: confirmed with people of theirs or with a place on a stand. */
export const firmsExpectedAtEvent = sql`(SELECT r.organisation_id AS firm FROM registrations r WHERE r.event_id = events.id AND r.status = 'confirmed'
    AND r.organisation_id IS NOT NULL
  UNION SELECT f.organisation_id FROM exhibition_stands x JOIN stand_firms f ON f.stand_id = x.id WHERE x.event_id = events.id AND f.status = 'confirmed')`;

/** Organisations that took part in one of some events. */
export function tookPart(which: SQL | undefined): SQL {
  const signedIn = and(which, isNotNull(signIns.organisationId));
  const exhibited = and(which, eq(standFirms.status, "confirmed"));
  return sql`${organisations.id} IN (SELECT ${signIns.organisationId} FROM ${events} JOIN ${signIns} ON ${signIns.eventId} = ${events.id} WHERE ${signedIn}
    UNION ALL SELECT ${standFirms.organisationId} FROM ${events} JOIN ${exhibitionStands} ON ${exhibitionStands.eventId} = ${events.id}
    JOIN ${standFirms} ON ${standFirms.standId} = ${exhibitionStands.id} WHERE ${exhibited})`;
}
