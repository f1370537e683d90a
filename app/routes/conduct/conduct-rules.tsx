import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { CheckboxField, HiddenField, NumberField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { conductRulesForm } from "~/modules/conduct/complaint-form";
import { ConductTabs } from "~/modules/conduct/components/ConductTabs";
import { currentRules, setConductRules } from "~/modules/conduct/conduct-rules.server";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "conduct.rules" };

export const loader = page("conduct.configure", (context) => ({
  rules: currentRules(context),
  saved: context.url.searchParams.get("saved") === "yes",
}));

export const action = act("conduct.configure", (context) => {
  setConductRules(context, accepted(conductRulesForm, context.values));
  return seeOther("/settings/conduct?saved=yes");
});

export default function ConductRulesPage() {
  const t = useT();
  const { rules, saved } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("conduct.rules")} />
      <ConductTabs current="rules" />
      <div className="max-w-xl">
        {saved ? <Notice tone="ok">{t("conduct.rules.saved")}</Notice> : null}
        <p className="mb-4 text-ink-soft">{t("conduct.rules.lead")}</p>
        <Form schema={conductRulesForm} values={rules}>
          <HiddenField name="version" value={rules.version} />
          <NumberField name="closureDays" label={t("conduct.rules.closureDays")} required />
          <NumberField name="statementDays" label={t("conduct.rules.statementDays")} required />
          <NumberField name="appealDays" label={t("conduct.rules.appealDays")} required />
          <NumberField
            name="recordMonths"
            label={t("conduct.rules.recordMonths")}
            hint={t("conduct.rules.recordHint")}
            required
          />
          <CheckboxField name="otherDecides" label={t("conduct.rules.otherDecides")} />
          <CheckboxField name="otherHearsAppeal" label={t("conduct.rules.otherHearsAppeal")} />
        </Form>
      </div>
    </>
  );
}
