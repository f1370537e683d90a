import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { CheckboxField, HiddenField, SelectField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { pledgeToSign } from "~/modules/conduct/conduct-queries.server";
import { ownSignatureForm } from "~/modules/conduct/pledge-form";
import { signPledge } from "~/modules/conduct/sign-pledge.server";
import { Notice } from "~/ui/Notice";
import { PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle<{ pledge: { title: string } }> = { title: (_t, data) => data.pledge.title };

export const loader = page("pledge.sign", (context) => pledgeToSign(context, idParam(context.params)));

export const action = act("pledge.sign", (context) => {
  signPledge(context, idParam(context.params), accepted(ownSignatureForm, context.values));
  return seeOther("/portal/conduct?signed=yes");
});

export default function PortalPledge() {
  const t = useT();
  const locale = useLocale();
  const { pledge, text, firms, open, signatory } = useLoaderData<typeof loader>();
  const missing = firms.filter(({ signedOn }) => signedOn === null);
  return (
    <div className="mx-auto max-w-3xl">
      <PageHead title={pledge.title} sub={t("pledge.textNumber", { number: text.number, day: text.validFrom })} />
      <p className="mb-5 rounded-lg border border-line bg-sheet p-4 text-base break-words whitespace-pre-line sm:text-[14px]">
        {locale === "en" ? (text.textEn ?? text.textZh) : text.textZh}
      </p>
      {firms
        .filter(({ signedOn }) => signedOn !== null)
        .map((firm) => (
          <Notice key={firm.id} tone="ok">
            {t("label.with", {
              label: firm.legalName,
              value: t("pledge.signedBy", { day: firm.signedOn ?? "", name: firm.signatory ?? "" }),
            })}
          </Notice>
        ))}
      {!open ? <Notice>{t("pledge.closed")}</Notice> : null}
      {open && missing.length > 0 ? (
        <Section title={t("pledge.sign")}>
          <Form
            schema={ownSignatureForm}
            values={{ organisationId: missing.length === 1 ? missing[0]!.id : "", signatoryName: signatory }}
            submitLabel={t("pledge.sign")}
            cancelTo="/portal/conduct"
            dock
          >
            <HiddenField name="textId" value={text.id} />
            <SelectField
              name="organisationId"
              label={t("pledge.signFor")}
              required
              options={missing.map(({ id, legalName }) => ({ value: String(id), label: legalName }))}
            />
            <TextField name="signatoryName" label={t("pledge.signatory")} required maxLength={60} autoComplete="name" />
            <TextField name="signatoryDuty" label={t("pledge.signatoryDuty")} maxLength={60} />
            <CheckboxField name="agreed" label={t("pledge.agree")} hint={t("pledge.recorded")} />
          </Form>
        </Section>
      ) : null}
    </div>
  );
}
