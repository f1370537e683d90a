import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { inLanguage } from "~/modules/events/fields/answers";
import { fieldToEdit } from "~/modules/events/fields/field-pages.server";
import { reopenField } from "~/modules/events/fields/reopen-field.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "asked.reopen" };

export const loader = page("event.write", (context) =>
  fieldToEdit(context, idParam(context.params), idParam(context.params, "fieldId")),
);

export const action = act("event.write", (context) => {
  const id = idParam(context.params);
  reopenField(context, id, idParam(context.params, "fieldId"));
  return seeOther(`/events/${id}/fields?done=reopened`);
});

export default function ReopenField() {
  const t = useT();
  const locale = useLocale();
  const loaded = useLoaderData<typeof loader>();
  return (
    <ActPage
      title={t("asked.reopen")}
      sub={inLanguage(loaded, locale)}
      hint={t("asked.reopenHint")}
      submitLabel={t("asked.reopen")}
      backTo={`/events/${loaded.eventId}/fields`}
    />
  );
}
