import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ChooseFile } from "~/files/components/ChooseFile";
import { filesOf } from "~/files/file-queries.server";
import { receivedFile } from "~/files/received-file.server";
import { Form } from "~/forms/Form";
import * as field from "~/forms/fields";
import { HiddenField, SelectField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { notFound } from "~/http/errors";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { checkCharacter } from "~/modules/organisations/credit-code";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { confirmCreditCode } from "~/modules/organisations/profile/confirm-credit-code.server";
import { firmFiles, organisationFiles } from "~/modules/organisations/profile/organisation-files.server";
import { Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { organisationInCare } from "~/modules/organisations/organisation-care.server";

export const handle: PageHandle = { title: "creditCode.confirm" };

const confirmationForm = z.object({
  version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  creditCode: field.text({ max: 18 }),
  fileId: field.optionalRecordId(),
});

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  const { creditCode, version } = organisationInCare(context, id);
  if (creditCode === null) throw notFound();
  const licences = [organisationFiles, firmFiles]
    .flatMap((subject) => filesOf(context, subject, id).files)
    .filter(({ purpose }) => purpose === "licence")
    .map((file) => ({ value: String(file.id), label: file.name }));
  const expected = checkCharacter(creditCode) ?? "";
  return { id, head: organisationHead(context, id), creditCode, version, expected, licences };
});

export const action = act("organisation.write", async (context) => {
  const id = idParam(context.params);
  const { fileId, ...values } = accepted(confirmationForm, context.values);
  const evidence = fileId ?? (await receivedFile(context.values.file));
  confirmCreditCode(context, id, { ...values, evidence });
  return seeOther(`/organisations/${id}?saved=yes`);
});

export default function CreditCodeConfirmation() {
  const t = useT();
  const { id, head, creditCode, version, expected, licences } = useLoaderData<typeof loader>();
  return (
    <>
      <OrganisationHead head={head} current="overview" />
      <Section title={t("creditCode.confirm")}>
        <p className="mb-3 max-w-prose">
          {creditCode.endsWith(expected)
            ? t("creditCode.fits", { code: creditCode })
            : t("creditCode.doesNotFit", { code: creditCode, expected })}
        </p>
        <div className="max-w-xl">
          <Form
            schema={confirmationForm}
            values={{ version, creditCode }}
            multipart
            submitLabel={t("creditCode.confirmWithFile")}
            cancelTo={`/organisations/${id}`}
          >
            <HiddenField name="version" value={version} />
            <HiddenField name="creditCode" value={creditCode} />
            {licences.length > 0 ? (
              <SelectField
                name="fileId"
                label={t("creditCode.existingFile")}
                hint={t("creditCode.existingFileHint")}
                options={licences}
              />
            ) : null}
            <ChooseFile label={t("creditCode.newFile")} />
          </Form>
        </div>
      </Section>
    </>
  );
}
