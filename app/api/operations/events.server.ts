import { z } from "zod";
import { cancelEvent } from "~/modules/events/cancel-event.server";
import { cancellationForm } from "~/modules/events/event-form";
import { eventList } from "~/modules/events/event-list";
import { eventSource, seatsTaken, statusOfRow } from "~/modules/events/event-queries.server";
import { eventStatus } from "~/modules/events/event-status";
import { findEvent } from "~/modules/events/find-event.server";
import { publishEvent } from "~/modules/events/publish-event.server";
import type { Context } from "~/access/context";
import { instant, instantOrNull, listAnswer, runListFor } from "../list-answer.server";
import { defineOperation } from "../operation";

const event = z.object({
  id: z.number().int(),
  titleZh: z.string(),
  titleEn: z.string().nullable(),
  type: z.string(),
  promoterFunction: z.string(),
  networkActivity: z.string(),
  startDay: z.string(),
  endDay: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  attendanceMode: z.string(),
  venue: z.string().nullable(),
  capacity: z.number().int().nullable(),
  registrationClosesAt: z.iso.datetime().nullable(),
  status: z.enum(["draft", "open", "full", "closed", "running", "past", "cancelled"]),
});

const row = event.extend({
  registered: z.number().int(),
  attendance: z.number().int(),
  onlineAttendance: z.number().int(),
  firmsConfirmed: z.number().int(),
  firms: z.number().int(),
});

type Facts = Omit<z.output<typeof event>, "startsAt" | "endsAt" | "registrationClosesAt"> & {
  startsAt: number;
  endsAt: number;
  registrationClosesAt: number | null;
};

function facts(found: Facts): z.output<typeof event> {
  return {
    id: found.id,
    titleZh: found.titleZh,
    titleEn: found.titleEn,
    type: found.type,
    promoterFunction: found.promoterFunction,
    networkActivity: found.networkActivity,
    startDay: found.startDay,
    endDay: found.endDay,
    startsAt: instant(found.startsAt),
    endsAt: instant(found.endsAt),
    attendanceMode: found.attendanceMode,
    venue: found.venue,
    capacity: found.capacity,
    registrationClosesAt: instantOrNull(found.registrationClosesAt),
    status: found.status,
  };
}

function readEvent(context: Context, id: number): z.output<typeof event> {
  const found = findEvent(context, id);
  return facts({ ...found, status: eventStatus(found, seatsTaken(context, id), context.now()) });
}

export const eventOperations = [
  defineOperation({
    id: "listEvents",
    method: "GET",
    path: "/events",
    permission: "event.list",
    scope: "events:read",
    summary: "api.operation.listEvents",
    list: eventList,
    status: 200,
    answer: listAnswer(row),
    run: ({ context, parameters }) =>
      runListFor(context, eventSource, parameters, (rows): z.output<typeof row>[] =>
        rows.map((found) => ({
          ...facts({ ...found, status: statusOfRow(found, context.now()) }),
          registered: found.registered,
          attendance: found.attendance,
          onlineAttendance: found.onlineAttendance,
          firmsConfirmed: found.firmsConfirmed,
          firms: found.firms,
        })),
      ),
  }),
  defineOperation({
    id: "readEvent",
    method: "GET",
    path: "/events/{id}",
    permission: "event.see",
    scope: "events:read",
    summary: "api.operation.readEvent",
    status: 200,
    answer: event,
    run: ({ context, id }) => readEvent(context, id),
  }),
  defineOperation({
    id: "publishEvent",
    method: "POST",
    path: "/events/{id}/publication",
    permission: "event.publish",
    scope: "events:write",
    summary: "api.operation.publishEvent",
    form: { schema: z.object({}) },
    status: 200,
    answer: event,
    run: ({ context, id }) => {
      publishEvent(context, id);
      return readEvent(context, id);
    },
  }),
  defineOperation({
    id: "cancelEvent",
    method: "POST",
    path: "/events/{id}/cancellation",
    permission: "event.publish",
    scope: "events:write",
    summary: "api.operation.cancelEvent",
    form: { schema: cancellationForm },
    status: 200,
    answer: event,
    run: ({ context, id, body }) => {
      cancelEvent(context, id, (body as z.output<typeof cancellationForm>).reason);
      return readEvent(context, id);
    },
  }),
];
