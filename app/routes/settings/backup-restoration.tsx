import { useActionData, useLoaderData } from "@remix-run/react";
import { askForRestore, readBackupForRestore, type COMPARED_TABLES } from "~/backup/ask-for-restore.server";
import { BACKUP_TRIGGER_LABELS } from "~/backup/backup-record";
import { restoreForm } from "~/backup/restore-form";
import { fileSize } from "~/files/file-size";
import { Form } from "~/forms/Form";
import { TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { endSoon } from "~/server/end-soon.server";
import { Notice } from "~/ui/Notice";
import { Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { localDateTime } from "~/values/business-day";

export const handle: PageHandle = { title: "backup.restore" };

export const loader = page("backup.manage", (context) =>
  readBackupForRestore(context, context.settings, context.params.name),
);

export const action = act("backup.manage", (context): { ending: true } => {
  askForRestore(context, context.settings, context.params.name, accepted(restoreForm, context.values));
  endSoon();
  return { ending: true };
});

const TABLES: Record<(typeof COMPARED_TABLES)[number], MessageKey> = {
  organisations: "nav.organisations",
  contacts: "backup.table.contacts",
  events: "nav.events",
  registrations: "backup.table.registrations",
  reports: "nav.reports",
  users: "nav.accounts",
};

export default function RestoreBackup() {
  const t = useT();
  const { record, compared, changesLost, supervised } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const when = localDateTime(record.at).replace("T", " ");
  if (answer && "ending" in answer) {
    return (
      <div className="max-w-2xl">
        <PageHead title={t("backup.restore")} />
        <Notice tone="warn">
          <p>{t("backup.restoreBegins")}</p>
          {supervised ? null : <p>{t("backup.startYourself")}</p>}
        </Notice>
        <p>
          <a href="/" className="touch-target text-weft underline">
            {t("nav.home")}
          </a>
        </p>
      </div>
    );
  }
  return (
    <div className="max-w-3xl">
      <PageHead title={t("backup.restore")} sub={when} />
      <Notice tone="warn">{t("backup.restoreExplain", { at: when, count: changesLost })}</Notice>
      {supervised ? null : <Notice tone="warn">{t("backup.startYourself")}</Notice>}
      <div className="mb-6">
        <Facts
          items={[
            { label: t("backup.name"), value: record.name },
            { label: t("backup.trigger"), value: t(BACKUP_TRIGGER_LABELS[record.trigger]) },
            { label: t("backup.size"), value: fileSize(record.bytes) },
            { label: t("backup.changesLost"), value: changesLost },
          ]}
        />
      </div>
      <Section title={t("backup.compared")}>
        <Facts
          items={compared.map(({ table, then, now }) => ({
            label: t(TABLES[table]),
            value: t("backup.thenAndNow", { then, now }),
          }))}
        />
      </Section>
      <Form schema={restoreForm} submitLabel={t("backup.restore")} cancelTo="/settings/backups">
        <TextField
          name="confirmation"
          label={t("backup.confirmation")}
          hint={t("backup.confirmationHint", { name: record.name })}
          required
          autoComplete="off"
          maxLength={60}
        />
      </Form>
    </div>
  );
}
