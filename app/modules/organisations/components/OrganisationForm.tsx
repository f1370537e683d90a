import { useEffect, useRef, useState } from "react";
import { EditConflictFields } from "~/forms/EditConflictFields";
import { Form, useRefusal } from "~/forms/Form";
import {
  CheckboxField,
  CheckboxGroup,
  DayField,
  HiddenField,
  SelectField,
  TextAreaField,
  TextField,
  TextListField,
} from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { AlikeHint } from "../duplicates/components/AlikeHint";
import { FIELD_LABELS } from "../field-labels";
import { organisationForm, type OrganisationField } from "../organisation-form";
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
  /** The shared vocabulary, as far as it is shown. */
  tags: readonly string[];
  cancelTo: string;
}

const CHOICE_WORDS: Record<string, Record<string, MessageKey>> = {
  kind: KIND_LABELS,
  sizeClass: SIZE_LABELS,
  chainRoles: CHAIN_ROLE_LABELS,
  creditCodeConfirmed: { on: "yes" },
};

/** New and edit are the same form. */
export function OrganisationForm({ values, version, promoters, tags, cancelTo }: OrganisationFormProps) {
  const t = useT();
  const options = <T extends string>(choices: readonly T[], labels: Record<T, MessageKey>) =>
    choices.map((value) => ({ value, label: t(labels[value]) }));
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // An address such as `…/edit#website` leads to that field.
    const name = window.location.hash.slice(1);
    if (/^[A-Za-z]+$/.test(name)) place.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
  }, []);
  const labelOf = (field: string) => t(FIELD_LABELS[field as OrganisationField]);
  const show = (field: string, entry: string) => {
    if (field === "promoterId") return promoters.find(({ value }) => value === entry)?.label ?? entry;
    const words: Record<string, MessageKey> | undefined = CHOICE_WORDS[field];
    return words
      ? entry
          .split("\n")
          .map((item) => (words[item] ? t(words[item]) : item))
          .join("\n")
      : entry;
  };
  return (
    <div ref={place}>
      <Form schema={organisationForm} values={values} cancelTo={cancelTo}>
        {version === undefined ? null : (
          <>
            <EditConflictFields labelOf={labelOf} show={show} />
            <HiddenField name="version" value={version} />
            <HiddenField name="seen" value={JSON.stringify(values)} />
          </>
        )}
        <Group title={t("organisation.section.identity")}>
          <TextField name="legalName" label={t("organisation.field.legalName")} required maxLength={200} />
          {version === undefined ? <AlikeHint /> : null}
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
          <RegionChange />
          <TextField name="address" label={t("organisation.field.address")} maxLength={300} />
          <TextField
            name="website"
            label={t("organisation.field.website")}
            inputMode="url"
            placeholder="https://"
            spellCheck={false}
          />
          <TextField
            name="groupName"
            label={t("organisation.field.groupName")}
            hint={t("organisation.groupName.hint")}
            maxLength={200}
          />
          <DayField name="aboveScaleSince" label={t("organisation.field.aboveScaleSince")} />
          <DayField
            name="aboveScaleUntil"
            label={t("organisation.field.aboveScaleUntil")}
            hint={t("organisation.aboveScaleUntil.hint")}
          />
        </Group>
        <Group title={t("organisation.section.chain")}>
          <IndustryField />
          <CheckboxGroup
            name="chainRoles"
            label={t("organisation.field.chainRoles")}
            options={options(CHAIN_ROLES, CHAIN_ROLE_LABELS)}
          />
          <TextListField
            name="products"
            label={t("organisation.field.products")}
            hint={t("organisation.listHint")}
            rows={3}
          />
          <TextListField
            name="tags"
            label={t("organisation.field.tags")}
            hint={
              tags.length > 0 ? (
                <>
                  {t("organisation.tags.hint")}
                  <span className="block">{tags.join(" · ")}</span>
                </>
              ) : (
                t("organisation.tags.hint")
              )
            }
            rows={2}
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
    </div>
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

/** What an address proposes for a text, with JavaScript; without it a field is still a field: the server looks up what was typed. */
function useProposals<T>(read: (text: string, signal: AbortSignal) => Promise<T[] | null>) {
  const [proposals, setProposals] = useState<T[]>([]);
  const pending = useRef<AbortController>();
  useEffect(() => () => pending.current?.abort(), []);
  const propose = async (text: string) => {
    pending.current?.abort();
    const request = (pending.current = new AbortController());
    if (text.trim() === "") return;
    try {
      const found = await read(text, request.signal);
      if (found) setProposals(found);
    } catch {
      // Broken off by the next letter, or the server cannot be reached.
    }
  };
  return { proposals, propose };
}

const MOST_ASKED = 100;

async function proposedBy<T>(path: string, name: string, text: string, signal: AbortSignal): Promise<T[] | null> {
  // No proposal is as long; an address has an end.
  const asked = text.trim().slice(0, MOST_ASKED);
  const answer = await fetch(`${path}?q=${encodeURIComponent(asked)}`, { signal });
  return answer.ok ? ((await answer.json()) as Record<string, T[]>)[name]! : null;
}

/** Searches the list of industries by code, name and words. */
function IndustryField() {
  const t = useT();
  const { proposals, propose } = useProposals((text, signal) =>
    proposedBy<{ code: string; name: string }>("/industries", "industries", text, signal),
  );
  return (
    <>
      <TextField
        name="industry"
        label={t("organisation.field.industry")}
        hint={t("organisation.industry.hint")}
        maxLength={150}
        list="industry-proposals"
        autoComplete="off"
        onInput={(event) => void propose(event.currentTarget.value)}
      />
      <datalist id="industry-proposals">
        {proposals.map(({ code, name }) => (
          <option key={code} value={`${code} ${name}`} />
        ))}
      </datalist>
    </>
  );
}

/** Asked only once the place was found to be another one: moved, and since when, or entered wrongly before. */
function RegionChange() {
  const t = useT();
  const refusal = useRefusal();
  const asked = refusal?.fields.regionSince !== undefined || refusal?.values.regionSince !== undefined;
  if (!asked) return null;
  return (
    <div className="mb-4 rounded-md border border-line-strong px-4 pt-3">
      <DayField name="regionSince" label={t("organisation.regionSince")} hint={t("organisation.regionSince.hint")} />
      <CheckboxField name="regionCorrected" label={t("organisation.regionCorrected")} />
    </div>
  );
}

/** A plain text field; with JavaScript it proposes regions while somebody types. */
function RegionField() {
  const t = useT();
  const { proposals, propose } = useProposals((text, signal) =>
    proposedBy<{ code: string; name: string }>("/regions", "regions", text, signal),
  );
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
