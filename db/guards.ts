const SEATED = "('confirmed', 'offered')";
const isSeated = (registrationId: string) =>
  `(SELECT status FROM registrations WHERE id = ${registrationId}) IN ${SEATED}`;
/** Layers of seats beside the event itself: people who hold a ticket of a kind, who chose a session, who gave an answer. */
const isOversoldTicketType = (id: string) => `(
  SELECT count(*) FROM registered_people p JOIN registrations r ON r.id = p.registration_id
  WHERE p.ticket_type_id = ${id} AND r.status IN ${SEATED}
) > (SELECT coalesce(quota, 9007199254740991) FROM ticket_types WHERE id = ${id})`;
const isOversoldSession = (id: string) => `(
  SELECT count(*) FROM registered_person_sessions c JOIN registered_people p ON p.id = c.registered_person_id
    JOIN registrations r ON r.id = p.registration_id
  WHERE c.session_id = ${id} AND r.status IN ${SEATED}
) > (SELECT coalesce(capacity, 9007199254740991) FROM event_sessions WHERE id = ${id})`;
const isOversoldOption = (id: string) => `(
  SELECT count(*) FROM person_answers a JOIN registered_people p ON p.id = a.registered_person_id
    JOIN registrations r ON r.id = p.registration_id
  WHERE a.option_id = ${id} AND r.status IN ${SEATED}
) > (SELECT coalesce(places, 9007199254740991) FROM registration_options WHERE id = ${id})`;
const hasOversoldOption = (personId: string) =>
  `EXISTS (SELECT 1 FROM person_answers w WHERE w.registered_person_id = ${personId} AND w.option_id IS NOT NULL AND ${isOversoldOption("w.option_id")})`;
const hasOversoldSession = (personId: string) =>
  `EXISTS (SELECT 1 FROM registered_person_sessions o WHERE o.registered_person_id = ${personId} AND ${isOversoldSession("o.session_id")})`;

/**
 * What the schema language cannot say: the search index, and rules the database itself enforces so that a slip in the code
 * cannot break them. Applied after every migration; each statement may run again.
 */
export const GUARDS: readonly string[] = [
  `CREATE VIRTUAL TABLE IF NOT EXISTS search_bigrams USING fts5(grams, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0")`,

  `DROP TRIGGER IF EXISTS audit_entries_never_deleted`,
  `CREATE TRIGGER audit_entries_never_deleted BEFORE DELETE ON audit_entries
   BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END`,
  // An INSERT OR REPLACE would put another entry in the place of one without a delete that a trigger sees. FAIL, and not ABORT, which
  // makes every insert a savepoint of its own, in the search index too; one entry that is refused leaves nothing to be taken back.
  `DROP TRIGGER IF EXISTS audit_entries_only_appended`,
  `CREATE TRIGGER audit_entries_only_appended BEFORE INSERT ON audit_entries
   WHEN NEW.seq IS NOT coalesce((SELECT max(seq) FROM audit_entries), 0) + 1
   BEGIN SELECT RAISE(FAIL, 'audit entries are only appended'); END`,
  `DROP TRIGGER IF EXISTS audit_entries_never_changed`,
  `CREATE TRIGGER audit_entries_never_changed BEFORE UPDATE ON audit_entries
   WHEN NOT (NEW.before IS NULL AND NEW.after IS NULL AND NEW.seq = OLD.seq AND NEW.at = OLD.at AND NEW.actor_role = OLD.actor_role
     AND NEW.actor_user_id IS OLD.actor_user_id AND NEW.actor_name = OLD.actor_name AND NEW.action = OLD.action
     AND NEW.subject_kind = OLD.subject_kind AND NEW.subject_id IS OLD.subject_id AND NEW.detail_hash = OLD.detail_hash
     AND NEW.request_id = OLD.request_id AND NEW.hash = OLD.hash)
   BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END`,

  ...["INSERT", "UPDATE"].flatMap((operation) => [
    `DROP TRIGGER IF EXISTS registrations_never_oversell_${operation.toLowerCase()}`,
    `CREATE TRIGGER registrations_never_oversell_${operation.toLowerCase()} AFTER ${operation} ON registrations
     WHEN NEW.status IN ('confirmed', 'offered') ${operation === "UPDATE" ? "AND (OLD.status NOT IN ('confirmed', 'offered') OR NEW.seats > OLD.seats OR NEW.event_id <> OLD.event_id)" : ""}
       AND (SELECT sum(seats) FROM registrations WHERE event_id = NEW.event_id AND status IN ('confirmed', 'offered'))
         > (SELECT coalesce(capacity, 9007199254740991) FROM events WHERE id = NEW.event_id)
     BEGIN SELECT RAISE(ABORT, 'no seat left'); END`,
  ]),

  ...["INSERT", "UPDATE OF registration_id, ticket_type_id"].flatMap((operation) => {
    const name = `registered_people_never_oversell_${operation.slice(0, 6).toLowerCase()}`;
    return [
      `DROP TRIGGER IF EXISTS ${name}`,
      `CREATE TRIGGER ${name} AFTER ${operation} ON registered_people
       WHEN ${isSeated("NEW.registration_id")}
         AND ((NEW.ticket_type_id IS NOT NULL AND ${isOversoldTicketType("NEW.ticket_type_id")}) OR ${hasOversoldSession("NEW.id")} OR ${hasOversoldOption("NEW.id")})
       BEGIN SELECT RAISE(ABORT, 'no seat left'); END`,
    ];
  }),
  `DROP TRIGGER IF EXISTS chosen_sessions_never_oversell`,
  `CREATE TRIGGER chosen_sessions_never_oversell AFTER INSERT ON registered_person_sessions
   WHEN ${isSeated("(SELECT registration_id FROM registered_people WHERE id = NEW.registered_person_id)")}
     AND ${isOversoldSession("NEW.session_id")}
   BEGIN SELECT RAISE(ABORT, 'no seat left'); END`,
  `DROP TRIGGER IF EXISTS answers_never_oversell`,
  `CREATE TRIGGER answers_never_oversell AFTER INSERT ON person_answers
   WHEN NEW.option_id IS NOT NULL AND ${isSeated("(SELECT registration_id FROM registered_people WHERE id = NEW.registered_person_id)")}
     AND ${isOversoldOption("NEW.option_id")}
   BEGIN SELECT RAISE(ABORT, 'no seat left'); END`,
  `DROP TRIGGER IF EXISTS registrations_never_oversell_layers`,
  `CREATE TRIGGER registrations_never_oversell_layers AFTER UPDATE OF status ON registrations
   WHEN NEW.status IN ${SEATED} AND OLD.status NOT IN ${SEATED} AND EXISTS (
     SELECT 1 FROM registered_people q WHERE q.registration_id = NEW.id
       AND ((q.ticket_type_id IS NOT NULL AND ${isOversoldTicketType("q.ticket_type_id")}) OR ${hasOversoldSession("q.id")} OR ${hasOversoldOption("q.id")}))
   BEGIN SELECT RAISE(ABORT, 'no seat left'); END`,

  // Somebody must be able to let others in.
  `DROP TRIGGER IF EXISTS last_administrator_never_disabled`,
  `CREATE TRIGGER last_administrator_never_disabled BEFORE UPDATE ON users
   WHEN OLD.role = 'administrator' AND OLD.disabled_at IS NULL
     AND (NEW.role <> 'administrator' OR NEW.disabled_at IS NOT NULL OR NEW.id <> OLD.id)
     AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id <> OLD.id AND u.role = 'administrator' AND u.disabled_at IS NULL
       AND (OLD.password_hash IS NULL OR u.password_hash IS NOT NULL))
   BEGIN SELECT RAISE(ABORT, 'the last administrator stays'); END`,
  `DROP TRIGGER IF EXISTS last_administrator_never_deleted`,
  `CREATE TRIGGER last_administrator_never_deleted BEFORE DELETE ON users
   WHEN OLD.role = 'administrator' AND OLD.disabled_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id <> OLD.id AND u.role = 'administrator' AND u.disabled_at IS NULL
       AND (OLD.password_hash IS NULL OR u.password_hash IS NOT NULL))
   BEGIN SELECT RAISE(ABORT, 'the last administrator stays'); END`,

  ...["frozen_figures", "frozen_figure_records", "frozen_documents"].flatMap((table) =>
    ["UPDATE", "DELETE"].flatMap((operation) => [
      `DROP TRIGGER IF EXISTS ${table}_stays_frozen_${operation.toLowerCase()}`,
      `CREATE TRIGGER ${table}_stays_frozen_${operation.toLowerCase()} BEFORE ${operation} ON ${table}
       BEGIN SELECT RAISE(ABORT, 'a frozen report does not change'); END`,
    ]),
  ),

  // Minutes keep every text; once approved there is no further one.
  ...["minutes_versions", "minutes_approvals", "minutes_corrections", "pledge_texts", "complaint_steps"].flatMap(
    (table) =>
      ["UPDATE", "DELETE"].flatMap((operation) => [
        `DROP TRIGGER IF EXISTS ${table}_stays_${operation.toLowerCase()}`,
        `CREATE TRIGGER ${table}_stays_${operation.toLowerCase()} BEFORE ${operation} ON ${table}
       BEGIN SELECT RAISE(ABORT, 'what was recorded here does not change'); END`,
      ]),
  ),
  `DROP TRIGGER IF EXISTS minutes_versions_end_with_approval`,
  `CREATE TRIGGER minutes_versions_end_with_approval BEFORE INSERT ON minutes_versions
   WHEN EXISTS (SELECT 1 FROM minutes_approvals a WHERE a.meeting_id = NEW.meeting_id)
   BEGIN SELECT RAISE(ABORT, 'approved minutes do not change'); END`,
];
