import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { useFormContext } from "react-hook-form";
import { Form } from "~/forms/Form";
import {
  CheckboxField,
  CheckboxGroup,
  DateTimeField,
  DayField,
  HiddenField,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
} from "~/forms/FormFields";
import { useLocale, useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { USUAL_CLASSIFICATION } from "../classification-defaults";
import { eventForm, MOST_HOURS } from "../event-form";
import {
  ATTENDANCE_MODE_LABELS,
  EVENT_TYPE_LABELS,
  NETWORK_ACTIVITY_LABELS,
  PROMOTER_FUNCTION_LABELS,
  WAITING_RULE_LABELS,
} from "../event-labels";
import {
  ATTENDANCE_MODES,
  EVENT_TYPES,
  NETWORK_ACTIVITIES,
  PROMOTER_FUNCTIONS,
  WAITING_RULES,
  type EventType,
} from "../vocabulary";

interface Promoter {
  id: number;
  zh: string;
  en: string;
}

/** New and edit are the same form. */
export function EventForm({
  values,
  promoters,
  hidden,
  cancelTo,
  confirmedRegistrations = 0,
}: {
  values: Record<string, unknown>;
  promoters: Promoter[];
  hidden: { name: string; value: string | number };
  cancelTo: string;
  confirmedRegistrations?: number;
}) {
  const t = useT();
  const locale = useLocale();
  const options = <T extends string>(all: readonly T[], labels: Record<T, MessageKey>) =>
    all.map((value) => ({ value, label: t(labels[value]) }));
  const promoterOptions = promoters.map(({ id, zh, en }) => ({ value: String(id), label: locale === "en" ? en : zh }));
  return (
    <Form schema={eventForm} values={values} cancelTo={cancelTo}>
      <HiddenField {...hidden} />
      <Part title={t("event.section.what")}>
        <TextField name="titleZh" label={t("event.titleZh")} required maxLength={120} />
        <TextField name="titleEn" label={t("event.titleEn")} hint={t("event.titleEnHint")} maxLength={200} />
        <SelectField name="type" label={t("event.type")} required options={options(EVENT_TYPES, EVENT_TYPE_LABELS)} />
        <div className="grid gap-x-4 sm:grid-cols-2">
          <SelectField
            name="promoterFunction"
            label={t("event.function")}
            required
            options={options(PROMOTER_FUNCTIONS, PROMOTER_FUNCTION_LABELS)}
          />
          <SelectField
            name="networkActivity"
            label={t("event.activity")}
            required
            options={options(NETWORK_ACTIVITIES, NETWORK_ACTIVITY_LABELS)}
          />
        </div>
        <ProposedClassification />
        <SelectField name="promoterId" label={t("event.promoterLabel")} required options={promoterOptions} />
        {promoters.length > 1 ? (
          <CheckboxGroup
            name="coHostIds"
            label={t("event.coHosts")}
            hint={t("event.coHostsHint")}
            options={promoterOptions}
          />
        ) : null}
      </Part>
      <Part title={t("event.section.when")}>
        {confirmedRegistrations > 0 ? (
          <p className="mb-3 rounded-md bg-warn-wash px-3 py-2 text-[13px] text-warn-strong">
            {t("event.form.tellsRegistrants", { count: confirmedRegistrations })}
          </p>
        ) : null}
        <div className="grid gap-x-4 sm:grid-cols-2">
          <DateTimeField name="startsAt" label={t("event.startsAt")} required />
          <DateTimeField name="endsAt" label={t("event.endsAt")} required />
        </div>
        <SelectField
          name="attendanceMode"
          label={t("event.mode")}
          required
          options={options(ATTENDANCE_MODES, ATTENDANCE_MODE_LABELS)}
        />
        <TextField name="venue" label={t("event.venue")} maxLength={200} />
        <TextField
          name="onlineAddress"
          label={t("event.onlineAddress")}
          hint={t("event.onlineAddressHint")}
          inputMode="url"
        />
      </Part>
      <Part title={t("event.section.seats")}>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <NumberField name="capacity" label={t("event.capacity")} hint={t("event.capacityHint")} />
          <DateTimeField
            name="registrationClosesAt"
            label={t("event.registrationClosesAt")}
            hint={t("event.registrationClosesAtHint")}
          />
        </div>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <NumberField name="reservedSeats" label={t("event.reservedSeats")} hint={t("event.reservedSeatsHint")} />
          <DayField name="reservedUntil" label={t("event.reservedUntil")} hint={t("event.reservedUntilHint")} />
        </div>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <SelectField
            name="waitingRule"
            label={t("event.waitingRule")}
            hint={t("event.waitingRuleHint")}
            options={options(WAITING_RULES, WAITING_RULE_LABELS)}
          />
          <NumberField
            name="offerHours"
            label={t("event.offerHours")}
            hint={t("event.offerHoursHint", { most: MOST_HOURS })}
          />
        </div>
        <NumberField
          name="reminderHours"
          label={t("event.reminderHours")}
          hint={t("event.reminderHoursHint", { most: MOST_HOURS })}
        />
        <CheckboxField name="needsApproval" label={t("event.needsApproval")} hint={t("event.needsApprovalHint")} />
        <CheckboxField name="listed" label={t("event.listed")} />
        <TextField
          name="organiserContact"
          label={t("event.organiserContact")}
          hint={t("event.organiserContactHint")}
          maxLength={200}
        />
      </Part>
      <Part title={t("event.section.text")}>
        <TextAreaField name="summaryZh" label={t("event.summaryZh")} rows={6} />
        <TextAreaField name="summaryEn" label={t("event.summaryEn")} rows={4} />
      </Part>
    </Form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="mb-5 border-t border-line pt-4 first-of-type:border-0 first-of-type:pt-0">
      <legend className="sr-only">{title}</legend>
      <p aria-hidden="true" className="mb-3 text-[15px] font-semibold">
        {title}
      </p>
      {children}
    </fieldset>
  );
}

/** Choosing a type proposes the usual function and activity, as long as the person has not chosen them. */
function ProposedClassification() {
  const form = useFormContext();
  const type: unknown = form.watch("type");
  const proposed = useRef<unknown>(type);
  useEffect(() => {
    if (type === proposed.current) return;
    proposed.current = type;
    const usual = USUAL_CLASSIFICATION[type as EventType] as (typeof USUAL_CLASSIFICATION)[EventType] | undefined;
    if (!usual) return;
    for (const name of ["promoterFunction", "networkActivity"] as const) {
      if (!form.getFieldState(name).isDirty) form.setValue(name, usual[name], { shouldDirty: false });
    }
  }, [type, form]);
  return null;
}
