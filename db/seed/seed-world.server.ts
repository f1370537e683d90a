import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { registeredPeople } from "~db/schema";
import { createAccount } from "~/modules/accounts/create-account.server";
import { hashPassword } from "~/modules/accounts/hash-password.server";
import { cancelEvent } from "~/modules/events/cancel-event.server";
import { cancelRegistration } from "~/modules/events/cancel-registration.server";
import { confirmRegistration } from "~/modules/events/confirm-registration.server";
import { USUAL_OFFER_HOURS, USUAL_REMINDER_HOURS } from "~/modules/events/event-form";
import { createEvent } from "~/modules/events/create-event.server";
import { PRIVACY_NOTICE_VERSION } from "~/modules/events/privacy-notice";
import { publishEvent } from "~/modules/events/publish-event.server";
import { recordAttendanceCount } from "~/modules/events/record-attendance-count.server";
import { signInPerson, signInWalkIn } from "~/modules/events/record-sign-in.server";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { hashOfToken, type RegistrationToken } from "~/modules/events/registration-token.server";
import { createOrganisation } from "~/modules/organisations/create-organisation.server";
import type { OrganisationPatch } from "~/modules/organisations/organisation-form";
import { saveContact } from "~/modules/organisations/contacts/save-contact.server";
import { saveOrganisationPromoters } from "~/modules/organisations/save-organisation-promoters.server";
import { saveOrganisation } from "~/modules/organisations/save-organisation.server";
import { createPromoter } from "~/modules/promoters/save-promoter.server";
import { freezeReport } from "~/modules/reports/freeze-report.server";
import { openReport } from "~/modules/reports/open-report.server";
import { recordRestatement } from "~/modules/reports/record-restatement.server";
import { reportDifferences } from "~/modules/reports/report-differences.server";
import { planField } from "~/modules/reports/report-form";
import { findReport } from "~/modules/reports/report-queries.server";
import { saveReportText } from "~/modules/reports/save-report-text.server";
import { setPlanTargets } from "~/modules/reports/set-plan-targets.server";
import { updateReportCover } from "~/modules/reports/update-report-cover.server";
import type { OpenedData } from "~/server/data-folder.server";
import type { AccountRole } from "~/access/roles";
import { addDays, dayOfInstant, instantAt } from "~/values/business-day";
import type { PlannedCount, PlannedRegistration, PlannedWalkIn } from "./attendance-plan";
import { afterwardsActs } from "./afterwards-scene.server";
import { askingActs } from "./asking-scene.server";
import { Cast } from "./cast.server";
import { ProgrammeScene } from "./event-programme-scene.server";
import type { PlannedEvent } from "./events-plan";
import type { Firm } from "./firms";
import { deliverToNobody } from "./deliver-to-nobody.server";
import { importMemberList } from "./import-member-list.server";
import { registerActs } from "./register-scene.server";
import { standsActs } from "./stands-scene.server";
import { runTimeline, type Act, type Clock } from "./timeline.server";
import { changshaPlan } from "./world-changsha";
import type { LateCount, PlannedOrganisation, PlannedReport, World, WorldPlan } from "./world-plan";
import { shenzhenPlan } from "./world-shenzhen";

/** One firm in so many is looked after by two promoters. */
const SHARED_EVERY = 23;

export interface SeedOptions {
  /** The business day on which the world is looked at; everything follows from the world and this day. */
  today: string;
  /** Public address, for the links in mails. */
  origin?: string;
  progress?: (done: number, total: number, label: string) => void;
}

export interface DemoLogin {
  role: AccountRole;
  name: string;
  email: string;
  password: string;
}

/** A demo is open to whoever reads its start: the phrases are printed there. */
export const PASSWORDS: Record<World, string> = {
  changsha: "orange bridge at noon",
  shenzhen: "harbour light at dusk",
};

/** How a world is planned, without touching a database. */
export function worldPlan(world: World, today: string): WorldPlan {
  return world === "changsha" ? changshaPlan(today) : shenzhenPlan(today);
}

/** Fills an empty data folder with a demo world, through the ordinary verbs and as the people of that world. */
export function seedWorld(data: OpenedData, world: World, options: SeedOptions): Promise<DemoLogin[]> {
  return seedPlan(data, worldPlan(world, options.today), options);
}

/** Brings a planned world into being. */
export async function seedPlan(
  data: Pick<OpenedData, "db" | "auditKey">,
  plan: WorldPlan,
  { origin = "http://localhost:3000", progress = () => undefined }: Omit<SeedOptions, "today">,
): Promise<DemoLogin[]> {
  const password = PASSWORDS[plan.world];
  const hashes = await Promise.all(plan.accounts.map(() => hashPassword(password)));
  const passwordHashes = new Map(plan.accounts.map(({ email }, number) => [email, hashes[number]!]));
  const clock: Clock = { now: plan.opensAt };
  await runTimeline(data.db, clock, new Scene(plan, data, clock, origin, passwordHashes).acts(), progress);
  return plan.accounts.map(({ role, name, email }) => ({ role, name, email, password }));
}

/** A secret of the demo that is the same every time; what it protects is invented too. */
function fixedToken(...parts: (string | number)[]): RegistrationToken {
  const token = createHash("sha256").update(parts.join("\n")).digest("base64url");
  return { token, hash: hashOfToken(token) };
}

/** The acts of a plan, and what came of the earlier ones: the ids that the product gave. */
class Scene {
  private readonly cast: Cast;
  private readonly promoterIds: number[] = [];
  private readonly organisationIds: number[] = [];
  private readonly eventIds = new Map<string, number>();
  private readonly reportIds = new Map<string, number>();
  private readonly programmes: ProgrammeScene;

  constructor(
    private readonly plan: WorldPlan,
    private readonly data: Pick<OpenedData, "db" | "auditKey">,
    private readonly clock: Clock,
    origin: string,
    private readonly passwordHashes: ReadonlyMap<string, string>,
  ) {
    this.cast = new Cast(data, clock, origin);
    this.programmes = new ProgrammeScene(plan, {
      staff: (number) => this.staff(number),
      eventId: (key) => this.eventIds.get(key)!,
    });
  }

  acts(): Act[] {
    return [
      { at: this.plan.opensAt, run: () => this.open() },
      ...this.plan.accounts.map((account): Act => ({
        at: this.openingOf(account),
        run: () => this.openAccount(account),
      })),
      ...this.plan.organisations.flatMap((organisation, position) => this.actsOfOrganisation(organisation, position)),
      ...this.actsOfImport(),
      ...this.plan.events.flatMap((event, number) => this.actsOfEvent(event, number)),
      ...this.actsOfPlans(),
      ...this.plan.reports.flatMap((report) => this.actsOfReport(report)),
      ...this.plan.lateCounts.map((late): Act => ({ at: late.at, run: () => this.countLate(late) })),
      ...registerActs(this.plan, {
        staff: (number) => this.staff(number),
        administrator: () => this.cast.account(this.plan.accounts.find(({ role }) => role === "administrator")!.email),
        visitor: this.cast.visitor,
        representative: (position) => this.cast.representative(position),
        organisationId: (position) => this.organisationIds[position]!,
      }),
      ...askingActs(this.plan, {
        staff: (number) => this.staff(number),
        visitor: this.cast.visitor,
        eventId: (key) => this.eventIds.get(key)!,
      }),
      ...afterwardsActs(this.plan, {
        staff: (number) => this.staff(number),
        visitor: this.cast.visitor,
        eventId: (key) => this.eventIds.get(key)!,
      }),
      ...standsActs(this.plan, {
        staff: (number) => this.staff(number),
        eventId: (key) => this.eventIds.get(key)!,
      }),
      ...this.programmes.acts(),
      ...this.postRounds(),
    ];
  }

  private open(): void {
    const { cluster, promoters } = this.plan;
    for (const promoter of promoters) {
      const values = { ...promoter, clusterNameZh: cluster.zh, clusterNameEn: cluster.en, region: cluster.region };
      this.promoterIds.push(createPromoter(this.cast.system, values));
    }
  }

  /** Staff have their accounts from the beginning, a representative once the firm is in the register. */
  private openingOf({ represents }: WorldPlan["accounts"][number]): number {
    const entered = represents.map((position) => this.plan.organisations[position]!.enteredAt);
    return Math.max(this.plan.opensAt, ...entered) + (represents.length > 0 ? 180_000 : 60_000);
  }

  private openAccount({ role, name, email, represents, worksFor }: WorldPlan["accounts"][number]): void {
    const organisations = represents.map((position) => this.plan.organisations[position]!.firm.creditCode!);
    const promoterId = worksFor === undefined ? null : this.promoterIds[worksFor]!;
    const { id } = createAccount(
      this.cast.system,
      { email, name, role, locale: "zh-CN", organisations, promoterId },
      { passwordHash: this.passwordHashes.get(email)! },
    );
    const organisationIds = represents.map((position) => this.organisationIds[position]!);
    this.cast.join(email, { role, userId: id, name, organisationIds, promoterId }, represents);
  }

  private staff(number: number) {
    const staff = this.plan.accounts.filter(({ role, worksFor }) => role === "staff" && worksFor === undefined);
    return this.cast.account(staff[number % staff.length]!.email);
  }

  private actsOfOrganisation(organisation: PlannedOrganisation, position: number): Act[] {
    const { firm, enteredAt, memberSince, joins, leaves, imported } = organisation;
    const acts: Act[] = imported
      ? []
      : [{ at: enteredAt + 120_000, run: () => this.enter(firm, memberSince, position) }];
    const change = (patch: OrganisationPatch) => () =>
      void saveOrganisation(this.staff(position), { id: this.organisationIds[position]!, patch });
    if (joins) acts.push({ at: joins.at, run: change({ memberSince: joins.memberSince }) });
    if (leaves) acts.push({ at: leaves.at, run: change({ memberUntil: leaves.memberUntil }) });
    return acts;
  }

  private enter(firm: Firm, memberSince: string | null, position: number): void {
    const { promoter, staff, contacts, chainRole, ...known } = firm;
    const context = this.staff(position);
    const promoterId = this.promoterIds[promoter]!;
    const values = {
      ...known,
      // Who leads the chain makes the machines.
      chainRoles:
        chainRole === "chain_leader" ? ["chain_leader" as const, "main_machine_firm" as const] : [chainRole ?? "other"],
      aboveScaleSince: firm.sizeClass === "large" || firm.sizeClass === "medium" ? "2019-01-01" : null,
      memberSince,
      memberUntil: null,
      creditCodeConfirmed: false,
      promoterId,
    };
    const { id } = createOrganisation(context, values);
    this.organisationIds[position] = id;
    this.enterContacts(position, staff.slice(0, contacts));
    if (position % SHARED_EVERY === 0) {
      // The next sub-promoter serves the firm as well; the hub counts it once.
      const beside = this.promoterIds[1 + (promoter % (this.promoterIds.length - 1))]!;
      saveOrganisationPromoters(context, id, { promoterIds: [beside] });
    }
  }

  private enterContacts(position: number, people: Firm["staff"]): void {
    for (const values of people) {
      saveContact(this.staff(position), { organisationId: this.organisationIds[position]!, values });
    }
  }

  /** The members of a recruiting campaign came in as one spreadsheet; what it did not say was added by hand. */
  private actsOfImport(): Act[] {
    const campaign = this.plan.organisations
      .map((organisation, position) => ({ ...organisation, position }))
      .filter(({ imported }) => imported);
    const first = campaign[0];
    if (!first) return [];
    const complete = () => {
      for (const { firm, position } of campaign) {
        const id = this.organisationIds[position]!;
        saveOrganisation(this.staff(0), { id, patch: { promoterId: this.promoterIds[firm.promoter]! } });
        this.enterContacts(position, firm.staff.slice(0, firm.contacts));
      }
    };
    const bring = async () => {
      const ids = await importMemberList(this.staff(0), campaign);
      for (const { firm, position } of campaign) this.organisationIds[position] = ids.get(firm.creditCode!)!;
    };
    return [
      { at: first.enteredAt, waits: true, run: bring },
      { at: first.enteredAt + 1_500_000, run: complete },
    ];
  }

  private actsOfPlans(): Act[] {
    const years = new Set(this.plan.targets.map(({ period }) => Number(period.slice(0, 4))));
    return [...years].map((year): Act => ({
      at: Math.min(
        this.plan.now - 3_600_000,
        Math.max(this.plan.opensAt + 600_000, instantAt(`${year}-01-08`, "10:15")),
      ),
      run: () => {
        const targets = this.plan.targets.filter(({ period }) => period.startsWith(`${year}`));
        const fields = targets.map(({ figure, period, target }) => [planField(figure, period), target] as const);
        setPlanTargets(this.staff(0), this.promoterIds[0]!, year, Object.fromEntries(fields));
      },
    }));
  }

  private actsOfReport({ period, createdAt, frozenAt, texts, ...cover }: PlannedReport): Act[] {
    const made = { id: 0 };
    const version = () => findReport(this.staff(0), made.id).version;
    const open = () => {
      made.id = openReport(this.staff(0), period, this.promoterIds[0]!);
      this.reportIds.set(period, made.id);
      updateReportCover(this.staff(0), made.id, { ...cover, confidentiality: "members", version: version() });
    };
    const acts: Act[] = [{ at: createdAt, run: open }];
    for (const { section, textZh, textEn, at } of texts) {
      acts.push({
        at,
        run: () => saveReportText(this.staff(0), made.id, section, { textZh, textEn, version: version() }),
      });
    }
    if (frozenAt !== null) acts.push({ at: frozenAt, run: () => freezeReport(this.staff(1), made.id, version()) });
    return acts;
  }

  /** A number that came in after the report was frozen changes its figures; staff say why, or have not yet. */
  private countLate({ event, period, day, mode, people, source, sourceNote, reason }: LateCount): void {
    recordAttendanceCount(this.staff(0), this.eventIds.get(event)!, { day, mode, people, source, sourceNote });
    if (reason === null) return;
    const report = findReport(this.staff(1), this.reportIds.get(period)!);
    for (const { key, recordsHash } of reportDifferences(this.staff(1), report)) {
      recordRestatement(this.staff(1), report.id, key, { recordsHash, reason });
    }
  }

  /** The mails of the history went out at the time. */
  private postRounds(): Act[] {
    const rounds: Act[] = [];
    const run = () => deliverToNobody(this.data.db, this.clock);
    for (let day = addDays(dayOfInstant(this.plan.opensAt), 28); ; day = addDays(day, 28)) {
      const at = instantAt(day, "23:50");
      if (at >= this.plan.now) return [...rounds, { at: this.plan.now, waits: true, run }];
      rounds.push({ at, waits: true, run });
    }
  }

  private actsOfEvent(event: PlannedEvent, number: number): Act[] {
    const { createdAt, publishedAt, cancelled, registrations, walkIns, counts } = event;
    const context = () => this.staff(number);
    const id = () => this.eventIds.get(event.key)!;
    const acts: Act[] = [{ at: createdAt, run: () => this.create(event, number) }];
    if (publishedAt !== null) acts.push({ at: publishedAt, run: () => publishEvent(context(), id()) });
    acts.push(
      ...registrations.flatMap((registration, index) => this.actsOfRegistration(event, registration, index, number)),
    );
    acts.push(
      ...walkIns.map((walkIn, index): Act => ({ at: walkIn.at, run: () => this.signIn(event, walkIn, index, number) })),
    );
    acts.push(...counts.map(({ at, ...count }): Act => ({ at, run: () => this.count(event, count, number) })));
    if (cancelled) acts.push({ at: cancelled.at, run: () => void cancelEvent(context(), id(), cancelled.reason) });
    return acts;
  }

  private create(event: PlannedEvent, number: number): void {
    const id = createEvent(this.staff(number), {
      titleZh: event.titleZh,
      titleEn: event.titleEn,
      type: event.type,
      promoterFunction: event.promoterFunction,
      networkActivity: event.networkActivity,
      promoterId: this.promoterIds[event.promoter]!,
      coHostIds: event.coHosts.map((position) => this.promoterIds[position]!),
      ...{ reservedSeats: 0, reservedUntil: null },
      waitingRule: event.capacity === null ? "none" : "first_come",
      offerHours: USUAL_OFFER_HOURS,
      reminderHours: USUAL_REMINDER_HOURS,
      startsAt: `${event.startDay}T${event.startTime}`,
      endsAt: `${event.endDay}T${event.endTime}`,
      attendanceMode: event.attendanceMode,
      venue: event.venue,
      onlineAddress: event.onlineAddress,
      capacity: event.capacity,
      registrationClosesAt: null,
      needsApproval: false,
      listed: true,
      summaryZh: event.summaryZh,
      summaryEn: event.summaryEn,
      organiserContact: event.organiserContact,
    });
    this.eventIds.set(event.key, id);
  }

  private count(event: PlannedEvent, count: Omit<PlannedCount, "at">, number: number): void {
    recordAttendanceCount(this.staff(number), this.eventIds.get(event.key)!, count);
  }

  private signIn(
    event: PlannedEvent,
    { firm, personName, day, mode }: PlannedWalkIn,
    index: number,
    number: number,
  ): void {
    signInWalkIn(this.staff(number), this.eventIds.get(event.key)!, {
      personName,
      organisationId: this.organisationIds[firm]!,
      organisationName: null,
      day,
      mode,
      submissionKey: `${this.plan.world}-${event.key}-w${index}`.padEnd(16, "-").slice(0, 64),
    });
  }

  private actsOfRegistration(
    event: PlannedEvent,
    registration: PlannedRegistration,
    index: number,
    number: number,
  ): Act[] {
    const { source, at, confirmedAt, cancelledAt, signIns } = registration;
    const token = fixedToken(this.plan.world, event.key, index);
    const made: { id: number; people: number[] } = { id: 0, people: [] };
    const eventId = () => this.eventIds.get(event.key)!;
    const acts: Act[] = [
      { at, run: () => void Object.assign(made, this.register(event, registration, index, number, token)) },
    ];
    if (source === "visitor" && confirmedAt !== null) {
      acts.push({ at: confirmedAt, run: () => confirmRegistration(this.cast.visitor, { token: token.token }) });
    }
    if (cancelledAt !== null) {
      acts.push({ at: cancelledAt, run: () => cancelRegistration(this.cast.visitor, { token: token.token }) });
    }
    for (const { person, day, mode, at: seenAt } of signIns) {
      const run = () =>
        void signInPerson(this.staff(number), eventId(), { registeredPersonId: made.people[person]!, day, mode });
      acts.push({ at: seenAt, run });
    }
    return acts;
  }

  private register(
    event: PlannedEvent,
    { firm, source, people, typedShortName }: PlannedRegistration,
    index: number,
    number: number,
    token: RegistrationToken,
  ): { id: number; people: number[] } {
    const known = this.plan.organisations[firm]!.firm;
    const spokesman = source === "representative" ? this.cast.representative(firm) : undefined;
    const byVisitor = source === "visitor" || (source === "representative" && spokesman === undefined);
    const first = people[0]!;
    const context = spokesman ?? (byVisitor ? this.cast.visitor : this.staff(number));
    const { registrationId } = registerForEvent(
      context,
      this.eventIds.get(event.key)!,
      {
        organisationId: byVisitor ? null : this.organisationIds[firm]!,
        organisationName: byVisitor ? (typedShortName ? known.shortName : known.legalName) : null,
        contactName: first.name,
        email: first.email,
        phone: first.phone,
        people: people.map(({ name, duty }) => {
          const organisationId = byVisitor ? null : this.organisationIds[firm]!;
          return {
            id: null,
            name,
            duty,
            answers: {},
            ...this.programmes.choicesOf(context, event, { person: name, organisationId }),
          };
        }),
        answers: {},
        partyRule: "together",
        noticeVersion: PRIVACY_NOTICE_VERSION,
        submissionKey: `${this.plan.world}-${event.key}-r${index}`.padEnd(16, "-").slice(0, 64),
      },
      token,
    );
    const written = this.data.db
      .select({ id: registeredPeople.id })
      .from(registeredPeople)
      .where(eq(registeredPeople.registrationId, registrationId))
      .orderBy(registeredPeople.id)
      .all();
    return { id: registrationId, people: written.map(({ id }) => id) };
  }
}
