import { Refusal } from "~/http/errors";
import { idParam, type PageContext } from "~/http/page.server";
import { registrationView, type RegistrationView } from "./registration-queries.server";

/**
 * The registration of an address below its event.
 * @throws Refusal not_found, also where it is one of another event
 */
export function registrationAt(context: PageContext): RegistrationView {
  const registration = registrationView(context, { id: idParam(context.params, "registrationId") });
  if (registration.eventId !== idParam(context.params)) throw new Refusal("not_found", "error.notFound");
  return registration;
}
