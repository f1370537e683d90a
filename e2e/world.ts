import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { z } from "zod";
import type { Actor } from "~/access/actor";
import type { Context } from "~/access/context";
import type { AccountRole } from "~/access/roles";
import { parseForm } from "~/forms/parse-form";
import { newAccountForm } from "~/modules/accounts/account-form";
import { createAccount } from "~/modules/accounts/create-account.server";
import { attendanceOf } from "~/modules/events/event-page.server";
import { createEvent } from "~/modules/events/create-event.server";
import { eventForm } from "~/modules/events/event-form";
import { PRIVACY_NOTICE_VERSION } from "~/modules/events/privacy-notice";
import { publishEvent } from "~/modules/events/publish-event.server";
import { recordAttendanceCount } from "~/modules/events/record-attendance-count.server";
import { signInWalkIn } from "~/modules/events/record-sign-in.server";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { registrationForm } from "~/modules/events/registration-form";
import { createOrganisation } from "~/modules/organisations/create-organisation.server";
import { organisationForm } from "~/modules/organisations/organisation-form";
import { createPromoter } from "~/modules/promoters/save-promoter.server";
import { promoterForm } from "~/modules/promoters/promoter-form";
import { openDataFolder, type OpenedData } from "~/server/data-folder.server";
import { deliverDueWebhooks } from "~/webhooks/deliver-webhooks.server";
import { secondFactors } from "~db/schema";
import { addDays, dayOfInstant } from "~/values/business-day";
import { MailBox } from "./mail-box";
import { newCookie, systemContext } from "./server/people";
import { freePort, RunningServer } from "./server/running-server";

type Values = Record<string, unknown>;

/** What a person would have sent with the form. */
export function filled<Schema extends z.ZodType>(schema: Schema, values: Values): z.output<Schema> {
  const result = parseForm(schema, values);
  if (!result.ok) throw new Error(JSON.stringify(result.fields));
  return result.data;
}

export type WorldRole = Extract<AccountRole, "administrator" | "staff" | "viewer" | "firm_representative">;

/** Somebody of a sub-promoter. */
export interface Colleague {
  role: AccountRole;
  context: Context;
  cookie: string;
}

const NAMES: Record<WorldRole, string> = {
  administrator: "易建国",
  staff: "谭晓丽",
  viewer: "欧阳静",
  firm_representative: "曹伟欣",
};

/**
 * A data folder with the built product on it, and ways to bring about through the ordinary verbs what a journey is not about.
 * Each journey has a world of its own.
 */
export class World {
  readonly #system: Context;
  readonly #people = new Map<WorldRole, { userId: number; context: Context }>();
  #promoterId = 0;

  private constructor(
    readonly folder: string,
    readonly server: RunningServer,
    readonly mail: MailBox,
    private readonly data: OpenedData,
  ) {
    this.#system = systemContext(data, server.origin);
  }

  /** An empty database, as on the first day. */
  static async start(settings: Record<string, string> = {}): Promise<World> {
    const folder = mkdtempSync(path.join(tmpdir(), "weft-world-"));
    const [port, mail] = await Promise.all([freePort(), MailBox.open()]);
    const data = openDataFolder(folder);
    const env = { WEFT_SMTP_URL: mail.url, WEFT_MAIL_FROM: "织网台 <weft@promoter.example>", ...settings };
    return new World(folder, await RunningServer.start({ folder, port, env }), mail, data);
  }

  async stop(): Promise<void> {
    this.server.client.close();
    await this.server.stop();
    await this.mail.close();
    this.data.db.$client.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The link that a start on an empty database prints. */
  get setUpLink(): string {
    const link = /https?:\S+\/setup\/\S+/.exec(this.server.output)?.[0];
    if (!link) throw new Error(`no link was printed\n${this.server.output}`);
    return link;
  }

  /** What waits for other systems is refused by them; later than the product itself tries, so whoever was first. */
  async refusedDelivery(): Promise<void> {
    await deliverDueWebhooks({
      db: this.data.db,
      auditKey: this.data.auditKey,
      now: () => Date.now() + 3_600_000,
      send: () => Promise.reject(new Error("the receiver refused the connection")),
    });
  }

  get today(): string {
    return dayOfInstant(Date.now());
  }

  /** The day that many days after today. */
  day(after: number): string {
    return addDays(this.today, after);
  }

  /** The promoter with a person of every role; the representative speaks for the first firm. */
  settle(): this {
    this.#promoterId = createPromoter(
      this.#system,
      filled(promoterForm, {
        nameZh: "湘江工程机械集群促进中心",
        nameEn: "Xiangjiang Machinery Cluster Promotion Centre",
        shortNameZh: "湘江促进中心",
        shortNameEn: "Xiangjiang Promoter",
        clusterNameZh: "湘江工程机械集群",
        clusterNameEn: "Xiangjiang Construction Machinery Cluster",
        region: "430100",
      }),
    );
    for (const role of ["administrator", "staff", "viewer"] as const) this.account(role);
    return this;
  }

  account(role: WorldRole, firms: readonly string[] = []): this {
    const { id } = createAccount(
      this.#system,
      filled(newAccountForm, {
        email: this.emailOf(role),
        name: NAMES[role],
        role,
        locale: "zh-CN",
        promoterId: "",
        organisations: [...firms],
      }),
      { passwordHash: "set by no test" },
    );
    const organisationIds = firms.map((name) => this.#organisationIds.get(name)!);
    const actor: Actor = { role, userId: id, name: NAMES[role], organisationIds, promoterId: null };
    this.#people.set(role, { userId: id, context: { ...this.#system, actor } });
    return this;
  }

  /** A sub-promoter of the hub, with people of its own who see what no journey of the hub's people is about. */
  subPromoter(roles: readonly AccountRole[]): { promoterId: number; people: Colleague[] } {
    const promoterId = createPromoter(
      this.#system,
      filled(promoterForm, {
        nameZh: "零部件分会",
        nameEn: "Parts Section",
        shortNameZh: "零部件分会",
        shortNameEn: "Parts",
        clusterNameZh: "湘江工程机械集群",
        clusterNameEn: "Xiangjiang Construction Machinery Cluster",
        region: "430100",
      }),
    );
    const people = roles.map((role): Colleague => {
      const email = `${role}@parts.example`;
      const values = { email, name: "钟子涵", role, locale: "zh-CN", promoterId, organisations: [] };
      const { id: userId } = createAccount(this.#system, filled(newAccountForm, values), { passwordHash: "none" });
      const actor: Actor = { role, userId, name: values.name, organisationIds: [], promoterId };
      return {
        role,
        context: { ...this.#system, actor },
        cookie: newCookie(this.#system, { userId, name: "staff" }),
      };
    });
    return { promoterId, people };
  }

  emailOf(role: WorldRole): string {
    return `${role.replace("_", "-")}@promoter.example`;
  }

  /** What the person does without the screen. */
  as(role: WorldRole): Context {
    const person = this.#people.get(role);
    if (!person) throw new Error(`this world has no ${role}`);
    return person.context;
  }

  /** As if the person had set one up; of no use for signing in. */
  giveSecondFactor(role: WorldRole): void {
    const userId = this.#people.get(role)!.userId;
    this.data.db.insert(secondFactors).values({ userId, secret: "lost", lastStep: 0, createdAt: Date.now() }).run();
  }

  /** A cookie as signing in gives it. */
  cookieOf(role: WorldRole): string {
    return newCookie(this.#system, { userId: this.#people.get(role)!.userId, name: "staff" });
  }

  readonly #cookies = new Map<WorldRole, string>();

  /** The page as it is sent to a person of the role, or to a visitor; nothing where the answer is no page. */
  async htmlFor(role: WorldRole | null, path: string): Promise<string> {
    const headers: Record<string, string> = {};
    if (role !== null) {
      // One sign-in for all: the page of somebody's sign-ins would grow with each.
      headers.cookie = this.#cookies.get(role) ?? this.cookieOf(role);
      this.#cookies.set(role, headers.cookie);
    }
    const answer = await this.server.client.ask({ path, headers });
    if (answer.status >= 500) throw new Error(`${path} for ${role ?? "a visitor"}: ${answer.status}`);
    return String(answer.headers["content-type"]).startsWith("text/html") ? answer.text : "";
  }

  readonly #organisationIds = new Map<string, number>();

  organisation(legalName: string, values: Values = {}): number {
    const { id } = createOrganisation(
      this.as("staff"),
      filled(organisationForm, { legalName, kind: "enterprise", ...values }),
    );
    this.#organisationIds.set(legalName, id);
    return id;
  }

  /** Tomorrow afternoon, published and open to everybody, unless said otherwise. */
  event(titleZh: string, { publish = true, ...values }: Values & { publish?: boolean } = {}): number {
    const input = filled(eventForm, {
      titleZh,
      type: "matchmaking",
      promoterFunction: "communication",
      networkActivity: "ZZ04",
      promoterId: this.#promoterId,
      startsAt: `${this.day(1)}T14:00`,
      endsAt: `${this.day(1)}T17:30`,
      attendanceMode: "venue",
      venue: "长沙国际会展中心 W2",
      organiserContact: "0731-8888 0000",
      listed: "on",
      ...values,
    });
    const id = createEvent(this.as("staff"), input);
    if (publish) publishEvent(this.as("staff"), id);
    return id;
  }

  /** An event that is under way whatever the hour: since yesterday, until tomorrow. */
  eventUnderWay(titleZh: string, values: Values = {}): number {
    return this.event(titleZh, { startsAt: `${this.day(-1)}T09:00`, endsAt: `${this.day(1)}T17:00`, ...values });
  }

  /** Registered by staff, which takes the seats at once. */
  registration(
    eventId: number,
    organisationName: string,
    people: readonly string[],
    email = "contact@firm.example",
  ): number {
    const input = filled(registrationForm, {
      organisationName,
      contactName: people[0],
      email,
      people: people.map((name) => ({ name })),
      noticeVersion: PRIVACY_NOTICE_VERSION,
      submissionKey: randomUUID(),
    });
    return registerForEvent(this.as("staff"), eventId, input).registrationId;
  }

  signIn(eventId: number, personName: string, organisationName: string, day: string): number {
    return signInWalkIn(this.as("staff"), eventId, {
      personName,
      organisationId: null,
      organisationName,
      day,
      mode: "venue",
      submissionKey: randomUUID(),
    });
  }

  /** @returns the id of the count */
  count(eventId: number, day: string, people: number): number {
    const count = { day, mode: "venue", people, source: "sign_in_sheet", sourceNote: null } as const;
    recordAttendanceCount(this.as("staff"), eventId, count);
    const counts = attendanceOf(this.as("staff"), eventId).days;
    return counts.find((counted) => counted.day === day && counted.mode === "venue")!.countId!;
  }
}
