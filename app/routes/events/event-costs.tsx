import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { costForm } from "~/modules/events/costs/cost-form";
import { COST_KIND_LABELS } from "~/modules/events/costs/cost-labels";
import { costsOf } from "~/modules/events/costs/cost-queries.server";
import { saveCosts } from "~/modules/events/costs/save-costs.server";
import { COST_KINDS } from "~/modules/events/costs/vocabulary";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { typedYuan } from "~/values/money-text";

export const handle: PageHandle = { title: "cost.title" };

export const loader = page("eventCost.write", (context) => {
  const id = idParam(context.params);
  const { lines, funding, version } = costsOf(context, id);
  const typed = COST_KINDS.map((kind) => {
    const { budgetFen, actualFen } = lines[kind];
    return [kind, { budgetFen: typedYuan(budgetFen), actualFen: typedYuan(actualFen) }] as const;
  });
  return { id, version, values: { funding, lines: Object.fromEntries(typed) } };
});

export const action = act("eventCost.write", (context) => {
  const id = idParam(context.params);
  saveCosts(context, id, accepted(costForm, context.values));
  return seeOther(`/events/${id}`);
});

export default function EventCosts() {
  const t = useT();
  const { id, version, values } = useLoaderData<typeof loader>();
  const back = `/events/${id}`;
  return (
    <Panel title={t("cost.title")} closeTo={back}>
      <Form schema={costForm} values={values} cancelTo={back}>
        <HiddenField name="version" value={version} />
        <p className="mb-3 text-[13px] text-ink-soft">{t("cost.hint")}</p>
        {COST_KINDS.map((kind) => (
          <fieldset key={kind}>
            <legend className="mb-1 font-medium">{t(COST_KIND_LABELS[kind])}</legend>
            <div className="grid grid-cols-2 gap-x-3">
              <TextField
                name={`lines.${kind}.budgetFen`}
                label={t("cost.budgetYuan")}
                inputMode="decimal"
                autoComplete="off"
              />
              <TextField
                name={`lines.${kind}.actualFen`}
                label={t("cost.actualYuan")}
                inputMode="decimal"
                autoComplete="off"
              />
            </div>
          </fieldset>
        ))}
        <TextField name="funding" label={t("cost.funding")} maxLength={120} />
      </Form>
    </Panel>
  );
}
