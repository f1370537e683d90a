import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { API_SCOPES } from "~/access/api-scopes";
import { randomToken } from "~/access/session.server";
import { hashPassword } from "~/modules/accounts/hash-password.server";
import { outboxMessages, users } from "~db/schema";
import { startHarness, type Harness } from "./harness";
import { formBody, type Answer } from "./http-client";
import type { PersonName } from "./people";

const PASSWORD = "tulip-anvil-rocket";
const ORIGIN = "https://weft.example";
const NAME = "__Host-weft";
let harness: Harness;
/** Everything that was typed or handed out and that nobody may find written anywhere. */
const secrets = new Set<string>([PASSWORD]);
/** All answers of this file, for what must hold of each. */
const answers: { path: string; answer: Answer }[] = [];

beforeAll(async () => {
  harness = await startHarness({ WEFT_ORIGIN: ORIGIN, WEFT_LOG_LEVEL: "debug" });
  const passwordHash = await hashPassword(PASSWORD);
  harness.data.db.update(users).set({ passwordHash }).run();
});
afterAll(() => harness.stop());

async function ask(address: string, cookie: string, values?: Record<string, string | string[]>): Promise<Answer> {
  const answer = await harness.askAs("visitor", {
    method: values ? "POST" : "GET",
    path: address,
    headers: {
      Accept: "text/html",
      Cookie: cookie,
      Referer: `${ORIGIN}${address}`,
      ...(values ? { Origin: ORIGIN, "Content-Type": "application/x-www-form-urlencoded" } : {}),
    },
    body: values ? formBody(values) : undefined,
  });
  answers.push({ path: address, answer });
  for (const cookieLine of answer.headers["set-cookie"] ?? []) {
    const value = cookieLine.split(";")[0]!.split("=")[1]!;
    if (value.length >= 30) secrets.add(value);
  }
  return answer;
}

const sessionIn = ({ headers }: Answer) =>
  (headers["set-cookie"] ?? []).find((line) => line.startsWith(`${NAME}=`))?.split(";")[0] ?? "";
const idOf = (name: PersonName) => harness.people[name].userId!;
const emailOf = (name: PersonName) => harness.people[name].email;
const isIn = async (cookie: string) => (await ask("/account", cookie)).status === 200;

async function signIn(name: PersonName, cookie = "", password = PASSWORD): Promise<string> {
  secrets.add(password);
  return sessionIn(await ask("/sign-in", cookie, { email: emailOf(name), password }));
}

describe("a session of the running product", () => {
  it("is not the one that somebody planted: neither one made up nor one of another person lives on", async () => {
    const madeUp = `${NAME}=${randomToken()}`;
    const first = await signIn("staff", madeUp);
    expect(first).not.toBe(madeUp);
    expect(await isIn(first)).toBe(true);
    expect(await isIn(madeUp)).toBe(false);

    const foreign = harness.freshCookie("firm A");
    const second = await signIn("staff", foreign);
    expect(second).not.toBe(foreign);
    expect(await isIn(second)).toBe(true);
    expect(await isIn(foreign)).toBe(false);
  });

  it("is another after the password was changed, and every earlier one of the person is over", async () => {
    const [here, elsewhere] = [await signIn("viewer"), await signIn("viewer")];
    const changed = await ask("/account/password", here, {
      currentPassword: PASSWORD,
      newPassword: "heron lantern 47 gate",
    });
    secrets.add("heron lantern 47 gate");
    expect(changed.status).toBe(303);
    const fresh = sessionIn(changed);
    expect([await isIn(fresh), await isIn(here), await isIn(elsewhere)]).toEqual([true, false, false]);
    expect(await signIn("viewer")).toBe("");
  });

  it("is over after another role was given, and goes on after another name", async () => {
    const administrator = await signIn("administrator");
    const person = await signIn("viewer", "", "heron lantern 47 gate");
    const change = async (values: { name: string; role: string }) => {
      const { version } = harness.data.db
        .select()
        .from(users)
        .where(eq(users.id, idOf("viewer")))
        .get()!;
      const form = { locale: "zh-CN", promoterId: "", organisations: "", version: String(version), ...values };
      return (await ask(`/settings/accounts/${idOf("viewer")}`, administrator, form)).status;
    };
    expect(await change({ name: "另一个名字", role: "viewer" })).toBe(303);
    expect(await isIn(person)).toBe(true);
    expect(await change({ name: "另一个名字", role: "statistician" })).toBe(303);
    expect(await isIn(person)).toBe(false);
  });

  it("is over after the password was set anew by mail, and the link is worth nothing afterwards", async () => {
    const person = await signIn("firm B");
    expect((await ask("/forgotten-password", "", { email: emailOf("firm B") })).status).toBe(303);
    const mail = harness.data.db
      .select()
      .from(outboxMessages)
      .where(eq(outboxMessages.recipient, emailOf("firm B")))
      .get()!;
    const link = /https:\/\/weft\.example(\/set-password\/([\w-]{43}))/.exec(mail.body ?? "")!;
    secrets.add(link[2]!);
    const set = await ask(link[1]!, "", { newPassword: "orchard 82 velvet drum" });
    secrets.add("orchard 82 velvet drum");
    expect([await isIn(sessionIn(set)), await isIn(person)]).toEqual([true, false]);
    expect((await ask(link[1]!, "")).status).toBe(404);
  });

  it("is over at the next request after signing out, and after the account was closed", async () => {
    const [out, on] = [await signIn("firm A"), await signIn("firm A")];
    await ask("/sign-out", out, {});
    expect([await isIn(out), await isIn(on)]).toEqual([false, true]);
    const administrator = await signIn("administrator");
    const closed = await ask(`/settings/accounts/${idOf("firm A")}/suspension`, administrator, {});
    expect(closed.status).toBe(303);
    expect(await isIn(on)).toBe(false);
    expect(await signIn("firm A")).toBe("");
  });

  it("is opened by no altered cookie", async () => {
    const real = (await signIn("administrator")).slice(NAME.length + 1);
    const altered = [...real].flatMap((letter, at) => [
      real.slice(0, at) + (letter === "A" ? "B" : "A") + real.slice(at + 1),
      real.slice(0, at),
    ]);
    const forms = [
      ...altered.map((value) => `${NAME}=${value}`),
      `weft=${real}`,
      `__host-weft=${real}`,
      `${NAME}=${real}; ${NAME}=${randomToken()}`,
      `${NAME}="${real}"`,
      `${NAME}=${encodeURIComponent(` ${real}`)}`,
      `${NAME}-pending=${real}`,
    ];
    const opened: string[] = [];
    for (const cookie of forms) if (await isIn(cookie)) opened.push(cookie);
    expect(opened).toEqual([]);
    expect(await isIn(`${NAME}=${real}`)).toBe(true);
  });

  it("comes in a cookie for this host, https and no script, each time", () => {
    const lines = answers
      .flatMap(({ answer }) => answer.headers["set-cookie"] ?? [])
      .filter((line) => line.startsWith(NAME));
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) {
      expect(line).toMatch(/^__Host-weft/);
      const [, ...attributes] = line.split("; ");
      expect(attributes.filter((one) => !one.startsWith("Max-Age=")).sort()).toEqual([
        "HttpOnly",
        "Path=/",
        "SameSite=Lax",
        "Secure",
      ]);
    }
  });
});

/** Where a secret stands that nobody may write down. */
function writtenDown(places: Record<string, string>): string[] {
  return [...secrets].flatMap((secret) =>
    Object.entries(places).flatMap(([place, text]) => (text.includes(secret) ? [`${secret} in ${place}`] : [])),
  );
}

describe("passwords, tokens, codes and numbers of people", () => {
  it("are in no line of the log, no address, no fault and no byte of the database", async () => {
    const administrator = await signIn("administrator");
    const made = await ask("/account/tokens", administrator, { name: "试", days: "1", scopes: [API_SCOPES[0]!] });
    const token = /weft_[\w-]{20,}/.exec(made.text)![0];
    secrets.add(token);
    const api = (headers: Record<string, string>) =>
      harness.askAs("visitor", { path: "/api/v1/organisations", headers });
    expect((await api({ Authorization: `Bearer ${token}` })).status).toBe(200);
    await api({ Authorization: `Bearer ${token}x` });

    const offered = await ask("/account/second-factor", administrator, { currentPassword: PASSWORD });
    const page = await ask(String(offered.headers.location ?? "/account/second-factor/confirmation"), administrator);
    const letters = /(?:[A-Z2-7]{4} ?){8}/.exec(page.text)?.[0];
    expect(letters).toBeDefined();
    secrets.add(letters!.replaceAll(" ", ""));

    const phone = "13907314711";
    secrets.add(phone);
    const eventId = harness.world.ids.events!.own;
    const registered = await ask(`/public/events/${eventId}`, "", {
      submissionKey: crypto.randomUUID(),
      organisationName: "远方精密机械有限公司",
      contactName: "李雷",
      email: "li.lei@weft.example",
      phone,
      "people.0.name": "李雷",
      noticeVersion: "1",
    });
    expect(registered.status).toBeLessThan(500);
    // Wrong in every way a hurried person is wrong: a password in the place of the name, a secret in the address.
    for (const secret of ["mistyped 19 secret gate", "another 20 secret gate"]) {
      secrets.add(secret);
      await ask("/sign-in", "", { email: secret, password: secret });
      await ask("/account/password", administrator, { currentPassword: secret, newPassword: "123" });
    }
    const lost = randomToken();
    secrets.add(lost);
    for (const address of [
      "/setup/",
      "/set-password/",
      "/public/registrations/",
      "/public/surveys/",
      "/public/consents/",
      "/calendar/",
    ])
      await ask(`${address}${lost}`, "");

    const files = readdirSync(harness.folder).filter((file) => /^weft\.db/.test(file));
    const bytes = files.map((file) => readFileSync(path.join(harness.folder, file), "latin1")).join("");
    const locations = answers.map(
      ({ answer }) => `${String(answer.headers.location ?? "")} ${String(answer.headers["x-remix-redirect"] ?? "")}`,
    );
    expect(harness.server.output.split("\n").length).toBeGreaterThan(100);
    const places = { "the log": harness.server.output, "an address": locations.join("\n") };
    expect(writtenDown(places)).toEqual([]);
    // The number is what was to be kept, and the link waits in the mail that carries it.
    const kept = [phone, ...[...secrets].filter((secret) => bytes.includes(`/set-password/${secret}`))];
    const inDatabase = writtenDown({ "the database": bytes }).filter(
      (line) => !kept.some((one) => line.startsWith(one)),
    );
    expect(inDatabase).toEqual([]);
    expect(harness.server.faults()).toEqual([]);
  });

  it("would be found in a log that keeps addresses, cookies or forms", () => {
    const [one] = secrets;
    expect(writtenDown({ "a log": `{"path":"/x","cookie":"${one}"}` })).toEqual([`${one} in a log`]);
  });
});
