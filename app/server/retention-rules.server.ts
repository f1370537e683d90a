import { DAYS_KEPT as DAYS_OF_ANSWERS, forgetKeptAnswers } from "~/api/kept-answers.server";
import type { Context } from "~/access/context";
import { eraseRemovedFiles } from "~/files/erase-removed-files.server";
import { FILE_LIMITS } from "~/files/file-limits";
import type { MessageKey } from "~/i18n/messages";
import { DAYS_KEPT as DAYS_OF_JOBS, forgetOldJobs } from "~/jobs/forget-old-jobs.server";
import { DAYS_KEPT as DAYS_OF_MAIL, forgetOldMail } from "~/mail/forget-old-mail.server";
import { DAYS_KEPT as DAYS_OF_SESSIONS, forgetOldSessions } from "~/modules/accounts/forget-old-sessions.server";
import { DAYS_KEPT as DAYS_OF_PEOPLE, erasePastPeople } from "~/modules/events/erase-past-people.server";
import { DAYS_KEPT as DAYS_OF_CONTACTS, forgetContacts } from "~/modules/organisations/contacts/forget-contacts.server";
import { finishErasures } from "~/personal-data/sweep-erased.server";
import { DAYS_KEPT as DAYS_OF_DELIVERIES, forgetOldDeliveries } from "~/webhooks/save-webhook.server";
import { DAYS_KEPT as DAYS_OF_CELLS, forgetImportCells } from "~/transfer/forget-import-cells.server";

export interface RetentionRule {
  id: string;
  what: MessageKey;
  /** Null where nothing goes by itself. */
  days: number | null;
  since: MessageKey;
  stays: MessageKey;
  /** Erases one batch and says how much it was; 0 when nothing is left. */
  chore: ((context: Context) => number) | null;
}

/** What is kept how long, in one place: what runs is what the page shows. */
export const RETENTION_RULES: readonly RetentionRule[] = [
  {
    id: "event_people",
    what: "retention.eventPeople.what",
    days: DAYS_OF_PEOPLE,
    since: "retention.eventPeople.since",
    stays: "retention.eventPeople.stays",
    chore: erasePastPeople,
  },
  {
    id: "contacts",
    what: "retention.contacts.what",
    days: DAYS_OF_CONTACTS,
    since: "retention.contacts.since",
    stays: "retention.contacts.stays",
    chore: forgetContacts,
  },
  {
    id: "mail",
    what: "retention.mail.what",
    days: DAYS_OF_MAIL,
    since: "retention.mail.since",
    stays: "retention.mail.stays",
    chore: forgetOldMail,
  },
  {
    id: "import_cells",
    what: "retention.importCells.what",
    days: DAYS_OF_CELLS,
    since: "retention.importCells.since",
    stays: "retention.importCells.stays",
    chore: forgetImportCells,
  },
  {
    id: "files",
    what: "retention.files.what",
    days: FILE_LIMITS.keptAfterRemovalDays,
    since: "retention.files.since",
    stays: "retention.files.stays",
    chore: eraseRemovedFiles,
  },
  {
    id: "jobs",
    what: "retention.jobs.what",
    days: DAYS_OF_JOBS,
    since: "retention.jobs.since",
    stays: "retention.jobs.stays",
    chore: forgetOldJobs,
  },
  {
    id: "sessions",
    what: "retention.sessions.what",
    days: DAYS_OF_SESSIONS,
    since: "retention.sessions.since",
    stays: "retention.sessions.stays",
    chore: forgetOldSessions,
  },
  {
    id: "api_answers",
    what: "retention.apiAnswers.what",
    days: DAYS_OF_ANSWERS,
    since: "retention.apiAnswers.since",
    stays: "retention.apiAnswers.stays",
    chore: forgetKeptAnswers,
  },
  {
    id: "webhook_deliveries",
    what: "retention.webhookDeliveries.what",
    days: DAYS_OF_DELIVERIES,
    since: "retention.webhookDeliveries.since",
    stays: "retention.webhookDeliveries.stays",
    chore: forgetOldDeliveries,
  },
  {
    id: "audit",
    what: "retention.audit.what",
    days: null,
    since: "retention.audit.since",
    stays: "retention.audit.stays",
    chore: null,
  },
];

/** What runs: the rules, and what an erasure had to leave for later. */
export const RETENTION_CHORES = [...RETENTION_RULES.flatMap(({ chore }) => chore ?? []), finishErasures];
