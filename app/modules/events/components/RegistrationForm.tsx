import type { ReactNode } from "react";
import { Form } from "~/forms/Form";
import { HiddenField, SelectField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { PARTY_RULE_LABELS } from "../event-labels";
import { PRIVACY_NOTICE_VERSION } from "../privacy-notice";
import { registrationForm } from "../registration-form";
import { AnswerFields } from "../fields/components/AnswerFields";
import type { Choices } from "../programme/choices";
import { PARTY_RULES } from "../vocabulary";
import { Tag } from "~/ui/Tag";
import { OrganisationNameField } from "~/modules/organisations/components/OrganisationNameField";
import { PeopleFields, SubmitCount, type KnownPerson } from "./PeopleFields";
import { PrivacyNote } from "./PrivacyNote";

export interface RegistrationDefaults {
  submissionKey: string;
  contactName?: string;
  email?: string;
  organisationId?: number | string;
}

/** The one registration form: a visitor types its firm, a representative has it, staff types a member's. */
export function RegistrationForm({
  defaults,
  firms = [],
  known = [],
  invitedFirm,
  suggest = false,
  cancelTo,
  dock,
  mayWait,
  choices,
  children,
}: {
  defaults: RegistrationDefaults;
  choices: Choices;
  /** The firms a representative speaks for. */
  firms?: { id: number; legalName: string; member: boolean }[];
  /** People of the firm who were registered before, offered as names to choose. */
  known?: readonly KnownPerson[];
  /** The firm that was invited; it is the one that is registered, whatever is sent. */
  invitedFirm?: string;
  /** Offer members while staff types. */
  suggest?: boolean;
  cancelTo?: string;
  dock?: boolean;
  /** The event has a waiting list: whoever registers several people says what becomes of them when there is not room for all. */
  mayWait?: boolean;
  children?: ReactNode;
}) {
  const t = useT();
  const { submissionKey, ...values } = defaults;
  return (
    <Form
      schema={registrationForm}
      values={{ people: [{}], ...(mayWait ? { partyRule: "together" } : {}), ...values }}
      submitLabel={<SubmitCount />}
      cancelTo={cancelTo}
      dock={dock}
    >
      <HiddenField name="submissionKey" value={submissionKey} />
      <HiddenField name="noticeVersion" value={PRIVACY_NOTICE_VERSION} />
      {invitedFirm !== undefined ? (
        <div className="mb-4">
          <p className="mb-1 text-[13px] text-ink-soft">{t("registration.organisation")}</p>
          <p className="flex min-h-11 items-center rounded-md border border-line bg-wash px-3 sm:min-h-[36px]">
            {invitedFirm}
          </p>
          <HiddenField name="organisationName" value={invitedFirm} />
        </div>
      ) : firms.length === 1 ? (
        <div className="mb-4">
          <p className="mb-1 text-[13px] text-ink-soft">{t("registration.organisation")}</p>
          <p className="flex min-h-11 items-center rounded-md border border-line bg-wash px-3 sm:min-h-[36px]">
            {firms[0]!.legalName}
            {firms[0]!.member ? (
              <span className="ml-auto">
                <Tag tone="ok">{t("public.event.member")}</Tag>
              </span>
            ) : null}
          </p>
          <HiddenField name="organisationId" value={firms[0]!.id} />
        </div>
      ) : firms.length > 1 ? (
        <SelectField
          name="organisationId"
          label={t("registration.organisation")}
          required
          options={firms.map((firm) => ({ value: String(firm.id), label: firm.legalName }))}
        />
      ) : suggest ? (
        <OrganisationNameField
          name="organisationName"
          label={t("registration.organisation")}
          hint={t("registration.organisationHint")}
          required
        />
      ) : (
        <TextField
          name="organisationName"
          label={t("registration.organisation")}
          hint={t("registration.organisationHint")}
          required
          maxLength={120}
          autoComplete="organization"
        />
      )}
      <PeopleFields rules={{ choices, mayWait: mayWait === true }} known={known} />
      <AnswerFields fields={choices.fields} askedOf="firm" name="answers" />
      {mayWait ? (
        <SelectField
          name="partyRule"
          label={t("registration.partyRule")}
          required
          options={PARTY_RULES.map((rule) => ({ value: rule, label: t(PARTY_RULE_LABELS[rule]) }))}
        />
      ) : null}
      <div className="grid gap-x-4 sm:grid-cols-3">
        <TextField
          name="contactName"
          label={t("registration.contactName")}
          hint={t("registration.contactNameHint")}
          maxLength={40}
          autoComplete="name"
        />
        <TextField
          name="email"
          label={t("registration.email")}
          hint={t("registration.emailHint")}
          required
          type="email"
          autoComplete="email"
        />
        <TextField name="phone" label={t("registration.phone")} type="tel" autoComplete="tel" />
      </div>
      {children}
      <PrivacyNote />
    </Form>
  );
}
