import { worksFor, type Actor } from "~/access/actor";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { organisationImport } from "~/modules/organisations/organisation-import.server";
import { storeImport } from "~/transfer/upload-import.server";
import { indexForSearch } from "~/search/search-index.server";
import {
  complaints,
  complaintSteps,
  contacts,
  dataRequests,
  events,
  exhibitionStands,
  fileContents,
  files,
  oneTimeLinks,
  organisations,
  outboxMessages,
  promoters,
  personAnswers,
  registeredPeople,
  registrationAnswers,
  registrationFields,
  registrations,
  reports,
  reportTexts,
  standFirms,
  standPeople,
  users,
} from "~db/schema";
import { transact } from "~db/transact";

/** A text that stands in one record only, and who may read it. */
export interface Canary {
  text: string;
  mayRead: (actor: Actor) => boolean;
}

/** The ids of records by what the matrix asks for. */
export interface RecordIds {
  own: number;
  other: number;
  deleted: number;
}

export interface CanaryWorld {
  canaries: Canary[];
  promoterId: number;
  subPromoterId: number;
  /** By the first part of an address. */
  ids: Record<string, RecordIds>;
}

const PERIOD = "2026Q3";
const DAY = "2026-09-10";
const DAY_STARTS_AT = Date.parse("2026-09-10T01:00:00Z");
const HOUR_MS = 3_600_000;

/**
 * Writes one of everything, each with texts that must not reach whoever may not see the record.
 * @param mark tells the texts of several worlds in one database apart
 */
export function seedCanaryWorld(context: Context, mark = ""): CanaryWorld {
  const canaries: Canary[] = [];
  let count = 0;
  const canary = (name: string, mayRead: Canary["mayRead"]): string => {
    count += 1;
    const text = `canary${mark}${count}x${name}x${(count * 7919).toString(36)}`;
    canaries.push({ text, mayRead });
    return text;
  };
  const nobody = () => false;
  const now = context.now();
  const { db } = context;

  return transact(context, () => {
    const promoterId = db
      .insert(promoters)
      .values({
        nameZh: "测试集群促进中心",
        nameEn: "Test Promoter",
        shortNameZh: "测试中心",
        shortNameEn: "Test",
        clusterNameZh: "测试集群",
        clusterNameEn: "Test Cluster",
        createdAt: now,
      })
      .returning({ id: promoters.id })
      .get().id;

    const subPromoterId = db
      .insert(promoters)
      .values({
        parentId: promoterId,
        nameZh: "测试分中心",
        nameEn: "Test Sub-promoter",
        shortNameZh: "分中心",
        shortNameEn: "Sub",
        clusterNameZh: "测试集群",
        clusterNameEn: "Test Cluster",
        createdAt: now,
      })
      .returning({ id: promoters.id })
      .get().id;

    const organisation = (name: string, archivedAt: number | null = null, ownerId = promoterId): number => {
      const id = db.$client.prepare("SELECT coalesce(max(id), 0) + 1 FROM organisations").pluck().get() as number;
      const seen = (actor: Actor) => can(actor, "organisation.see", { id });
      const inCare = (actor: Actor) => worksFor(actor, [ownerId]);
      const contactSeen = (actor: Actor) => can(actor, "contact.see", { id }) && inCare(actor);
      const legalName = `${name}有限公司${canary(`name${name}`, seen)}`;
      db.insert(organisations)
        .values({
          id,
          promoterId: ownerId,
          legalName,
          comparableName: legalName,
          shortName: canary(`short${name}`, seen),
          formerNames: [canary(`former${name}`, seen)],
          englishName: canary(`english${name}`, seen),
          address: canary(`address${name}`, seen),
          products: ["液压油缸", canary(`product${name}`, seen)],
          note: canary(`note${name}`, (actor) => seen(actor) && actor.role !== "firm_representative" && inCare(actor)),
          kind: "enterprise",
          creditCodeConfirmed: false,
          memberSince: "2025-01-01",
          version: 1,
          createdAt: now,
          updatedAt: now,
          archivedAt,
        })
        .run();
      db.insert(contacts)
        .values({
          organisationId: id,
          name: canary(`contact${name}`, contactSeen),
          duty: canary(`duty${name}`, contactSeen),
          phone: `+86 ${canary(`phone${name}`, contactSeen)}`,
          email: `${canary(`mail${name}`, contactSeen)}@weft.example`,
          createdAt: now,
          updatedAt: now,
        })
        .run();
      indexForSearch(context, {
        kind: "organisation",
        subjectId: id,
        title: legalName,
        detail: "",
        content: "液压油缸",
      });
      recordAudit(context, {
        action: "organisation.create",
        subjectKind: "organisation",
        subjectId: id,
        after: { address: canary(`history${name}`, (actor) => seen(actor) && inCare(actor)) },
      });
      return id;
    };
    const own = organisation("甲");
    const other = organisation("乙");
    const archived = organisation("丙", now);
    organisation("丁", null, subPromoterId);

    const event = (name: string, values: Partial<typeof events.$inferInsert>): number => {
      const visible = { publishedAt: values.publishedAt ?? null, listed: values.listed ?? true };
      const seen = (actor: Actor) =>
        can(actor, "event.see", visible) && (visible.publishedAt !== null || worksFor(actor, [promoterId]));
      const id = db
        .insert(events)
        .values({
          promoterId,
          titleZh: `活动${canary(`title${name}`, seen)}`,
          type: "lecture",
          promoterFunction: "communication",
          networkActivity: "ZZ01",
          startDay: DAY,
          endDay: DAY,
          startsAt: DAY_STARTS_AT,
          endsAt: DAY_STARTS_AT + 2 * HOUR_MS,
          attendanceMode: "both",
          venue: canary(`venue${name}`, seen),
          onlineAddress: `https://weft.example/${canary(`online${name}`, (actor) => seen(actor))}`,
          listed: true,
          summaryZh: canary(`summary${name}`, seen),
          version: 1,
          createdAt: now,
          updatedAt: now,
          ...values,
        })
        .returning({ id: events.id })
        .get().id;
      indexForSearch(context, { kind: "event", subjectId: id, title: `活动${name}`, detail: "", content: "液压油缸" });
      return id;
    };
    const upcoming = {
      startDay: "2030-05-10",
      endDay: "2030-05-10",
      startsAt: Date.parse("2030-05-10T01:00:00Z"),
      endsAt: Date.parse("2030-05-10T03:00:00Z"),
      capacity: 20,
    };
    const published = event("published", { publishedAt: now - HOUR_MS, ...upcoming });
    const draft = event("draft", {});
    const cancelled = event("cancelled", {
      publishedAt: now - HOUR_MS,
      cancelledAt: now,
      cancellationReason: "演示",
    });

    const registration = (name: string, organisationId: number, eventId: number): number => {
      const seen = (actor: Actor) =>
        can(actor, "registration.see", { organisationId }) && worksFor(actor, [promoterId]);
      const id = db
        .insert(registrations)
        .values({
          eventId,
          organisationId,
          organisationName: `登记单位${canary(`regfirm${name}`, seen)}`,
          contactName: canary(`regname${name}`, seen),
          email: `${canary(`regmail${name}`, seen)}@weft.example`,
          phone: canary(`regphone${name}`, seen),
          locale: "zh-CN",
          status: "confirmed",
          seats: 1,
          source: "representative",
          tokenHash: canary(`regtoken${name}`, nobody),
          submissionKey: canary(`regkey${name}`, nobody),
          noticeVersion: "1",
          createdAt: now,
          confirmedAt: now,
        })
        .returning({ id: registrations.id })
        .get().id;
      const person = db
        .insert(registeredPeople)
        .values({ registrationId: id, name: canary(`person${name}`, seen), duty: null })
        .returning({ id: registeredPeople.id })
        .get();
      const asked = { kind: "short_text", labelZh: "车牌", required: false, position: 1, version: 1 } as const;
      const ask = (askedOf: "firm" | "person") =>
        db
          .insert(registrationFields)
          .values({ ...asked, eventId, askedOf, createdAt: now, updatedAt: now })
          .returning({ id: registrationFields.id })
          .get().id;
      db.insert(registrationAnswers)
        .values({ registrationId: id, fieldId: ask("firm"), text: canary(`regfirmanswer${name}`, seen) })
        .run();
      db.insert(personAnswers)
        .values({ registeredPersonId: person.id, fieldId: ask("person"), text: canary(`reganswer${name}`, seen) })
        .run();
      return id;
    };
    const ownRegistration = registration("A", own, published);
    const otherRegistration = registration("B", other, published);

    const runs = (actor: Actor) => can(actor, "stand.see") && worksFor(actor, [promoterId]);
    const standId = db
      .insert(exhibitionStands)
      .values({
        eventId: published,
        nameZh: canary("stand", () => true),
        hall: canary("hall", () => true),
        note: canary("standnote", runs),
        costFen: 100_000,
        joinUntil: "2030-05-01",
        version: 1,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: exhibitionStands.id })
      .get().id;
    const placeOf = (name: string, organisationId: number): number => {
      // Neither firm agreed to stand in the public directory.
      const seen = (actor: Actor) => runs(actor) || can(actor, "stand.join", { id: organisationId });
      const { id } = db
        .insert(standFirms)
        .values({
          ...{ standId, organisationId, status: "confirmed", listed: true, askedAt: now, confirmedAt: now, version: 1 },
          products: canary(`shown${name}`, seen),
        })
        .returning({ id: standFirms.id })
        .get();
      db.insert(standPeople)
        .values({ standFirmId: id, name: canary(`onstand${name}`, seen) })
        .run();
      return id;
    };
    placeOf("A", own);
    placeOf("B", other);

    /** What a firm asked about its data: its own, and the promoter's people that look after it. */
    const request = (name: string, organisationId: number, personName: string | null): number => {
      const ofStaff = (actor: Actor) => can(actor, "dataRequest.answer") && worksFor(actor, [promoterId]);
      // A matter of a person: whoever asked, and nobody of this world did.
      const seen = (actor: Actor) =>
        ofStaff(actor) || (personName === null && can(actor, "holdings.see", { id: organisationId }));
      return db
        .insert(dataRequests)
        .values({
          organisationId,
          kind: personName === null ? "correction" : "deletion",
          personName: personName === null ? null : canary(`askedfor${name}`, seen),
          text: canary(`asked${name}`, seen),
          receivedOn: DAY,
          dueOn: DAY,
          askedAt: now,
          outcome: "declined",
          answer: canary(`answer${name}`, seen),
          answeredAt: now,
          submissionKey: canary(`askedkey${name}`, nobody),
          version: 1,
        })
        .returning({ id: dataRequests.id })
        .get().id;
    };
    const ownRequest = request("A", own, null);
    request("C", own, "person");
    const otherRequest = request("B", other, null);

    const file = (kind: string, subjectId: number, mayRead: Canary["mayRead"]) => {
      const content = Buffer.from(canary(`content${kind}`, mayRead));
      const sha256 = canary(`sha${kind}`, nobody);
      db.insert(fileContents).values({ sha256, size: content.length, content }).run();
      db.insert(files)
        .values({
          subjectKind: kind,
          subjectId,
          purpose: "other",
          name: `${canary(`file${kind}`, mayRead)}.txt`,
          mediaType: "text/plain",
          size: content.length,
          sha256,
          uploadedAt: now,
        })
        .run();
    };
    for (const id of [own, other]) {
      const seen = (actor: Actor) => can(actor, "organisation.see", { id }) && worksFor(actor, [promoterId]);
      file("shared_file", id, seen);
      file("firm_file", id, seen);
      file("organisation", id, (actor) => can(actor, "organisationFile.see") && worksFor(actor, [promoterId]));
    }

    const reportSeen = (actor: Actor) => can(actor, "report.see") && worksFor(actor, [promoterId]);
    const reportId = db
      .insert(reports)
      .values({
        promoterId,
        period: PERIOD,
        preparer: canary("preparer", reportSeen),
        confidentiality: "internal",
        createdAt: now,
        version: 1,
      })
      .returning({ id: reports.id })
      .get().id;
    db.insert(reportTexts)
      .values({ reportId, section: "overview", textZh: canary("reporttext", reportSeen), textEn: "", updatedAt: now })
      .run();

    const importSeen = (actor: Actor) => can(actor, "import.run") && actor.promoterId === null;
    const importId = storeImport(context, organisationImport, {
      fileName: `${canary("importfile", importSeen)}.csv`,
      fileHash: canary("importhash", nobody),
      mapping: { "0": "legalName" },
      findings: {
        format: "csv",
        encoding: "utf-8",
        sheet: "",
        otherSheets: [],
        headerRow: 1,
        headers: ["企业名称"],
        samples: [[canary("importsample", importSeen)]],
        proposed: ["exact"],
        contested: [],
        rowCount: 1,
        leftOut: [],
        problems: [],
      },
      rows: [{ rowNumber: 2, cells: [canary("importcell", importSeen)] }],
    });

    const accountSeen = (actor: Actor) => can(actor, "account.manage");
    /** Colleagues can be given something to follow up: those who give it see their names, and nothing else of them. */
    const colleagueSeen = (actor: Actor) => accountSeen(actor) || can(actor, "outcome.write");
    const userId = db
      .insert(users)
      .values({
        email: `${canary("account", accountSeen)}@weft.example`,
        name: canary("accountname", colleagueSeen),
        role: "staff",
        passwordHash: `$argon2id$v=19$m=65536,t=3,p=1$${canary("hash", nobody)}$x`,
        locale: "zh-CN",
        createdAt: now,
      })
      .returning({ id: users.id })
      .get().id;
    db.insert(oneTimeLinks)
      .values({
        tokenHash: canary("onetime", nobody),
        purpose: "set_password",
        userId,
        createdAt: now,
        expiresAt: now + HOUR_MS,
      })
      .run();
    const outboxSeen = (actor: Actor) => can(actor, "outbox.see");
    db.insert(outboxMessages)
      .values({
        causeKey: canary("cause", outboxSeen),
        recipient: `${canary("recipient", outboxSeen)}@weft.example`,
        locale: "zh-CN",
        subject: canary("subject", outboxSeen),
        body: canary("mailbody", outboxSeen),
        status: "sent",
        attempts: 1,
        nextAttemptAt: now,
        createdAt: now,
      })
      .run();
    recordAudit(context, {
      action: "settings.update",
      subjectKind: "settings",
      subjectId: null,
      after: { value: canary("audit", (actor) => can(actor, "audit.see")) },
    });

    const handles = (actor: Actor) => can(actor, "complaint.see");
    const complaint = (name: string, values: Partial<typeof complaints.$inferInsert>): number => {
      const expired = values.expiresOn != null;
      const seen = (actor: Actor) => !expired && handles(actor);
      const complaintId = db
        .insert(complaints)
        .values({
          number: `${mark}${name}`,
          organisationId: own,
          aboutName: canary(`about${name}`, seen),
          complainantOrganisationId: other,
          complainantName: canary(`complainant${name}`, seen),
          complainantContact: canary(`complainantcontact${name}`, seen),
          confidential: true,
          subject: canary(`subject${name}`, seen),
          text: canary(`complaint${name}`, seen),
          evidence: canary(`evidence${name}`, seen),
          source: "staff",
          receivedOn: DAY,
          state: "received",
          dueDay: DAY,
          version: 1,
          createdAt: now,
          updatedAt: now,
          ...values,
        })
        .returning({ id: complaints.id })
        .get().id;
      // The firm complained about is told what it was informed of and nothing else.
      const told = (actor: Actor) =>
        seen(actor) || (values.informedOn != null && !expired && can(actor, "complaint.answer", subject));
      const subject = { organisationId: own, informedOn: values.informedOn ?? null };
      const step = (kind: string, mayRead: Canary["mayRead"]) =>
        db
          .insert(complaintSteps)
          .values({ complaintId, kind, day: DAY, text: canary(`${kind}${name}`, mayRead), at: now })
          .run();
      step("admit", seen);
      step("inform", told);
      return complaintId;
    };
    const informedComplaint = complaint("informed", { state: "informed", informedOn: DAY, statementDueOn: DAY });
    const newComplaint = complaint("new", {});
    const expiredComplaint = complaint("expired", { state: "ruled", informedOn: DAY, closedOn: DAY, expiresOn: DAY });

    const only = (id: number): RecordIds => ({ own: id, other: id, deleted: id });
    return {
      canaries,
      promoterId,
      subPromoterId,
      ids: {
        organisations: { own, other, deleted: archived },
        events: { own: published, other: draft, deleted: cancelled },
        registrations: { own: ownRegistration, other: otherRegistration, deleted: otherRegistration },
        "data-requests": { own: ownRequest, other: otherRequest, deleted: otherRequest },
        complaints: { own: informedComplaint, other: newComplaint, deleted: expiredComplaint },
        reports: only(reportId),
        imports: only(importId),
        accounts: only(userId),
        promoters: only(promoterId),
      },
    };
  });
}

/** The canaries in an answer that this person may not read. */
export function leaksIn(text: string, canaries: readonly Canary[], actor: Actor): string[] {
  return canaries.filter((one) => text.includes(one.text) && !one.mayRead(actor)).map((one) => one.text);
}
