import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { findEventToRun } from "~/modules/events/find-event.server";
import { SessionFields } from "~/modules/events/programme/components/SessionFields";
import { addSession } from "~/modules/events/programme/save-session.server";
import { sessionForm } from "~/modules/events/programme/session-form";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";
import { localDateTime } from "~/values/business-day";

export const handle: PageHandle = { title: "session.new" };

export const loader = page("event.write", (context) => {
  const { id, startsAt, endsAt } = findEventToRun(context, idParam(context.params));
  return { id, startsAt: localDateTime(startsAt), endsAt: localDateTime(endsAt) };
});

export const action = act("event.write", (context) => {
  const id = idParam(context.params);
  addSession(context, id, accepted(sessionForm, context.values));
  return seeOther(`/events/${id}/sessions?done=saved`);
});

export default function NewSession() {
  const t = useT();
  const { id, startsAt, endsAt } = useLoaderData<typeof loader>();
  const back = `/events/${id}/sessions`;
  return (
    <Panel title={t("session.new")} closeTo={back}>
      <Form schema={sessionForm} values={{ startsAt, endsAt, chosen: true }} cancelTo={back}>
        <SessionFields version={0} />
      </Form>
    </Panel>
  );
}
