import { Form, useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { notFound } from "~/http/errors";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { findRecognition, reviewsOf } from "~/modules/organisations/recognitions/find-recognition.server";
import { removeReview } from "~/modules/organisations/recognitions/record-review.server";
import { OUTCOME_LABELS, type ReviewOutcome } from "~/modules/organisations/recognitions/vocabulary";
import { Button, LinkButton } from "~/ui/Button";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "recognition.review.remove" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  const row = findRecognition(context, id, idParam(context.params, "recognitionId"));
  const review = reviewsOf(context, row.id).find((each) => each.id === idParam(context.params, "reviewId"));
  if (!review) throw notFound();
  return { id, day: review.day, outcome: review.outcome as ReviewOutcome };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  removeReview(context, {
    organisationId,
    recognitionId: idParam(context.params, "recognitionId"),
    reviewId: idParam(context.params, "reviewId"),
  });
  return seeOther(`/organisations/${organisationId}/recognitions?saved=yes`);
});

export default function RemoveReview() {
  const t = useT();
  const { id, day, outcome } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/recognitions`;
  return (
    <Panel title={t("recognition.review.remove")} closeTo={back}>
      <p className="mb-4">{t("recognition.review.removeExplain", { day, outcome: t(OUTCOME_LABELS[outcome]) })}</p>
      <Form method="post" className="flex gap-2">
        <Button look="danger" type="submit">
          {t("action.remove")}
        </Button>
        <LinkButton look="quiet" href={back}>
          {t("action.cancel")}
        </LinkButton>
      </Form>
    </Panel>
  );
}
