import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PRIVACY_NOTICE_VERSION } from "~/modules/events/privacy-notice";
import { SENT_AT_ONCE } from "~/modules/events/door-limits";
import { doorPeople, letInTwice } from "~/modules/events/door-people.server";
import { takeDoorScans } from "~/modules/events/take-door-scans.server";
import { ticketCode } from "~/modules/events/ticket-code.server";
import { openDataFolder } from "~/server/data-folder.server";
import { addDays, dayOfInstant } from "~/values/business-day";
import { registeredPeople, registrations } from "~db/schema";
import { transact } from "~db/transact";
import { bareEvent, barePromoter } from "../e2e/server/bare-records";
import { systemContext } from "../e2e/server/people";
import { manyOf, spentOn, type Measure } from "./measure";

const REGISTRATIONS = 5_000;
const SCANS = 600;
const BATCHES = 10;
const LISTS = 20;
const LIMIT_MS = 50;
const WARM_UP = 50;

/** A door of an event with five thousand registrations, on a database in a file, each admission written through to the disk. */
export function measureDoor(): Measure[] {
  const folder = mkdtempSync(path.join(tmpdir(), "weft-bench-"));
  const data = openDataFolder(folder);
  try {
    const context = systemContext(data, "http://localhost:3000");
    const { db } = context;
    const now = context.now();
    const today = dayOfInstant(now);
    const { eventId, codes } = transact(context, () => {
      const event = bareEvent(context, barePromoter(context), {
        ...{ titleZh: "博览会", type: "exhibition" },
        ...{ startDay: today, endDay: addDays(today, 1), startsAt: now, endsAt: now + 86_400_000 },
      });
      const made = Array.from({ length: REGISTRATIONS }, (_, index) => {
        const registrationId = db
          .insert(registrations)
          .values({
            eventId: event,
            organisationName: `第 ${index % 900} 家公司`,
            contactName: `联系人${index}`,
            email: `person-${index}@firm.example`,
            locale: "zh-CN",
            status: "confirmed",
            seats: 1,
            source: "staff",
            tokenHash: randomUUID(),
            submissionKey: randomUUID(),
            noticeVersion: PRIVACY_NOTICE_VERSION,
            createdAt: now,
            confirmedAt: now,
          })
          .returning({ id: registrations.id })
          .get().id;
        const name = `来宾${index}`;
        const personId = db
          .insert(registeredPeople)
          .values({ registrationId, name, duty: "工程师" })
          .returning({ id: registeredPeople.id })
          .get().id;
        return ticketCode(context, { personId, registrationId, name });
      });
      return { eventId: event, codes: made };
    });
    db.$client.exec("ANALYZE");
    let next = 0;
    const scan = (code: string) => ({ key: randomUUID(), code, at: context.now(), saidAlone: null });
    // What the address of a batch answers, without HTTP.
    const ask = (some: readonly string[]) => {
      const answered = takeDoorScans(context, eventId, { mode: "venue", scans: some.map(scan) });
      letInTwice(context, eventId);
      return answered;
    };
    const take = (count: number) => codes.slice(next, (next += count));
    for (let turn = 0; turn < WARM_UP; turn += 1) ask(take(1));
    const admitted = take(SCANS).map((code) => {
      let answer = "";
      const spent = spentOn(() => (answer = ask([code])[0]!.answer));
      if (answer !== "admitted") throw new Error(`a ticket was answered ${answer}`);
      return spent;
    });
    const already = codes.slice(WARM_UP, WARM_UP + SCANS).map((code) => spentOn(() => ask([code])));
    const batches = Array.from({ length: BATCHES }, () => spentOn(() => ask(take(SENT_AT_ONCE))));
    const lists = Array.from({ length: LISTS }, () => spentOn(() => JSON.stringify(doorPeople(context, eventId))));
    return [
      manyOf("door of 5,000 registrations: a ticket that is let in", admitted, LIMIT_MS),
      manyOf("the same, a ticket that is in already", already, LIMIT_MS),
      manyOf(`the same, ${SENT_AT_ONCE} scans that were kept without a network`, batches, null),
      manyOf("the list of its people for a phone", lists, null),
    ];
  } finally {
    data.db.$client.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
