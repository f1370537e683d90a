import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { can } from "~/access/can";
import { ChooseFile } from "~/files/components/ChooseFile";
import { Form } from "~/forms/Form";
import * as field from "~/forms/fields";
import { NumberField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { invalidField } from "~/http/errors";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { saveProfileSettings, staleAfterMonths } from "~/modules/organisations/profile/freshness.server";
import { importIndustries, industryListsAndSections } from "~/modules/organisations/profile/import-industries.server";
import { STALE_MONTHS_RANGE } from "~/modules/organisations/profile/staleness";
import { Notice } from "~/ui/Notice";
import { EmptyState, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "industry.title" };

const listForm = z.object({ name: field.text({ max: 60 }) });
const settingsForm = z.object({ staleAfterMonths: field.integer(STALE_MONTHS_RANGE) });

export const loader = page("industry.import", (context) => ({
  ...industryListsAndSections(context),
  months: staleAfterMonths(context.db),
  mayConfigure: can(context.actor, "profile.configure"),
  saved: context.url.searchParams.get("saved") === "yes",
}));

export const action = act("industry.import", async (context) => {
  if (context.values.formName === "settings") {
    saveProfileSettings(context, accepted(settingsForm, context.values));
    return seeOther("/settings/industries?saved=yes");
  }
  const { name } = accepted(listForm, context.values);
  const { file } = context.values;
  if (!(file instanceof File) || file.size === 0) throw invalidField("file", "file.refused.none");
  await importIndustries(context, name, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  return seeOther("/settings/industries?saved=yes");
});

export default function IndustryList() {
  const t = useT();
  const locale = useLocale();
  const { lists, sections, months, mayConfigure, saved } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("industry.title")} />
      {saved ? <Notice tone="ok">{t("industry.saved")}</Notice> : null}
      <Section title={t("industry.inUse")} note={lists[0] ? `${lists[0].name} · ${lists[0].codeCount}` : undefined}>
        {lists.length === 0 ? <EmptyState title={t("industry.none")} hint={t("industry.noneHint")} /> : null}
        <ul className="columns-1 gap-8 sm:columns-2">
          {sections.map(({ code, nameZh, nameEn, level }) => (
            <li key={code} className={level === 1 ? "mt-2 font-medium first:mt-0" : "pl-4 text-[13px]"}>
              <a
                href={`/organisations?filter.industry=${code}`}
                className="touch-target inline-flex items-center hover:underline"
              >
                {code} {(locale === "en" && nameEn) || nameZh}
              </a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("industry.import")}>
        <div className="max-w-xl">
          <Form schema={listForm} values={{}} multipart name="list" submitLabel={t("industry.import")}>
            <TextField name="name" label={t("industry.name")} required maxLength={60} hint={t("industry.nameHint")} />
            <ChooseFile label={t("industry.file")} hint={t("industry.fileHint")} />
          </Form>
        </div>
        {lists.length > 1 ? (
          <ul className="mt-3 text-[13px] text-ink-faint">
            {lists.slice(1).map((list) => (
              <li key={list.id} className="tabular-nums">
                {list.name} · {list.codeCount} · {dayOfInstant(list.importedAt)} {list.by}
              </li>
            ))}
          </ul>
        ) : null}
      </Section>
      {mayConfigure ? (
        <Section title={t("industry.freshness")}>
          <div className="max-w-md">
            <Form schema={settingsForm} values={{ staleAfterMonths: months }} name="settings">
              <NumberField name="staleAfterMonths" label={t("industry.staleAfterMonths")} required />
            </Form>
          </div>
        </Section>
      ) : null}
    </>
  );
}
