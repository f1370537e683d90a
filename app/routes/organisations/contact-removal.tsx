import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form } from "~/forms/Form";
import { TextField } from "~/forms/FormFields";
import * as field from "~/forms/fields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { contactName } from "~/modules/organisations/contacts/contact-queries.server";
import { removeContact } from "~/modules/organisations/contacts/remove-contact.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "action.remove" };

const removalForm = z.object({ typedName: field.text({ max: 60 }) });

export const loader = page("contact.write", (context) => {
  const id = idParam(context.params);
  return { id, name: contactName(context, id, idParam(context.params, "contactId")) };
});

export const action = act("contact.write", (context) => {
  const id = idParam(context.params);
  const { typedName } = accepted(removalForm, context.values);
  removeContact(context, id, idParam(context.params, "contactId"), typedName);
  return seeOther(`/organisations/${id}?saved=yes`);
});

export default function RemoveContact() {
  const t = useT();
  const { id, name } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("contact.remove", { name })} closeTo={`/organisations/${id}`}>
      <p className="mb-4">{t("contact.removeExplain")}</p>
      <Form schema={removalForm} submitLabel={t("action.remove")} cancelTo={`/organisations/${id}`}>
        <TextField name="typedName" label={t("contact.name")} hint={name} required autoComplete="off" />
      </Form>
    </Panel>
  );
}
