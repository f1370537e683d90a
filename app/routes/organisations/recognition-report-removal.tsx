import { Form, useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { notFound } from "~/http/errors";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { removeReport } from "~/modules/organisations/recognitions/file-report.server";
import { recognitionsOfOrganisation } from "~/modules/organisations/recognitions/recognition-queries.server";
import { Button, LinkButton } from "~/ui/Button";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "recognition.report.remove" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  const reportId = idParam(context.params, "reportId");
  const report = recognitionsOfOrganisation(context, id)
    .find((each) => each.id === idParam(context.params, "recognitionId"))
    ?.reports.find((each) => each.id === reportId);
  if (!report) throw notFound();
  return { id, year: String(report.year) };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  removeReport(context, {
    organisationId,
    recognitionId: idParam(context.params, "recognitionId"),
    reportId: idParam(context.params, "reportId"),
  });
  return seeOther(`/organisations/${organisationId}/recognitions?saved=yes`);
});

export default function RemoveReport() {
  const t = useT();
  const { id, year } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/recognitions`;
  return (
    <Panel title={t("recognition.report.remove")} closeTo={back}>
      <p className="mb-4">{t("recognition.report.removeExplain", { year })}</p>
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
