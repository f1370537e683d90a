import { randomUUID } from "node:crypto";
import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, SelectField, TextAreaField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { APPLICATION_NOTICE_VERSION, applicationForm } from "~/modules/organisations/membership/application-form";
import { limitApplicant, limitApplicantMailbox } from "~/modules/organisations/membership/limit-applicants.server";
import { membershipClassOptions } from "~/modules/organisations/membership/membership-classes.server";
import { submitApplication } from "~/modules/organisations/membership/submit-application.server";
import { KIND_LABELS, ORGANISATION_KINDS } from "~/modules/organisations/vocabulary";
import { findHub, promoterName } from "~/modules/promoters/promoter-queries.server";
import type { PageHandle } from "~/ui/page-title";
import { EmptyState, PageHead } from "~/ui/Page";

export const handle: PageHandle = { title: "application.apply" };

export const loader = page("membership.apply", (context) => {
  const hub = findHub(context);
  return {
    promoter: hub && promoterName(hub, context.locale),
    classes: membershipClassOptions(context, { offered: true }),
    submissionKey: randomUUID(),
  };
});

export const action = act("membership.apply", (context) => {
  limitApplicant(context);
  const input = accepted(applicationForm, context.values);
  limitApplicantMailbox(context, input.email);
  submitApplication(context, input);
  return seeOther("/public/membership/apply/sent");
});

export default function ApplicationForm() {
  const t = useT();
  const { promoter, classes, submissionKey } = useLoaderData<typeof loader>();
  if (promoter === null) return <EmptyState title={t("home.noPromoter")} />;
  return (
    <div className="mx-auto max-w-2xl max-sm:pb-20">
      <PageHead title={t("application.apply")} sub={promoter} />
      <p className="mb-5 text-ink-soft">{t("application.lead", { promoter })}</p>
      <Form schema={applicationForm} submitLabel={t("application.send")} dock>
        <HiddenField name="submissionKey" value={submissionKey} />
        <HiddenField name="noticeVersion" value={APPLICATION_NOTICE_VERSION} />
        <TextField
          name="legalName"
          label={t("organisation.field.legalName")}
          required
          maxLength={200}
          autoComplete="organization"
        />
        <TextField
          name="creditCode"
          label={t("organisation.field.creditCode")}
          hint={t("organisation.creditCode.hint")}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
        />
        <SelectField
          name="kind"
          label={t("organisation.field.kind")}
          required
          options={ORGANISATION_KINDS.map((value) => ({ value, label: t(KIND_LABELS[value]) }))}
        />
        <TextField name="region" label={t("organisation.field.region")} maxLength={100} />
        <TextField
          name="website"
          label={t("organisation.field.website")}
          inputMode="url"
          placeholder="https://"
          spellCheck={false}
        />
        {classes.length > 0 ? (
          <SelectField name="wishedClassId" label={t("application.field.wishedClass")} options={classes} />
        ) : null}
        <TextAreaField
          name="introduction"
          label={t("application.field.introduction")}
          hint={t("application.introduction.hint")}
          rows={5}
        />
        <TextField
          name="contactName"
          label={t("application.field.contactName")}
          required
          maxLength={60}
          autoComplete="name"
        />
        <TextField name="contactDuty" label={t("contact.duty")} maxLength={60} autoComplete="organization-title" />
        <TextField
          name="email"
          label={t("application.field.email")}
          required
          inputMode="email"
          autoComplete="email"
          hint={t("application.email.hint")}
        />
        <TextField name="phone" label={t("contact.phone")} inputMode="tel" autoComplete="tel" />
        <p className="text-[13px] text-ink-soft">
          {t("application.notice", { promoter, version: APPLICATION_NOTICE_VERSION })}{" "}
          <a href="/public/privacy" className="text-weft underline">
            {t("public.notice.title")}
          </a>
        </p>
      </Form>
    </div>
  );
}
