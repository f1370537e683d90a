import { sql, type SQL } from "drizzle-orm";

/** Of the outer query on `events`, those at which one of some firms has a registration that is not over, or a place on a stand. */
export function eventsOfFirms(organisationIds: readonly number[]): SQL {
  if (organisationIds.length === 0) return sql`0`;
  const ids = [...organisationIds];
  return sql`events.id IN (SELECT r.event_id FROM registrations r WHERE r.organisation_id IN ${ids}
      AND r.status IN ('asked', 'confirmed', 'waiting', 'offered')
    UNION SELECT x.event_id FROM stand_firms f JOIN exhibition_stands x ON x.id = f.stand_id
      WHERE f.organisation_id IN ${ids} AND f.status <> 'withdrawn')`;
}
