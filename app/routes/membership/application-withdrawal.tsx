import { useParams } from "@remix-run/react";
import { act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { applicationByLink } from "~/modules/organisations/membership/application-queries.server";
import { limitApplicationLink } from "~/modules/organisations/membership/limit-applicants.server";
import { withdrawApplication } from "~/modules/organisations/membership/review-application.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "application.withdraw" };

export const loader = page("membership.apply", (context) => {
  limitApplicationLink(context);
  return applicationByLink(context, context.params.token ?? "");
});

export const action = act("membership.apply", (context) => {
  limitApplicationLink(context);
  const token = context.params.token ?? "";
  withdrawApplication(context, token);
  return seeOther(`/public/membership/applications/${token}`);
});

export default function WithdrawApplication() {
  const t = useT();
  const { token } = useParams();
  return (
    <ActPage
      title={t("application.withdraw")}
      hint={t("application.withdraw.hint")}
      submitLabel={t("application.withdraw")}
      danger
      backTo={`/public/membership/applications/${token}`}
    />
  );
}
