import { useLoaderData } from "@remix-run/react";
import { authorize } from "~/access/authorize.server";
import { BACKUP_EVERY, BACKUP_EVERY_LABELS } from "~/backup/backup-schedule";
import { backupSettingsForm } from "~/backup/backup-settings-form";
import { backupSettingsOf, saveBackupSettings } from "~/backup/backup-settings.server";
import { Form } from "~/forms/Form";
import { HiddenField, NumberField, SelectField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "backup.schedule" };

export const loader = page("backup.manage", (context) => {
  authorize(context, "backup.manage");
  return backupSettingsOf(context.db);
});

export const action = act("backup.manage", (context) => {
  saveBackupSettings(context, accepted(backupSettingsForm, context.values));
  return seeOther("/settings/backups");
});

export default function BackupSchedulePage() {
  const t = useT();
  const { version, ...values } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-md">
      <PageHead title={t("backup.schedule")} />
      <Form key={version} schema={backupSettingsForm} values={values} cancelTo="/settings/backups">
        <HiddenField name="version" value={version} />
        <SelectField
          name="every"
          label={t("backup.every")}
          required
          options={BACKUP_EVERY.map((value) => ({ value, label: t(BACKUP_EVERY_LABELS[value]) }))}
        />
        <NumberField name="hour" label={t("backup.hour")} hint={t("backup.hourHint")} required />
        <NumberField name="keepDaily" label={t("backup.keepDaily")} required />
        <NumberField name="keepWeekly" label={t("backup.keepWeekly")} required />
        <NumberField name="keepMonthly" label={t("backup.keepMonthly")} hint={t("backup.keepHint")} required />
      </Form>
    </div>
  );
}
