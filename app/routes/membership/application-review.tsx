import { useParams } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { RefusedAct } from "~/modules/events/components/ActPage";
import { applicationVersionForm } from "~/modules/organisations/membership/application-form";
import { reviewApplication } from "~/modules/organisations/membership/review-application.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "application.review" };

export const loader = page("application.review", (context) => {
  // Reached by its button only; asked for, it leads back.
  throw seeOther(`/applications/${idParam(context.params)}`);
});

export const action = act("application.review", (context) => {
  const id = idParam(context.params);
  reviewApplication(context, { id, ...accepted(applicationVersionForm, context.values) });
  return seeOther(`/applications/${id}?done=review`);
});

export default function ReviewApplication() {
  const t = useT();
  const { id } = useParams();
  return <RefusedAct title={t("application.review")} backTo={`/applications/${id}`} />;
}
