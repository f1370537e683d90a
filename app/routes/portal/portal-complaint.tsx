import { useLoaderData } from "@remix-run/react";
import { FileList } from "~/files/components/FileList";
import { filesOf } from "~/files/file-queries.server";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { ComplaintHistory } from "~/modules/conduct/components/ComplaintHistory";
import { ComplaintStateTag } from "~/modules/conduct/components/ComplaintStateTag";
import { ANSWER_FILE_PURPOSES } from "~/modules/conduct/conduct-file-purposes";
import { answerFiles } from "~/modules/conduct/conduct-files.server";
import { ownComplaintPage } from "~/modules/conduct/conduct-queries.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle<{ complaint: { number: string } }> = {
  title: (t, data) => t("complaint.title", { number: data.complaint.number }),
};

export const loader = page("complaint.answer", (context) => {
  const id = idParam(context.params);
  return {
    ...ownComplaintPage(context, id),
    files: filesOf(context, answerFiles, id),
    saved: context.url.searchParams.get("saved") === "yes",
    file: context.url.searchParams.get("file"),
  };
});

export default function PortalComplaint() {
  const t = useT();
  const { complaint, firm, complainant, confidential, steps, mayAnswer, mayAppeal, files, saved, file } =
    useLoaderData<typeof loader>();
  const path = `/portal/complaints/${complaint.id}`;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHead
        title={t("complaint.title", { number: complaint.number })}
        sub={<ComplaintStateTag state={complaint.state} />}
      />
      {saved ? <Notice tone="ok">{t("portal.conduct.saved")}</Notice> : null}
      {file === "saved" ? <Notice tone="ok">{t("file.saved")}</Notice> : null}
      {file === "removed" ? <Notice tone="ok">{t("file.removal.done")}</Notice> : null}
      {mayAnswer && complaint.state === "informed" && complaint.statementDueOn ? (
        <Notice tone="warn">{t("portal.conduct.answerHint", { day: complaint.statementDueOn })}</Notice>
      ) : null}
      {mayAppeal && complaint.appealDueOn ? (
        <Notice>{t("portal.conduct.appealHint", { day: complaint.appealDueOn })}</Notice>
      ) : null}
      <p className="mb-2">{t("portal.actingFor", { firm })}</p>
      <p className="mb-4 text-ink-soft">
        {confidential
          ? t("complaint.confidentialYes")
          : t("label.with", {
              label: t("complaint.complainant"),
              value: complainant ?? t("complaint.anonymous"),
            })}
      </p>
      <div className="mb-5 flex flex-wrap gap-2">
        {mayAnswer ? (
          <LinkButton look="main" href={`${path}/statement`}>
            {t("portal.conduct.answer")}
          </LinkButton>
        ) : null}
        {mayAppeal ? (
          <LinkButton look="main" href={`${path}/appeal`}>
            {t("portal.conduct.appeal")}
          </LinkButton>
        ) : null}
        {files.mayWrite ? (
          <LinkButton href={`/files/of/complaint_answer/${complaint.id}`}>{t("file.add")}</LinkButton>
        ) : null}
      </div>
      <Section title={t("complaint.history")}>
        <ComplaintHistory steps={steps} />
      </Section>
      <Section title={t("complaint.answerFiles")}>
        <FileList {...files} purposes={ANSWER_FILE_PURPOSES} />
      </Section>
      {complaint.expiresOn ? (
        <p className="text-[13px] text-ink-faint">
          {t("complaint.expiresOn")} {complaint.expiresOn}
        </p>
      ) : null}
    </div>
  );
}
