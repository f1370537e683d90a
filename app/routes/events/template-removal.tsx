import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { removeTemplate } from "~/modules/events/templates/remove-template.server";
import { findTemplate } from "~/modules/events/templates/template-queries.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "template.remove" };

export const loader = page("event.write", (context) => ({
  name: findTemplate(context, idParam(context.params, "templateId")).name,
}));

export const action = act("event.write", (context) => {
  removeTemplate(context, idParam(context.params, "templateId"));
  return seeOther("/events/templates?done=removed");
});

export default function RemoveTemplate() {
  const t = useT();
  const { name } = useLoaderData<typeof loader>();
  return (
    <ActPage
      title={t("template.remove")}
      sub={name}
      hint={t("template.removeHint")}
      submitLabel={t("template.remove")}
      danger
      backTo="/events/templates"
    />
  );
}
