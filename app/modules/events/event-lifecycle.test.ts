import { describe, expect, it } from "vitest";
import { whyNotAttended, whyNotCancel, whyNotPublish, whyNotUnpublish, type EventLife } from "./event-lifecycle";

const draft: EventLife = {
  publishedAt: null,
  cancelledAt: null,
  attendanceMode: "venue",
  venue: "W2",
  onlineAddress: null,
};
const published: EventLife = { ...draft, publishedAt: 1 };
const cancelled: EventLife = { ...published, cancelledAt: 2 };
const nothing = { registrations: 0, signIns: 0, counts: 0, presences: 0, places: 0 };

describe("the life of an event", () => {
  it.each([
    [draft, null],
    [{ ...draft, venue: null }, "event.refused.publishWithoutVenue"],
    [{ ...draft, attendanceMode: "online", venue: null }, "event.refused.publishWithoutAddress"],
    [{ ...draft, attendanceMode: "online", venue: null, onlineAddress: "https://m.example/1" }, null],
    [
      { ...draft, attendanceMode: "both", venue: null, onlineAddress: "https://m.example/1" },
      "event.refused.publishWithoutVenue",
    ],
    [{ ...draft, attendanceMode: "both" }, null],
    [published, "event.refused.alreadyPublished"],
    [cancelled, "event.refused.publishCancelled"],
  ] as const)("publishing %j: %s", (event, reason) => {
    expect(whyNotPublish(event)).toBe(reason);
  });

  it.each([
    [published, nothing, null],
    [published, { ...nothing, registrations: 1 }, "event.refused.unpublishRegistered"],
    [published, { ...nothing, signIns: 1 }, "event.refused.unpublishAttended"],
    [published, { ...nothing, counts: 1 }, "event.refused.unpublishAttended"],
    [published, { ...nothing, presences: 1 }, "event.refused.unpublishAttended"],
    [published, { ...nothing, places: 1 }, "event.refused.unpublishStands"],
    [draft, nothing, "event.refused.notPublished"],
    [cancelled, nothing, "event.refused.unpublishCancelled"],
  ] as const)("unpublishing %j with %j: %s", (event, happenings, reason) => {
    expect(whyNotUnpublish(event, happenings)).toBe(reason);
  });

  it.each([
    [published, { ...nothing, registrations: 80 }, null],
    [published, { ...nothing, signIns: 1 }, "event.refused.cancelAttended"],
    [published, { ...nothing, counts: 1 }, "event.refused.cancelAttended"],
    [published, { ...nothing, presences: 1 }, "event.refused.cancelAttended"],
    [published, { ...nothing, places: 3 }, null],
    [draft, nothing, "event.refused.cancelDraft"],
    [cancelled, nothing, "event.refused.alreadyCancelled"],
  ] as const)("cancelling %j with %j: %s", (event, happenings, reason) => {
    expect(whyNotCancel(event, happenings)).toBe(reason);
  });

  it("lets people be signed in at published events only", () => {
    expect([whyNotAttended(published), whyNotAttended(draft), whyNotAttended(cancelled)]).toEqual([
      null,
      "attendance.refused.draft",
      "attendance.refused.cancelled",
    ]);
  });
});
