import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form } from "~/forms/Form";
import { TextField } from "~/forms/FormFields";
import * as field from "~/forms/fields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { archiveOrganisation } from "~/modules/organisations/archive-organisation.server";
import { recordsOfOrganisation } from "~/modules/organisations/organisation-queries.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "organisation.archive" };

const archiveForm = z.object({ typedName: field.text({ max: 200 }) });

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  return { id, touched: recordsOfOrganisation(context, id) };
});

export const action = act("organisation.write", (context) => {
  const id = idParam(context.params);
  archiveOrganisation(context, id, accepted(archiveForm, context.values).typedName);
  return seeOther(`/organisations/${id}`);
});

export default function ArchiveOrganisation() {
  const t = useT();
  const { id, touched } = useLoaderData<typeof loader>();
  const title = t("organisation.archive.title", { name: touched.legalName });
  const { contacts, registrations, signIns } = touched;
  return (
    <Panel title={title} closeTo={`/organisations/${id}`}>
      <p className="mb-4">{t("organisation.archive.explain", { contacts, registrations, signIns })}</p>
      <Form schema={archiveForm} submitLabel={t("organisation.archive")} cancelTo={`/organisations/${id}`}>
        <TextField
          name="typedName"
          label={t("organisation.archive.typeName")}
          hint={touched.legalName}
          required
          autoComplete="off"
        />
      </Form>
    </Panel>
  );
}
