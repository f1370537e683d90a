import { randomUUID } from "node:crypto";
import { promoters } from "~db/schema";
import { TEST_NOW, testWorld } from "~/access/testing";
import { publishedEvent } from "~/modules/events/event-fixtures.testing";
import { recordAttendanceCount } from "~/modules/events/record-attendance-count.server";
import { signInWalkIn } from "~/modules/events/record-sign-in.server";
import { startOfDay } from "~/values/business-day";

/** A promoter with a sub-promoter, whose events and sign-ins are made through the ordinary verbs. */
export function reportWorld() {
  const made = testWorld(TEST_NOW);
  const staff = made.account("staff");
  const viewer = made.account("viewer");
  const subPromoterId = made.db
    .insert(promoters)
    .values({
      parentId: made.promoterId,
      nameZh: "测试集群分中心",
      nameEn: "Sub-promoter",
      shortNameZh: "分中心",
      shortNameEn: "Sub",
      clusterNameZh: "测试集群",
      clusterNameEn: "Test Cluster",
      createdAt: startOfDay("2025-01-01"),
    })
    .returning({ id: promoters.id })
    .get().id;

  /** An event from 9 in the morning of its first day to 5 in the afternoon of its last, already held. */
  const event = (firstDay: string, values: Record<string, unknown> = {}, lastDay = firstDay): number =>
    publishedEvent(staff, made.promoterId, { startsAt: `${firstDay}T09:00`, endsAt: `${lastDay}T17:00`, ...values });

  let people = 0;
  const signIn = (
    eventId: number,
    organisationId: number | null,
    day: string,
    mode: "venue" | "online" = "venue",
  ): number =>
    signInWalkIn(staff, eventId, {
      personName: `来宾${(people += 1)}`,
      organisationId,
      organisationName: null,
      day,
      mode,
      submissionKey: randomUUID(),
    });

  const count = (eventId: number, day: string, number: number, mode: "venue" | "online" = "venue"): void =>
    recordAttendanceCount(staff, eventId, {
      day,
      mode,
      people: number,
      source: "sign_in_sheet",
      sourceNote: null,
    });

  return { ...made, staff, viewer, subPromoterId, event, signIn, count };
}
