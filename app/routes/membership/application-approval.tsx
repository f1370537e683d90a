import { useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { Form } from "~/forms/Form";
import { CheckboxField, DayField, HiddenField, SelectField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { approvalForm, NEW_ORGANISATION } from "~/modules/organisations/membership/application-form";
import { applicationPage } from "~/modules/organisations/membership/application-queries.server";
import { approveApplication } from "~/modules/organisations/membership/approve-application.server";
import { membershipClassOptions } from "~/modules/organisations/membership/membership-classes.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "application.approve" };

export const loader = page("application.review", (context) => {
  const { id, version, matches, wishedClassId, email } = applicationPage(context, idParam(context.params));
  return {
    id,
    version,
    matches,
    wishedClassId,
    email,
    today: dayOfInstant(context.now()),
    classes: membershipClassOptions(context, { offered: true }),
    mayInvite: can(context.actor, "account.manage"),
  };
});

export const action = act("application.review", (context) => {
  const id = idParam(context.params);
  const { organisation, ...approval } = accepted(approvalForm, context.values);
  const organisationId = organisation === NEW_ORGANISATION ? null : Number(organisation);
  approveApplication(context, { id, ...approval, organisationId });
  return seeOther(`/applications/${id}?done=approved`);
});

export default function ApproveApplication() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const path = `/applications/${data.id}`;
  const sure = data.matches.find((match) => match.by === "credit_code");
  return (
    <Panel title={t("application.approve")} closeTo={path}>
      <p className="mb-4 text-ink-soft">{t("application.approve.hint")}</p>
      <Form
        schema={approvalForm}
        values={{
          organisation: sure ? String(sure.id) : data.matches.length === 0 ? NEW_ORGANISATION : "",
          classId: data.wishedClassId,
          joinedOn: data.today,
        }}
        submitLabel={t("application.approve")}
        cancelTo={path}
      >
        <HiddenField name="version" value={data.version} />
        <SelectField
          name="organisation"
          label={t("application.field.organisation")}
          required
          options={[
            ...data.matches.map((match) => ({ value: String(match.id), label: match.legalName })),
            ...(sure ? [] : [{ value: NEW_ORGANISATION, label: t("application.newOrganisation") }]),
          ]}
        />
        <SelectField name="classId" label={t("membership.class")} options={data.classes} />
        <DayField name="joinedOn" label={t("membership.joinedOn")} required />
        {data.mayInvite ? (
          <CheckboxField
            name="invite"
            label={t("application.invite")}
            hint={t("application.invite.hint", { email: data.email })}
          />
        ) : null}
      </Form>
    </Panel>
  );
}
