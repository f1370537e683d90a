import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { findEventToRun } from "~/modules/events/find-event.server";
import { StandFields } from "~/modules/events/stands/components/StandFields";
import { addStand } from "~/modules/events/stands/save-stand.server";
import { standForm } from "~/modules/events/stands/stand-form";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "stand.new" };

export const loader = page("stand.write", (context) => ({ id: findEventToRun(context, idParam(context.params)).id }));

export const action = act("stand.write", (context) => {
  const id = idParam(context.params);
  addStand(context, id, accepted(standForm, context.values));
  return seeOther(`/events/${id}/stands?done=saved`);
});

export default function NewStand() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  const back = `/events/${id}/stands`;
  return (
    <Panel title={t("stand.new")} closeTo={back}>
      <Form schema={standForm} values={{}} cancelTo={back}>
        <StandFields version={0} />
      </Form>
    </Panel>
  );
}
