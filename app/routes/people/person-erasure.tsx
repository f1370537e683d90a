import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { erasureForm } from "~/personal-data/person-request-form";
import { carryOutErasure, erasurePreview } from "~/personal-data/person-requests.server";
import { Notice } from "~/ui/Notice";
import { EmptyState, Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "person.erase" };

export const loader = page("person.manage", (context) => erasurePreview(context, idParam(context.params)));

export const action = act("person.manage", (context) => {
  const id = idParam(context.params);
  const { version, typed } = accepted(erasureForm, context.values);
  carryOutErasure(context, id, version, typed);
  return seeOther(`/people/${id}`);
});

export default function PersonErasure() {
  const t = useT();
  const { id, version, confirmBy, goes, stays, nothing, backupsGoneBy } = useLoaderData<typeof loader>();
  const table = (name: string) => t(`personal.table.${name}` as MessageKey);
  return (
    <div className="max-w-3xl">
      <PageHead title={t("person.erase")} sub={confirmBy} />
      {nothing ? (
        <EmptyState title={t("person.foundNothing")} hint={t("person.foundNothingHint")} />
      ) : (
        <Section title={t("person.eraseGoes")}>
          <Facts
            items={Object.entries(goes).map(([name, count]) => ({
              label: table(name),
              value: <span className="tabular-nums">{count}</span>,
            }))}
          />
          <p className="mt-2 text-ink-soft">
            {t("person.eraseCounts")} {t("person.eraseFiles")}
          </p>
        </Section>
      )}
      {Object.keys(stays).length > 0 ? (
        <Section title={t("person.eraseStays")}>
          <Facts
            items={Object.entries(stays).map(([name, reasons]) => ({
              label: table(name),
              value: reasons.map((reason) => t(`personal.kept.${reason}`)).join(" \u00b7 "),
            }))}
          />
        </Section>
      ) : null}
      <Notice tone="warn">{t("person.eraseBackups", { day: backupsGoneBy })}</Notice>
      <Form schema={erasureForm} submitLabel={t("person.erase")} cancelTo={`/people/${id}`}>
        <HiddenField name="version" value={version} />
        <TextField
          name="typed"
          label={t("person.eraseConfirm", { text: confirmBy })}
          hint={t("person.eraseConfirmHint")}
          required
          autoComplete="off"
        />
      </Form>
    </div>
  );
}
