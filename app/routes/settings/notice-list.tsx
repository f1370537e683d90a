import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { SelectField, TextAreaField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { noticeForm } from "~/modules/organisations/contacts/notice-form";
import { NOTICE_KINDS, NOTICE_LABELS } from "~/modules/organisations/contacts/notice-kinds";
import { noticeVersions } from "~/modules/organisations/contacts/notice-queries.server";
import { publishNotice } from "~/modules/organisations/contacts/publish-notice.server";
import { PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { localDateTime } from "~/values/business-day";

export const handle: PageHandle = { title: "notice.title" };

export const loader = page("notice.publish", (context) => ({
  notices: NOTICE_KINDS.map((kind) => ({ kind, versions: noticeVersions(context, kind) })),
}));

export const action = act("notice.publish", (context) => {
  const values = accepted(noticeForm, context.values);
  publishNotice(context, values.kind, values);
  return seeOther("/settings/notices");
});

export default function Notices() {
  const t = useT();
  const { notices } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("notice.title")} />
      <p className="mb-4 max-w-3xl text-ink-soft">{t("notice.lead")}</p>
      {notices.map(({ kind, versions }) => (
        <Section key={kind} title={t(NOTICE_LABELS[kind])}>
          {versions.map(({ version, textZh, textEn, publishedAt }, index) => (
            <article key={version} className="mb-3 rounded-lg border border-line bg-sheet px-4 py-3">
              <h3 className="flex flex-wrap items-center gap-2 font-semibold tabular-nums">
                {version}
                {index === 0 ? <Tag tone="ok">{t("notice.current")}</Tag> : null}
                <span className="text-[13px] font-normal text-ink-faint">
                  {publishedAt === null
                    ? t("notice.builtIn")
                    : `${t("notice.publishedAt")} ${localDateTime(publishedAt).replace("T", " ")}`}
                </span>
              </h3>
              <p className="mt-1 whitespace-pre-line text-ink-soft">{textZh}</p>
              <p lang="en" className="mt-1 whitespace-pre-line text-ink-soft">
                {textEn}
              </p>
            </article>
          ))}
        </Section>
      ))}
      <Section title={t("notice.publish")}>
        <div className="max-w-2xl">
          <Form schema={noticeForm} submitLabel={t("notice.publish")}>
            <SelectField
              name="kind"
              label={t("notice.kind")}
              required
              options={NOTICE_KINDS.map((value) => ({ value, label: t(NOTICE_LABELS[value]) }))}
            />
            <TextField name="version" label={t("notice.version")} required maxLength={20} autoComplete="off" />
            <TextAreaField name="textZh" label={t("notice.textZh")} required rows={6} />
            <TextAreaField name="textEn" label={t("notice.textEn")} required rows={6} />
          </Form>
        </div>
      </Section>
    </>
  );
}
