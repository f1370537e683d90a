import { useEffect, useRef, useState } from "react";
import { Form, useRefusal } from "~/forms/Form";
import {
  CheckboxField,
  DayField,
  HiddenField,
  SelectField,
  TextAreaField,
  TextField,
  TextListField,
} from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { organisationForm } from "../organisation-form";
import {
  CHAIN_ROLE_LABELS,
  CHAIN_ROLES,
  KIND_LABELS,
  ORGANISATION_KINDS,
  SIZE_CLASSES,
  SIZE_LABELS,
} from "../vocabulary";

interface OrganisationFormProps {
  values?: Record<string, unknown>;
  /** The version the person sees; none for a new organisation. */
  version?: number;
  promoters: readonly { value: string; label: string }[];
  cancelTo: string;
}

/** New and edit are the same form. */
export function OrganisationForm({ values, version, promoters, cancelTo }: OrganisationFormProps) {
  const t = useT();
  const options = <T extends string>(choices: readonly T[], labels: Record<T, MessageKey>) =>
    choices.map((value) => ({ value, label: t(labels[value]) }));
  return (
    <Form schema={organisationForm} values={values} cancelTo={cancelTo}>
      {version === undefined ? null : <HiddenField name="version" value={version} />}
      <Group title={t("organisation.section.identity")}>
        <TextField name="legalName" label={t("organisation.field.legalName")} required maxLength={200} />
        <SameName />
        <TextField name="shortName" label={t("organisation.field.shortName")} maxLength={60} />
        <TextListField
          name="formerNames"
          label={t("organisation.field.formerNames")}
          hint={t("organisation.listHint")}
          rows={2}
        />
        <TextField name="englishName" label={t("organisation.field.englishName")} maxLength={200} lang="en" />
        <TextField
          name="creditCode"
          label={t("organisation.field.creditCode")}
          hint={t("organisation.creditCode.hint")}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
        />
        <OtherWithCode />
        <CheckboxField
          name="creditCodeConfirmed"
          label={t("organisation.field.creditCodeConfirmed")}
          hint={t("organisation.creditCodeConfirmed.hint")}
        />
      </Group>
      <Group title={t("organisation.section.place")}>
        <SelectField
          name="kind"
          label={t("organisation.field.kind")}
          required
          options={options(ORGANISATION_KINDS, KIND_LABELS)}
        />
        <SelectField
          name="sizeClass"
          label={t("organisation.field.sizeClass")}
          options={options(SIZE_CLASSES, SIZE_LABELS)}
        />
        <RegionField />
        <TextField name="address" label={t("organisation.field.address")} maxLength={300} />
        <TextField
          name="website"
          label={t("organisation.field.website")}
          inputMode="url"
          placeholder="https://"
          spellCheck={false}
        />
      </Group>
      <Group title={t("organisation.section.chain")}>
        <TextField name="industry" label={t("organisation.field.industry")} maxLength={100} />
        <SelectField
          name="chainRole"
          label={t("organisation.field.chainRole")}
          options={options(CHAIN_ROLES, CHAIN_ROLE_LABELS)}
        />
        <TextListField
          name="products"
          label={t("organisation.field.products")}
          hint={t("organisation.listHint")}
          rows={3}
        />
      </Group>
      <Group title={t("organisation.section.membership")}>
        <DayField name="memberSince" label={t("organisation.field.memberSince")} />
        <DayField
          name="memberUntil"
          label={t("organisation.field.memberUntil")}
          hint={t("organisation.memberUntil.hint")}
        />
        {promoters.length > 1 ? (
          <SelectField name="promoterId" label={t("organisation.field.promoterId")} options={promoters} />
        ) : null}
        <TextAreaField name="note" label={t("organisation.field.note")} rows={3} />
      </Group>
    </Form>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="mb-5">
      <legend className="mb-3 w-full border-b border-line pb-1 text-[15px] font-semibold">{title}</legend>
      {children}
    </fieldset>
  );
}

/** The other organisation that a refusal speaks of, to look at before deciding. */
function Other({ id, name }: { id: string; name: string }) {
  const t = useT();
  return (
    <p className="-mt-2 mb-4">
      <a href={`/organisations/${id}`} className="touch-target inline-flex items-center text-weft underline">
        {t("organisation.openOther", { name })}
      </a>
    </p>
  );
}

function useOther(path: string, key: MessageKey): { id: string; name: string } | null {
  const problem = useRefusal()?.fields[path];
  if (problem?.key !== key || !problem.params) return null;
  return { id: String(problem.params.id), name: String(problem.params.name) };
}

/** Asked only once a name was found to be taken. */
function SameName() {
  const t = useT();
  const asked = useRefusal()?.values.sameNameConfirmed !== undefined;
  const other = useOther("legalName", "organisation.legalName.taken");
  if (!other && !asked) return null;
  return (
    <>
      {other ? <Other {...other} /> : null}
      <CheckboxField name="sameNameConfirmed" label={t("organisation.sameNameConfirmed")} />
    </>
  );
}

function OtherWithCode() {
  const other = useOther("creditCode", "organisation.creditCode.taken");
  return other ? <Other {...other} /> : null;
}

/** A plain text field; with JavaScript it proposes regions while somebody types. */
function RegionField() {
  const t = useT();
  const [proposals, setProposals] = useState<{ code: string; name: string }[]>([]);
  const pending = useRef<AbortController>();
  useEffect(() => () => pending.current?.abort(), []);
  const propose = async (text: string) => {
    pending.current?.abort();
    const request = (pending.current = new AbortController());
    if (text.trim() === "") return;
    try {
      const answer = await fetch(`/regions?q=${encodeURIComponent(text)}`, { signal: request.signal });
      if (answer.ok) setProposals(((await answer.json()) as { regions: { code: string; name: string }[] }).regions);
    } catch {
      // Without proposals the field is still a field: the server resolves or refuses what was typed.
    }
  };
  return (
    <>
      <TextField
        name="region"
        label={t("organisation.field.region")}
        hint={t("organisation.region.hint")}
        list="region-proposals"
        autoComplete="off"
        onInput={(event) => void propose(event.currentTarget.value)}
      />
      <datalist id="region-proposals">
        {proposals.map((region) => (
          <option key={region.code} value={region.name}>
            {region.code}
          </option>
        ))}
      </datalist>
    </>
  );
}
