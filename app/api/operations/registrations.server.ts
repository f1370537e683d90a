import { z } from "zod";
import { findEvent } from "~/modules/events/find-event.server";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { registrationForm, type RegistrationInput } from "~/modules/events/registration-form";
import { registrationList } from "~/modules/events/registration-list";
import { registrationSource, registrationView } from "~/modules/events/registration-queries.server";
import { instant, listAnswer, runListFor } from "../list-answer.server";
import { defineOperation } from "../operation";

const registration = z.object({
  id: z.number().int(),
  organisationId: z.number().int().nullable(),
  organisationName: z.string(),
  contactName: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  people: z.array(z.string()),
  seats: z.number().int(),
  status: z.string(),
  source: z.string(),
  createdAt: z.iso.datetime(),
});

const detail = registration.extend({ eventId: z.number().int() });
const registered = z.object({
  registrationId: z.number().int(),
  status: z.enum(["pending", "asked", "confirmed", "waiting"]),
});

export const registrationOperations = [
  defineOperation({
    id: "listRegistrations",
    method: "GET",
    path: "/events/{id}/registrations",
    permission: "registration.list",
    scope: "registrations:read",
    summary: "api.operation.listRegistrations",
    list: registrationList,
    status: 200,
    answer: listAnswer(registration),
    run: ({ context, id, parameters }) => {
      findEvent(context, id);
      return runListFor(context, registrationSource(context, id), parameters, (rows) =>
        rows.map(
          ({
            legalName,
            people,
            ticketTypes: _types,
            sessions: _sessions,
            createdAt,
            ...found
          }): z.output<typeof registration> => ({
            ...found,
            organisationName: legalName ?? found.organisationName,
            people: (people ?? "").split("\n").filter(Boolean),
            createdAt: instant(createdAt),
          }),
        ),
      );
    },
  }),
  defineOperation({
    id: "readRegistration",
    method: "GET",
    path: "/registrations/{id}",
    permission: "registration.see",
    scope: "registrations:read",
    summary: "api.operation.readRegistration",
    status: 200,
    answer: detail,
    run: ({ context, id }): z.output<typeof detail> => {
      const found = registrationView(context, { id });
      return {
        id: found.id,
        eventId: found.eventId,
        organisationId: found.organisationId,
        organisationName: found.organisationName,
        contactName: found.contactName,
        email: found.email,
        phone: found.phone,
        people: found.people.map(({ name }) => name),
        seats: found.seats,
        status: found.status,
        source: found.source,
        createdAt: instant(found.createdAt),
      };
    },
  }),
  defineOperation({
    id: "registerForEvent",
    method: "POST",
    path: "/events/{id}/registrations",
    permission: "event.register",
    scope: "registrations:write",
    summary: "api.operation.registerForEvent",
    form: { schema: registrationForm, added: ["submissionKey"] },
    status: 201,
    answer: registered,
    run: ({ context, id, body }): z.output<typeof registered> =>
      registerForEvent(context, id, body as RegistrationInput),
  }),
];
