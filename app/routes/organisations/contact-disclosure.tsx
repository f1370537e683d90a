import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { contactName } from "~/modules/organisations/contacts/contact-queries.server";
import { revealContact } from "~/modules/organisations/contacts/reveal-contact.server";
import { Button, LinkButton } from "~/ui/Button";
import { Facts, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "contact.shown" };

export const loader = page("contact.see", (context) => {
  const id = idParam(context.params);
  return { id, name: contactName(context, id, idParam(context.params, "contactId")) };
});

/** The page of a contact shows it in place; without JavaScript this page does. */
export const action = act("contact.see", (context) => ({
  contact: revealContact(context, idParam(context.params), idParam(context.params, "contactId")),
}));

export default function ContactDisclosure() {
  const t = useT();
  const { id, name } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const contact = answer && "contact" in answer ? answer.contact : null;
  return (
    <>
      <PageHead title={name} sub={t("contact.shown")} />
      {contact ? (
        <Facts
          items={[
            { label: t("contact.duty"), value: contact.duty ?? t("unknown") },
            { label: t("contact.phone"), value: contact.phone ?? t("unknown") },
            { label: t("contact.email"), value: contact.email ?? t("unknown") },
          ]}
        />
      ) : (
        <Form method="post">
          <p className="mb-3">{t("contact.showNote")}</p>
          <Button type="submit">{t("contact.show")}</Button>
        </Form>
      )}
      <p className="mt-4">
        <LinkButton href={`/organisations/${id}`}>{t("action.back")}</LinkButton>
      </p>
    </>
  );
}
