import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, HiddenField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { duesRatesForm } from "~/modules/organisations/membership/dues-form";
import { duesRatesOf, setDuesRates } from "~/modules/organisations/membership/dues-rates.server";
import { yearAsked } from "~/modules/organisations/membership/year-asked";
import { LinkButton } from "~/ui/Button";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";
import { EmptyState } from "~/ui/Page";
import { typedYuan } from "~/values/money-text";

export const handle: PageHandle = { title: "dues.rates" };

export const loader = page("dues.write", (context) =>
  duesRatesOf(context, yearAsked(context.url.searchParams, context.now())),
);

export const action = act("dues.write", (context) => {
  const values = accepted(duesRatesForm, context.values);
  setDuesRates(context, values);
  return seeOther(`/dues?filter.year=${values.year}&done=rates`);
});

export default function DuesRates() {
  const t = useT();
  const { year, dueDay, rates } = useLoaderData<typeof loader>();
  const path = `/dues?filter.year=${year}`;
  const title = t("dues.ratesOf", { year: String(year) });
  return (
    <Panel title={title} closeTo={path}>
      {rates.length === 0 ? (
        <EmptyState title={t("dues.noClasses")}>
          <LinkButton href="/settings/membership">{t("membership.settings")}</LinkButton>
        </EmptyState>
      ) : (
        <Form
          schema={duesRatesForm}
          values={{
            dueDay,
            amounts: Object.fromEntries(rates.map((rate) => [`class${rate.classId}`, typedYuan(rate.amountFen)])),
          }}
          cancelTo={path}
        >
          <HiddenField name="year" value={year} />
          <DayField name="dueDay" label={t("dues.column.dueDay")} required />
          {rates.map((rate) => (
            <TextField
              key={rate.classId}
              name={`amounts.class${rate.classId}`}
              label={t("dues.amountOf", { name: rate.name })}
              inputMode="decimal"
              autoComplete="off"
            />
          ))}
          <p className="text-[13px] text-ink-soft">{t("dues.rates.hint")}</p>
        </Form>
      )}
    </Panel>
  );
}
