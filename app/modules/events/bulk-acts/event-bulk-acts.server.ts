import { z } from "zod";
import type { Context } from "~/access/context";
import * as field from "~/forms/fields";
import { Refusal } from "~/http/errors";
import { translateFor } from "~/i18n/messages.server";
import { defineBulkAct, type BulkAct } from "~/lists/define-bulk-act";
import { optionsOf } from "~/lists/define-list";
import { localDateTime } from "~/values/business-day";
import { eventForm } from "../event-form";
import { PROMOTER_FUNCTION_LABELS } from "../event-labels";
import { whyNotUnpublish } from "../event-lifecycle";
import { eventTitle } from "../event-time-text";
import { coHostsOf, findEvent, happeningsOf, runsEvent, type EventRecord } from "../find-event.server";
import { publishEvent } from "../publish-event.server";
import { unpublishEvent } from "../unpublish-event.server";
import { updateEvent } from "../update-event.server";
import { PROMOTER_FUNCTIONS, type PromoterFunction } from "../vocabulary";

/** An event out of sight, or run by others, is none. */
function eventWithinSight(context: Context, id: number): EventRecord | null {
  try {
    const event = findEvent(context, id);
    return runsEvent(context, event) ? event : null;
  } catch (error) {
    if (error instanceof Refusal && error.kind === "not_found") return null;
    throw error;
  }
}

function readEvent(context: Context) {
  return (id: number) => {
    const event = eventWithinSight(context, id);
    if (!event) return null;
    return {
      title: eventTitle(event, context.locale),
      path: `/events/${id}`,
      values: { promoterFunction: event.promoterFunction, published: event.publishedAt !== null },
    };
  };
}

/** The event as its form sends it, with some fields changed. */
function changeEvent(context: Context, id: number, values: Record<string, unknown>): void {
  const event = findEvent(context, id);
  const input = eventForm.parse({
    ...event,
    coHostIds: coHostsOf(context, id).map(String),
    startsAt: localDateTime(event.startsAt),
    endsAt: localDateTime(event.endsAt),
    registrationClosesAt: event.registrationClosesAt === null ? "" : localDateTime(event.registrationClosesAt),
    ...values,
  });
  updateEvent(context, id, event.version, input);
}

const setFunction = defineBulkAct({
  id: "function",
  label: "event.bulk.setFunction",
  permission: "event.write",
  inputs: [{ name: "value", kind: "choice", label: "event.function", options: optionsOf(PROMOTER_FUNCTION_LABELS) }],
  schema: z.object({ value: field.choice(PROMOTER_FUNCTIONS) }),
  fields: {
    promoterFunction: {
      label: "event.function",
      words: (context, value) => translateFor(context.locale)(PROMOTER_FUNCTION_LABELS[value as PromoterFunction]),
    },
  },
  open: (context, { value }) => ({
    read: readEvent(context),
    plan: () => ({ after: { promoterFunction: value } }),
    save: (id, values) => changeEvent(context, id, values),
  }),
});

/** Only while nobody has registered or attended. */
const withdraw = defineBulkAct({
  id: "withdrawal",
  label: "event.bulk.withdraw",
  permission: "event.publish",
  inputs: [],
  schema: z.object({}),
  typed: true,
  fields: {
    published: {
      label: "event.bulk.published",
      words: (context, value) => translateFor(context.locale)(value === true ? "yes" : "no"),
    },
  },
  open: (context) => ({
    read: readEvent(context),
    plan: (record) => {
      const id = Number(record.path.slice("/events/".length));
      const reason = whyNotUnpublish(findEvent(context, id), happeningsOf(context, id));
      return reason ? { skip: { key: reason } } : { after: { published: false } };
    },
    save: (id, { published }) => (published === true ? publishEvent(context, id) : unpublishEvent(context, id)),
  }),
});

export const eventBulkActs: readonly BulkAct[] = [setFunction, withdraw];
