import { randomUUID } from "node:crypto";
import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, SelectField, TextAreaField, TextField, TextListField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { FIELD_LABELS } from "~/modules/organisations/field-labels";
import { visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import { PROPOSABLE_FIELDS, proposalForm } from "~/modules/organisations/profile/proposal-form";
import { proposableEntries, proposeChanges } from "~/modules/organisations/profile/propose-changes.server";
import { SIZE_CLASSES, SIZE_LABELS } from "~/modules/organisations/vocabulary";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "portal.data.propose" };

export const loader = page("profile.propose", (context) => {
  const id = idParam(context.params);
  return {
    id,
    legalName: visibleOrganisation(context, id).legalName,
    entries: proposableEntries(context, id),
    submissionKey: randomUUID(),
  };
});

export const action = act("profile.propose", (context) => {
  const id = idParam(context.params);
  proposeChanges(context, id, accepted(proposalForm, context.values));
  return seeOther(`/portal/organisations/${id}?done=proposed`);
});

const LISTS: readonly string[] = ["formerNames", "products"];

export default function PortalOrganisationProposal() {
  const t = useT();
  const { id, legalName, entries, submissionKey } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={t("portal.data.propose")} sub={legalName} />
      <p className="mb-4 text-ink-soft">{t("portal.data.proposeHint")}</p>
      <Form
        schema={proposalForm}
        values={entries}
        submitLabel={t("portal.data.send")}
        cancelTo={`/portal/organisations/${id}`}
        dock
      >
        <HiddenField name="submissionKey" value={submissionKey} />
        {PROPOSABLE_FIELDS.map((name) => {
          const label = t(FIELD_LABELS[name]);
          if (name === "sizeClass") {
            const options = SIZE_CLASSES.map((value) => ({ value, label: t(SIZE_LABELS[value]) }));
            return <SelectField key={name} {...{ name, label, options }} />;
          }
          return LISTS.includes(name) ? (
            <TextListField key={name} {...{ name, label }} hint={t("organisation.listHint")} />
          ) : (
            <TextField key={name} {...{ name, label }} required={name === "legalName"} />
          );
        })}
        <TextAreaField name="remark" label={t("proposal.remark")} hint={t("proposal.remarkHint")} />
      </Form>
    </div>
  );
}
