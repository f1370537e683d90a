import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { CheckboxField, DayField, NumberField, SelectField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { saveStatusRules, statusRuleRows } from "~/modules/organisations/membership/save-status-rules.server";
import { MOST_RULES, statusRulesForm } from "~/modules/organisations/membership/settings-form";
import {
  MEMBERSHIP_EVENT_LABELS,
  MEMBERSHIP_EVENTS,
  MEMBERSHIP_STATUS_LABELS,
  MEMBERSHIP_STATUSES,
} from "~/modules/organisations/membership/vocabulary";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "membership.settings.rulesEdit" };

export const loader = page("membership.configure", (context) => ({
  today: dayOfInstant(context.now()),
  rules: statusRuleRows(context),
}));

export const action = act("membership.configure", (context) => {
  saveStatusRules(context, accepted(statusRulesForm, context.values));
  return seeOther("/settings/membership?done=saved");
});

export default function StatusRules() {
  const t = useT();
  const { today, rules } = useLoaderData<typeof loader>();
  const path = "/settings/membership";
  const events = MEMBERSHIP_EVENTS.map((value) => ({ value, label: t(MEMBERSHIP_EVENT_LABELS[value]) }));
  const statuses = MEMBERSHIP_STATUSES.map((value) => ({ value, label: t(MEMBERSHIP_STATUS_LABELS[value]) }));
  return (
    <Panel title={t("membership.settings.rulesEdit")} closeTo={path}>
      <p className="mb-4 text-ink-soft">{t("membership.settings.rulesHint")}</p>
      <Form schema={statusRulesForm} values={{ effectiveFrom: today, rules }} cancelTo={path}>
        <DayField
          name="effectiveFrom"
          label={t("membership.settings.effectiveFrom")}
          hint={t("membership.settings.effectiveHint")}
          required
        />
        <TextField name="note" label={t("membership.settings.note")} maxLength={200} />
        {Array.from({ length: MOST_RULES }, (_, index) => (
          <fieldset key={index} className="mb-4 rounded-lg border border-line bg-sheet px-4 pt-2">
            <legend className="px-1 text-[13px] font-semibold">
              {t("membership.settings.ruleNumber", { number: index + 1 })}
            </legend>
            <div className="grid gap-x-4 sm:grid-cols-3">
              <SelectField name={`rules.${index}.status`} label={t("membership.filter.status")} options={statuses} />
              <div className="sm:col-span-2 sm:self-center">
                <CheckboxField name={`rules.${index}.counts`} label={t("membership.counts")} />
              </div>
              <SelectField
                name={`rules.${index}.fromEvent`}
                label={t("membership.settings.fromEvent")}
                options={events}
              />
              <NumberField name={`rules.${index}.fromMonths`} label={t("membership.settings.months")} />
              <NumberField name={`rules.${index}.fromDays`} label={t("membership.settings.days")} />
              <SelectField
                name={`rules.${index}.untilEvent`}
                label={t("membership.settings.untilEvent")}
                options={events}
              />
              <NumberField name={`rules.${index}.untilMonths`} label={t("membership.settings.months")} />
              <NumberField name={`rules.${index}.untilDays`} label={t("membership.settings.days")} />
            </div>
          </fieldset>
        ))}
      </Form>
    </Panel>
  );
}
