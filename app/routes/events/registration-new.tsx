import { randomUUID } from "node:crypto";
import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { RegistrationForm } from "~/modules/events/components/RegistrationForm";
import { takesRegistrationsBeforeStart } from "~/modules/events/event-status";
import { findEvent } from "~/modules/events/find-event.server";
import { isLimited } from "~/modules/events/programme/choices";
import { choicesOf } from "~/modules/events/programme/programme-pages.server";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { registrationForm } from "~/modules/events/registration-form";
import { newRegistrationToken } from "~/modules/events/registration-token.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "registration.onBehalf" };

export const loader = page("registration.list", (context) => {
  const event = findEvent(context, idParam(context.params));
  const { id, capacity } = event;
  const choices = choicesOf(context, id);
  const mayWait =
    event.waitingRule !== "none" &&
    takesRegistrationsBeforeStart(event, context.now()) &&
    isLimited({ capacity, choices });
  return { id, choices, mayWait, submissionKey: randomUUID() };
});

export const action = act("registration.list", (context) => {
  const id = idParam(context.params);
  registerForEvent(context, id, accepted(registrationForm, context.values), newRegistrationToken());
  return seeOther(`/events/${id}/registrations?done=registered`);
});

export default function RegisterOnBehalf() {
  const t = useT();
  const { id, choices, mayWait, submissionKey } = useLoaderData<typeof loader>();
  const back = `/events/${id}/registrations`;
  return (
    <Panel title={t("registration.onBehalf")} closeTo={back}>
      <p className="mb-4 text-ink-soft">{t("registration.onBehalfHint")}</p>
      <RegistrationForm defaults={{ submissionKey }} choices={choices} mayWait={mayWait} suggest cancelTo={back} />
    </Panel>
  );
}
