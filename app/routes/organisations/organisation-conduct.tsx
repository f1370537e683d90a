import { useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { ComplaintsAbout, SignedAndCommended } from "~/modules/conduct/components/ConductRecord";
import { conductOfOrganisation } from "~/modules/conduct/conduct-queries.server";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle<{ head: { legalName: string } }> = {
  title: (t, data) => `${t("organisation.tab.conduct")} · ${data.head.legalName}`,
};

export const loader = page("commendation.see", (context) => {
  const id = idParam(context.params);
  return { head: organisationHead(context, id), conduct: conductOfOrganisation(context, id) };
});

export default function OrganisationConduct() {
  const t = useT();
  const { head, conduct } = useLoaderData<typeof loader>();
  const ofFirm = !conduct.staff;
  return (
    <>
      <OrganisationHead head={head} current="conduct">
        {ofFirm ? null : (
          <LinkButton href={`/conduct/commendations/new?organisation=${encodeURIComponent(head.legalName)}`}>
            {t("commendation.new")}
          </LinkButton>
        )}
      </OrganisationHead>
      <SignedAndCommended conduct={conduct} ofFirm={ofFirm} />
      <Section title={t("conduct.complaints")}>
        {conduct.complaints.length === 0 ? (
          <EmptyState title={t("complaint.list.empty")} />
        ) : (
          <ComplaintsAbout complaints={conduct.complaints} ofFirm={ofFirm} />
        )}
      </Section>
    </>
  );
}
