import { Outlet, useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { OPEN_STATES } from "~/modules/organisations/membership/application-lifecycle";
import { applicationByLink } from "~/modules/organisations/membership/application-queries.server";
import { ApplicationStateTag } from "~/modules/organisations/membership/components/ApplicationStateTag";
import { limitApplicationLink } from "~/modules/organisations/membership/limit-applicants.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import type { PageHandle } from "~/ui/page-title";
import { Facts, PageHead } from "~/ui/Page";
import { localDateTime } from "~/values/business-day";

export const handle: PageHandle = { title: "application.title" };

export const loader = page("membership.apply", (context) => {
  limitApplicationLink(context);
  const token = context.params.token ?? "";
  return { token, application: applicationByLink(context, token) };
});

export default function ApplicationByLink() {
  const t = useT();
  const { token, application } = useLoaderData<typeof loader>();
  const { legalName, state, declineReason, createdAt, contactName } = application;
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={t("application.title")} sub={<ApplicationStateTag state={state} />} />
      <p className="mb-4">{t(`application.state.told.${state}`)}</p>
      {declineReason ? <Notice>{t("application.declinedBecause", { reason: declineReason })}</Notice> : null}
      <Facts
        items={[
          { label: t("organisation.field.legalName"), value: legalName },
          { label: t("application.field.contactName"), value: contactName },
          { label: t("application.column.createdAt"), value: localDateTime(createdAt).replace("T", " ") },
        ]}
      />
      {OPEN_STATES.includes(state) ? (
        <p className="mt-5">
          <LinkButton look="danger" href={`/public/membership/applications/${token}/withdrawal`}>
            {t("application.withdraw")}
          </LinkButton>
        </p>
      ) : null}
      <Outlet />
    </div>
  );
}
