import { randomUUID } from "node:crypto";
import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, TextAreaField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page, type PageContext } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { askAboutData } from "~/modules/desk/ask-about-data.server";
import { dataRequestForm } from "~/modules/desk/data-request-form";
import { DATA_REQUEST_KINDS } from "~/modules/desk/vocabulary";
import { contactsOf } from "~/modules/organisations/contacts/contact-queries.server";
import { visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "dataRequest.title" };

/** Which person of the firm is no longer there, or is wrongly described. */
function personAsked(context: PageContext, id: number): { name: string; has: "left" | "wrong" } | null {
  for (const has of ["left", "wrong"] as const) {
    const asked = Number(context.url.searchParams.get(has) ?? Number.NaN);
    const person = contactsOf(context, id).find((contact) => contact.id === asked);
    if (person) return { name: person.name, has };
  }
  return null;
}

export const loader = page("dataRequest.make", (context) => {
  const id = idParam(context.params);
  return {
    id,
    legalName: visibleOrganisation(context, id).legalName,
    kind: DATA_REQUEST_KINDS.find((kind) => kind === context.url.searchParams.get("kind")) ?? "correction",
    /** Most ask for themselves. */
    self: context.actor.name,
    /** A person of the firm whom the request is about, where its page sent here. */
    about: personAsked(context, id),
    submissionKey: randomUUID(),
  };
});

export const action = act("dataRequest.make", (context) => {
  const id = idParam(context.params);
  askAboutData(context, id, accepted(dataRequestForm, context.values));
  return seeOther(`/portal/organisations/${id}/requests?sent=yes`);
});

export default function PortalRequestNew() {
  const t = useT();
  const { id, legalName, kind, self, about, submissionKey } = useLoaderData<typeof loader>();
  const correction = kind === "correction";
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={t(correction ? "dataRequest.askCorrection" : "dataRequest.askDeletion")} sub={legalName} />
      <Form
        schema={dataRequestForm}
        values={
          correction
            ? about
              ? { text: t(`desk.people.${about.has}Text`, { name: about.name }) }
              : {}
            : { personName: self }
        }
        submitLabel={t("dataRequest.send")}
        cancelTo={`/portal/organisations/${id}/requests`}
        dock
      >
        <HiddenField name="submissionKey" value={submissionKey} />
        <HiddenField name="kind" value={kind} />
        {correction ? null : (
          <TextField
            name="personName"
            label={t("dataRequest.person")}
            hint={t("dataRequest.personHint")}
            required
            maxLength={60}
            autoComplete="off"
          />
        )}
        <TextAreaField
          name="text"
          label={t(correction ? "dataRequest.textCorrection" : "dataRequest.textDeletion")}
          hint={t(correction ? "dataRequest.textCorrectionHint" : "dataRequest.textDeletionHint")}
          required
          rows={6}
        />
      </Form>
    </div>
  );
}
