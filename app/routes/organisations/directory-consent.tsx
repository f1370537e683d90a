import { isRepresentative } from "~/access/roles";
import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { CheckboxField, HiddenField, SelectField, TextAreaField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { NoticeText } from "~/modules/organisations/contacts/components/NoticeText";
import { currentNotice } from "~/modules/organisations/contacts/notice-queries.server";
import { CONSENT_WAYS, WAY_LABELS } from "~/modules/organisations/contacts/vocabulary";
import { agreeDirectory } from "~/modules/organisations/directory/agree-directory.server";
import { DirectoryCard } from "~/modules/organisations/directory/components/DirectoryCard";
import { directoryForm } from "~/modules/organisations/directory/directory-form";
import { ownDirectoryEntry } from "~/modules/organisations/directory/directory-queries.server";
import { PART_LABELS } from "~/modules/organisations/directory/vocabulary";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "organisation.tab.directory" };

export const loader = page("directory.agree", (context) => {
  const id = idParam(context.params);
  return {
    head: organisationHead(context, id),
    own: ownDirectoryEntry(context, id),
    notice: currentNotice(context, "directory"),
    ofFirm: isRepresentative(context.actor),
    saved: context.url.searchParams.get("saved") === "yes",
  };
});

export const action = act("directory.agree", (context) => {
  const id = idParam(context.params);
  agreeDirectory(context, id, accepted(directoryForm, context.values));
  return seeOther(`/organisations/${id}/directory?saved=yes`);
});

export default function DirectoryConsent() {
  const t = useT();
  const { head, own, notice, ofFirm, saved } = useLoaderData<typeof loader>();
  const path = `/organisations/${head.id}/directory`;
  const given = own.parts.filter((part) => part.given !== null);
  const values = {
    part: Object.fromEntries(own.parts.map(({ part, given: standing }) => [part, standing !== null])),
    descriptionZh: own.source.descriptionZh,
    descriptionEn: own.source.descriptionEn,
    phone: own.source.phone,
    contactId: own.contactId,
  };
  const card = own.shown ?? own.preview;
  return (
    <>
      <OrganisationHead head={head} current="directory">
        {own.shown ? (
          <LinkButton href={`/public/directory/${head.id}`}>{t("directory.own.openPublic")}</LinkButton>
        ) : null}
        {given.length > 0 ? (
          <LinkButton look="danger" href={`${path}/withdrawal`}>
            {t("directory.own.leave")}
          </LinkButton>
        ) : null}
      </OrganisationHead>
      {saved ? <Notice tone="ok">{t("directory.own.saved")}</Notice> : null}
      {own.allowed ? null : <Notice tone="warn">{t("directory.own.notAllowed")}</Notice>}
      <div className="grid gap-x-6 lg:grid-cols-2">
        <Section title={t(own.shown ? "directory.own.shownNow" : "directory.own.preview")}>
          {own.shown ? null : <p className="mb-2 text-ink-soft">{t("directory.own.shownNothing")}</p>}
          {card ? (
            <article className="rounded-lg border border-line bg-sheet px-4 py-3">
              <DirectoryCard entry={card} heading={<h3 className="font-semibold">{card.legalName}</h3>} />
            </article>
          ) : null}
        </Section>
        <Section title={t("directory.own.title")}>
          <p className="mb-3 text-ink-soft">{t("directory.own.lead")}</p>
          <NoticeText notice={notice} />
          <Form schema={directoryForm} values={values} submitLabel={t("directory.own.save")} dock>
            <HiddenField name="noticeVersion" value={notice.version} />
            <HiddenField name="version" value={own.version} />
            <fieldset className="mb-2">
              <legend className="mb-1 text-[13px] text-ink-soft">{t("directory.own.parts")}</legend>
              {own.parts.map(({ part, given: standing }) => (
                <CheckboxField
                  key={part}
                  name={`part.${part}`}
                  label={t(PART_LABELS[part])}
                  hint={
                    standing
                      ? t("directory.agreed", { day: dayOfInstant(standing.at), version: standing.noticeVersion })
                      : t("directory.notAgreed")
                  }
                />
              ))}
            </fieldset>
            <TextAreaField name="descriptionZh" label={t("directory.descriptionZh")} rows={4} />
            <TextAreaField name="descriptionEn" label={t("directory.descriptionEn")} rows={4} />
            <TextField
              name="phone"
              label={t("directory.part.phone")}
              hint={t("directory.phoneHint")}
              inputMode="tel"
              autoComplete="off"
            />
            <SelectField
              name="contactId"
              label={t("directory.person")}
              hint={t("directory.personHint")}
              options={own.people.map(({ id, name, agreed }) => ({
                value: String(id),
                label: agreed ? name : t("directory.personNotAgreed", { name }),
              }))}
            />
            {ofFirm ? (
              <HiddenField name="way" value="portal" />
            ) : (
              <>
                <SelectField
                  name="way"
                  label={t("consent.way")}
                  required
                  options={CONSENT_WAYS.map((value) => ({ value, label: t(WAY_LABELS[value]) }))}
                />
                <TextField
                  name="evidence"
                  label={t("consent.evidence")}
                  hint={t("consent.evidenceHint")}
                  maxLength={200}
                  autoComplete="off"
                />
              </>
            )}
          </Form>
        </Section>
      </div>
    </>
  );
}
