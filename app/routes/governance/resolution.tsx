import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { ResolutionStateTag } from "~/modules/governance/components/GovernanceTags";
import { resolutionPage } from "~/modules/governance/governance-queries.server";
import { LinkButton } from "~/ui/Button";
import { Facts, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle<{ resolution: { number: string } }> = {
  title: (t, data) => t("resolution.title", { number: data.resolution.number }),
};

export const loader = page("governance.see", (context) => ({
  ...resolutionPage(context, idParam(context.params)),
  mayWrite: can(context.actor, "governance.write"),
}));

export default function ResolutionPage() {
  const t = useT();
  const { resolution, bodyName, meetingTitle, owner, today, mayWrite } = useLoaderData<typeof loader>();
  const path = `/governance/resolutions/${resolution.id}`;
  const { state } = resolution;
  return (
    <>
      <PageHead
        title={t("resolution.title", { number: resolution.number })}
        sub={
          <>
            {bodyName} <ResolutionStateTag resolution={resolution} today={today} />
          </>
        }
      >
        {mayWrite && (state === "open" || state === "rejected") ? (
          <LinkButton href={`${path}/edit`}>{t("action.edit")}</LinkButton>
        ) : null}
        {mayWrite && state === "open" ? (
          <>
            <LinkButton href={`${path}/withdrawal`}>{t("resolution.withdraw")}</LinkButton>
            <LinkButton look="main" href={`${path}/completion`}>
              {t("resolution.complete")}
            </LinkButton>
          </>
        ) : null}
        {mayWrite && (state === "done" || state === "withdrawn") ? (
          <LinkButton href={`${path}/reopening`}>{t("resolution.reopen")}</LinkButton>
        ) : null}
      </PageHead>
      <p className="mb-4 rounded-lg border border-line bg-sheet p-4 break-words whitespace-pre-line">
        {resolution.text}
      </p>
      <Facts
        items={[
          {
            label: t("resolution.meeting"),
            value: (
              <a
                href={`/governance/meetings/${resolution.meetingId}`}
                className="touch-target inline-flex items-center text-weft hover:underline"
              >
                {meetingTitle}
              </a>
            ),
          },
          { label: t("resolution.decidedOn"), value: resolution.decidedOn },
          {
            label: t("resolution.votes"),
            value: `${t(resolution.adopted ? "resolution.adopted" : "resolution.notAdopted")} · ${t(
              "resolution.votesText",
              {
                for: resolution.votesFor,
                against: resolution.votesAgainst,
                abstained: resolution.votesAbstained,
              },
            )}`,
          },
          { label: t("resolution.owner"), value: owner ?? t("resolution.noOwner") },
          { label: t("resolution.dueDay"), value: resolution.dueDay ?? t("unknown") },
          ...(resolution.closedOn === null
            ? []
            : [
                { label: t("resolution.closedOn"), value: resolution.closedOn },
                {
                  label: t("resolution.closingNote"),
                  value: <span className="whitespace-pre-line">{resolution.closingNote}</span>,
                },
              ]),
        ]}
      />
      <Outlet />
    </>
  );
}
