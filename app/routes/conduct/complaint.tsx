import { Outlet, useLoaderData } from "@remix-run/react";
import { FileList } from "~/files/components/FileList";
import { FileUploadForm } from "~/files/components/FileUploadForm";
import { filesOf } from "~/files/file-queries.server";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { ComplaintHistory } from "~/modules/conduct/components/ComplaintHistory";
import { ComplaintStateTag } from "~/modules/conduct/components/ComplaintStateTag";
import { ANSWER_FILE_PURPOSES, COMPLAINT_FILE_PURPOSES } from "~/modules/conduct/conduct-file-purposes";
import { answerFiles, complaintFiles } from "~/modules/conduct/conduct-files.server";
import { COMPLAINT_SOURCE_LABELS, COMPLAINT_STEP_LABELS, RULING_LABELS } from "~/modules/conduct/conduct-labels";
import { complaintPage } from "~/modules/conduct/conduct-queries.server";
import { STEP_PATHS } from "~/modules/conduct/step-paths";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle<{ complaint: { number: string } }> = {
  title: (t, data) => t("complaint.title", { number: data.complaint.number }),
};

export const loader = page("complaint.see", (context) => {
  const id = idParam(context.params);
  return {
    ...complaintPage(context, id),
    files: filesOf(context, complaintFiles, id),
    answers: filesOf(context, answerFiles, id),
    file: context.url.searchParams.get("file"),
  };
});

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ComplaintPage() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const { complaint, files, answers, file, next } = data;
  const path = `/conduct/complaints/${complaint.id}`;
  const possible = next.filter(({ reason }) => reason === null);
  // What the state itself rules out needs no word; what waits for a day or for another person does.
  const waiting = next.filter(
    ({ reason }) =>
      reason !== null && !/\.(?:assign|admission|inform|answer|rule|appeal|decide|withdraw)$/.test(reason.key),
  );
  return (
    <>
      <PageHead
        title={t("complaint.title", { number: complaint.number })}
        sub={<ComplaintStateTag state={complaint.state} />}
      />
      <div className="mb-4 flex flex-wrap gap-2 print:hidden">
        {possible.map(({ step }) => (
          <LinkButton
            key={step}
            href={`${path}/${STEP_PATHS[step]}`}
            look={step === "admit" || step === "inform" || step === "rule" || step === "decide" ? "main" : "plain"}
          >
            {t(COMPLAINT_STEP_LABELS[step])}
          </LinkButton>
        ))}
      </div>
      {waiting.map(({ step, reason }) =>
        reason ? (
          <Notice key={step}>
            {t(COMPLAINT_STEP_LABELS[step])}: {t(reason.key, reason.params)}
          </Notice>
        ) : null,
      )}
      {file === "saved" ? <Notice tone="ok">{t("file.saved")}</Notice> : null}
      {file === "removed" ? <Notice tone="ok">{t("file.removal.done")}</Notice> : null}
      <ComplaintFacts data={data} />
      <Section title={t("complaint.history")}>
        <ComplaintHistory steps={data.steps} />
      </Section>
      <Section title={t("complaint.files")}>
        <FileList {...files} purposes={COMPLAINT_FILE_PURPOSES} />
        <details className="mt-3 max-w-xl print:hidden">
          <summary className="touch-target mb-3 cursor-pointer text-weft">{t("file.add")}</summary>
          <FileUploadForm subjectKind="complaint" subjectId={complaint.id} purposes={COMPLAINT_FILE_PURPOSES} />
        </details>
      </Section>
      <Section title={t("complaint.answerFiles")}>
        <FileList {...answers} purposes={ANSWER_FILE_PURPOSES} />
      </Section>
      <Outlet />
    </>
  );
}

function ComplaintFacts({ data: { complaint, organisationName, complainantOrganisation } }: { data: Loaded }) {
  const t = useT();
  const complainant = [complainantOrganisation, complaint.complainantName, complaint.complainantContact]
    .filter(Boolean)
    .join(" · ");
  const days = [
    { label: t("complaint.receivedOn"), value: complaint.receivedOn },
    { label: t("complaint.dueDay"), value: complaint.dueDay },
    { label: t("complaint.statementDueOn"), value: complaint.statementDueOn },
    { label: t("complaint.appealDueOn"), value: complaint.appealDueOn },
    { label: t("complaint.closedOn"), value: complaint.closedOn },
    { label: t("complaint.expiresOn"), value: complaint.expiresOn },
  ].filter(({ value }) => value !== null);
  return (
    <div className="mb-6">
      <Facts
        items={[
          {
            label: t("complaint.about"),
            value:
              complaint.organisationId === null ? (
                <>
                  {complaint.aboutName} <span className="text-[13px] text-ink-faint">{t("complaint.notAssigned")}</span>
                </>
              ) : (
                <a
                  href={`/organisations/${complaint.organisationId}/conduct`}
                  className="touch-target inline-flex items-center text-weft hover:underline"
                >
                  {organisationName}
                </a>
              ),
          },
          {
            label: t("complaint.complainant"),
            value: (
              <>
                {complainant || t("complaint.anonymous")}
                {complaint.confidential ? (
                  <span className="block text-[13px] text-ink-faint">{t("complaint.confidentialYes")}</span>
                ) : null}
              </>
            ),
          },
          { label: t("complaint.subject"), value: complaint.subject },
          { label: t("complaint.source"), value: t(COMPLAINT_SOURCE_LABELS[complaint.source]) },
          { label: t("complaint.text"), value: <span className="whitespace-pre-line">{complaint.text}</span> },
          {
            label: t("complaint.evidence"),
            value: <span className="whitespace-pre-line">{complaint.evidence ?? t("unknown")}</span>,
          },
          ...(complaint.outcome === null
            ? []
            : [{ label: t("complaint.outcome"), value: t(RULING_LABELS[complaint.outcome]) }]),
          ...days,
        ]}
      />
    </div>
  );
}
