import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { SessionFields } from "~/modules/events/programme/components/SessionFields";
import { sessionToEdit } from "~/modules/events/programme/programme-pages.server";
import { updateSession } from "~/modules/events/programme/save-session.server";
import { sessionForm } from "~/modules/events/programme/session-form";
import { LinkButton } from "~/ui/Button";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "session.edit" };

export const loader = page("event.write", (context) =>
  sessionToEdit(context, idParam(context.params), idParam(context.params, "sessionId")),
);

export const action = act("event.write", (context) => {
  const id = idParam(context.params);
  updateSession(context, id, idParam(context.params, "sessionId"), accepted(sessionForm, context.values));
  return seeOther(`/events/${id}/sessions?done=saved`);
});

export default function EditSession() {
  const t = useT();
  const { id, eventId, version, ...values } = useLoaderData<typeof loader>();
  const back = `/events/${eventId}/sessions`;
  return (
    <Panel title={t("session.edit")} closeTo={back}>
      <Form schema={sessionForm} values={values} cancelTo={back}>
        <SessionFields version={version} />
      </Form>
      <p className="mt-6 border-t border-line pt-4">
        <LinkButton href={`${back}/${id}/removal`} look="danger">
          {t("session.remove")}
        </LinkButton>
      </p>
    </Panel>
  );
}
