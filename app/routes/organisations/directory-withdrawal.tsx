import { isRepresentative } from "~/access/roles";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form } from "~/forms/Form";
import { HiddenField, SelectField } from "~/forms/FormFields";
import * as field from "~/forms/fields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { CONSENT_WAYS, WAY_LABELS } from "~/modules/organisations/contacts/vocabulary";
import { leaveDirectory } from "~/modules/organisations/directory/agree-directory.server";
import { ownDirectoryEntry } from "~/modules/organisations/directory/directory-queries.server";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "directory.own.leave" };

const withdrawalForm = z.object({ way: field.choice(CONSENT_WAYS) });

export const loader = page("directory.agree", (context) => {
  const id = idParam(context.params);
  return {
    head: organisationHead(context, id),
    name: ownDirectoryEntry(context, id).source.legalName,
    ofFirm: isRepresentative(context.actor),
  };
});

export const action = act("directory.agree", (context) => {
  const id = idParam(context.params);
  leaveDirectory(context, id, accepted(withdrawalForm, context.values).way);
  return seeOther(`/organisations/${id}/directory?saved=yes`);
});

export default function DirectoryWithdrawal() {
  const t = useT();
  const { head, name, ofFirm } = useLoaderData<typeof loader>();
  return (
    <>
      <OrganisationHead head={head} current="directory" />
      <Section title={t("directory.own.leave")}>
        <div className="max-w-xl">
          <p className="mb-4">{t("directory.own.leaveExplain", { name })}</p>
          <Form
            schema={withdrawalForm}
            submitLabel={t("directory.own.leave")}
            cancelTo={`/organisations/${head.id}/directory`}
          >
            {ofFirm ? (
              <HiddenField name="way" value="portal" />
            ) : (
              <SelectField
                name="way"
                label={t("consent.way")}
                required
                options={CONSENT_WAYS.map((value) => ({ value, label: t(WAY_LABELS[value]) }))}
              />
            )}
          </Form>
        </div>
      </Section>
    </>
  );
}
