import { useLoaderData } from "@remix-run/react";
import { authorize } from "~/access/authorize.server";
import { Form } from "~/forms/Form";
import { CheckboxField, HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { directorySettingsOf } from "~/modules/organisations/directory/directory-conditions.server";
import { directorySettingsForm } from "~/modules/organisations/directory/directory-form";
import { directoryPage, readDirectoryQuery } from "~/modules/organisations/directory/directory-queries.server";
import { saveDirectorySettings } from "~/modules/organisations/directory/save-directory-settings.server";
import { LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "directory.settings.title" };

export const loader = page("directory.configure", (context) => {
  authorize(context, "directory.configure");
  return {
    settings: directorySettingsOf(context),
    total: directoryPage(context, readDirectoryQuery(new URLSearchParams())).total,
  };
});

export const action = act("directory.configure", (context) => {
  saveDirectorySettings(context, accepted(directorySettingsForm, context.values));
  return seeOther("/settings/directory");
});

export default function DirectorySettings() {
  const t = useT();
  const { settings, total } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-2xl">
      <PageHead title={t("directory.settings.title")} sub={t("directory.count", { count: total })}>
        <LinkButton href="/public/directory">{t("directory.settings.open")}</LinkButton>
      </PageHead>
      <Form key={settings.version} schema={directorySettingsForm} values={{ membersOnly: settings.membersOnly }}>
        <HiddenField name="version" value={settings.version} />
        <CheckboxField
          name="membersOnly"
          label={t("directory.settings.membersOnly")}
          hint={t("directory.settings.membersOnlyHint")}
        />
      </Form>
    </div>
  );
}
