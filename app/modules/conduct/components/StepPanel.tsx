import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { Form } from "~/forms/Form";
import { HiddenField, SelectField, TextAreaField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { Notice } from "~/ui/Notice";
import { Panel } from "~/ui/Panel";
import { COMPLAINT_STEP_LABELS, optionsOf, RULING_LABELS } from "../conduct-labels";
import type { WhyNot } from "../complaint-process";
import type { ComplaintStep } from "../vocabulary";

type Step = Exclude<ComplaintStep, "assign">;

const HINTS: Partial<Record<Step, MessageKey>> = {
  inform: "complaint.stepHint.inform",
  rule: "complaint.stepHint.rule",
  decide: "complaint.stepHint.decide",
};

/** One step of a complaint as a form: its words, and for a ruling what it says and who decided. */
export function StepPanel({ step, schema }: { step: Step; schema: z.ZodType }) {
  const t = useT();
  const data = useLoaderData<{ id: number; version: number; reason: WhyNot | null; names: string }>();
  const back = `/conduct/complaints/${data.id}`;
  const hint = HINTS[step];
  const ruling = step === "rule" || step === "decide";
  const spoken = step === "answer" || step === "appeal";
  return (
    <Panel title={t(COMPLAINT_STEP_LABELS[step])} closeTo={back}>
      {data.reason ? <Notice tone="warn">{t(data.reason.key, data.reason.params)}</Notice> : null}
      {hint ? <p className="mb-4 text-ink-soft">{t(hint)}</p> : null}
      <Form
        schema={schema}
        values={{ personName: ruling ? data.names : "" }}
        submitLabel={t(COMPLAINT_STEP_LABELS[step])}
        cancelTo={back}
      >
        <HiddenField name="version" value={data.version} />
        {ruling ? (
          <SelectField
            name="outcome"
            label={t("complaint.outcome")}
            required
            options={optionsOf(RULING_LABELS).map(({ value, label }) => ({ value, label: t(label) }))}
          />
        ) : null}
        <TextAreaField name="text" label={t(`complaint.stepText.${step}`)} required rows={8} />
        {ruling ? (
          <TextField name="personName" label={t("complaint.deciders")} required maxLength={200} />
        ) : spoken ? (
          <TextField name="personName" label={t("complaint.speaker")} required maxLength={60} />
        ) : null}
      </Form>
    </Panel>
  );
}
