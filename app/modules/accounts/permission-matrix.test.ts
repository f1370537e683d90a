import { describe, expect, it } from "vitest";
import { can } from "~/access/can";
import { PERMISSION_NAMES } from "~/access/permissions";
import { ROLES, type Role } from "~/access/roles";
import { mayEver } from "~/http/may-ever";
import { allowanceOf, permissionMatrix } from "./permission-matrix";

/**
 * Who may do what, written out so that every change of a rule is seen here too.
 * A administrator, S staff, V viewer, F firm representative, N nobody signed in. In brackets: only what concerns them. Statisticians
 * and representatives of institutes follow below.
 */
const EXPECTED: Record<string, string> = {
  "account.manage": "A----",
  "account.endLooking": "ASVF-",
  "account.own": "ASVF-",
  "apiToken.own": "ASVF-",
  "apiToken.manage": "A----",
  "calendarFeed.own": "ASVF-",
  "calendarFeed.read": "ASVFN",
  "session.start": "ASVFN",
  "session.end": "ASVFN",
  "password.forget": "ASVFN",
  "promoter.see": "ASVFN",
  "promoter.manage": "A----",
  "organisation.see": "ASV(F)-",
  "organisation.write": "AS---",
  "organisation.export": "AS---",
  "organisation.merge": "AS---",
  "organisationFile.see": "ASV--",
  "firmFile.write": "AS-(F)-",
  "file.see": "ASVF-",
  "file.write": "AS-F-",
  "profile.confirm": "AS-(F)-",
  "profile.propose": "---(F)-",
  "profile.configure": "A----",
  "industry.import": "AS---",
  "contact.see": "AS-(F)-",
  "contact.write": "AS---",
  "consent.record": "AS-(F)-",
  "consent.withdrawByLink": "ASVFN",
  "invitation.unsubscribe": "ASVFN",
  "directory.see": "ASVFN",
  "directory.agree": "AS-(F)-",
  "directory.configure": "A----",
  "notice.publish": "A----",
  "membership.see": "ASV(F)-",
  "membership.list": "ASV--",
  "membership.write": "AS---",
  "membership.configure": "A----",
  "membership.apply": "ASVFN",
  "application.review": "AS---",
  "dues.see": "AS-(F)-",
  "dues.list": "AS---",
  "dues.write": "AS---",
  "selfCheck.see": "ASV--",
  "selfCheck.write": "A----",
  "relation.see": "ASV--",
  "recognition.list": "ASV--",
  "recognition.configure": "A----",
  "event.list": "ASV--",
  "event.see": "ASV(F)(N)",
  "event.write": "AS---",
  "event.publish": "AS---",
  "event.export": "AS---",
  "event.register": "ASVFN",
  "registration.list": "AS---",
  "registration.see": "AS-(F)-",
  "registration.manage": "AS-(F)-",
  "registration.approve": "AS---",
  "registration.export": "AS---",
  "event.invite": "AS---",
  "invitation.answer": "ASVFN",
  "attendance.record": "AS---",
  "outcome.see": "ASV--",
  "outcome.write": "AS---",
  "outcome.export": "AS---",
  "survey.see": "AS---",
  "survey.write": "AS---",
  "survey.answer": "ASVFN",
  "stand.see": "AS---",
  "stand.write": "AS---",
  "stand.export": "AS---",
  "stand.join": "---(F)-",
  "eventCost.see": "AS---",
  "eventCost.write": "AS---",
  "conduct.count": "ASV--",
  "conduct.configure": "A----",
  "pledge.see": "ASVF-",
  "pledge.signatures": "AS---",
  "pledge.write": "AS---",
  "pledge.sign": "---(F)-",
  "commendation.see": "AS-(F)-",
  "commendation.write": "AS---",
  "commendation.publish": "AS---",
  "commendation.public": "ASVFN",
  "complaint.see": "AS---",
  "complaint.handle": "AS---",
  "complaint.export": "AS---",
  "complaint.lodge": "---(F)-",
  "complaint.answer": "---(F)-",
  "governance.see": "ASV--",
  "governance.write": "AS---",
  "minutes.approve": "AS---",
  "governance.export": "AS---",
  "report.see": "ASV--",
  "report.write": "AS---",
  "report.freeze": "AS---",
  "figure.see": "ASV--",
  "plan.write": "AS---",
  "holdings.see": "---(F)-",
  "dataRequest.make": "---(F)-",
  "dataRequest.answer": "AS---",
  "page.frame": "ASVFN",
  "home.see": "ASV--",
  "search.use": "ASV--",
  "portal.use": "---F-",
  "job.see": "ASV--",
  "import.run": "AS---",
  "bulk.run": "AS---",
  "listView.keep": "ASV--",
  "listView.share": "AS---",
  "listView.change": "A(S)(V)--",
  "webhook.manage": "A----",
  "audit.see": "A----",
  "outbox.see": "AS---",
  "outbox.retry": "AS---",
  "person.manage": "A----",
  "retention.see": "AS---",
  "backup.manage": "A----",
  "health.see": "A----",
  "mail.test": "A----",
};

const HUB_ONLY = [
  "application.review",
  "commendation.publish",
  "commendation.write",
  "complaint.export",
  "complaint.handle",
  "complaint.see",
  "conduct.count",
  "dues.list",
  "dues.write",
  "industry.import",
  "organisation.merge",
  "outbox.retry",
  "outbox.see",
  "pledge.signatures",
  "pledge.write",
  "retention.see",
  "selfCheck.see",
];

const LETTERS = { administrator: "A", staff: "S", viewer: "V", firm_representative: "F", visitor: "N" } as const;
const LETTERED = Object.keys(LETTERS) as (keyof typeof LETTERS)[];

function written(): Record<string, string> {
  return Object.fromEntries(
    permissionMatrix(LETTERED).map(({ name, allowances }) => [
      name,
      allowances
        .map(({ role, allowance }) => {
          const letter = LETTERS[role as keyof typeof LETTERS];
          return allowance === "yes" ? letter : allowance === "own" ? `(${letter})` : "-";
        })
        .join(""),
    ]),
  );
}

describe("the permission table", () => {
  it("is what is written here", () => {
    const table = written();
    const width = Math.max(...PERMISSION_NAMES.map((name) => name.length));
    console.info(
      [
        "permission".padEnd(width) + "  " + LETTERED.join(" "),
        ...Object.entries(table).map(([name, line]) => `${name.padEnd(width)}  ${line}`),
      ].join("\n"),
    );
    expect(table).toEqual(EXPECTED);
  });

  it("gives nobody who is not signed in more than a page, a sign-in, the promoters and the public events", () => {
    const open = PERMISSION_NAMES.filter((name) =>
      can({ role: "visitor", userId: null, name: "", organisationIds: [], promoterId: null }, name),
    );
    expect(open.sort()).toEqual([
      "calendarFeed.read",
      "commendation.public",
      "consent.withdrawByLink",
      "directory.see",
      "event.register",
      "invitation.answer",
      "invitation.unsubscribe",
      "membership.apply",
      "page.frame",
      "password.forget",
      "promoter.see",
      "session.end",
      "session.start",
      "survey.answer",
    ]);
  });

  it("lets a viewer change nothing but their own account, and a registration as anybody may", () => {
    const mayChange = PERMISSION_NAMES.filter((name) =>
      /\.(write|approve|manage|publish|freeze|record|run|retry|own)$/.test(name),
    ).filter((name) => can({ role: "viewer", userId: 1, name: "", organisationIds: [], promoterId: null }, name));
    expect(mayChange).toEqual(["account.own", "apiToken.own", "calendarFeed.own"]);
  });

  it("lets the administrator do all that staff may", () => {
    const actor = (role: Role) => ({ role, userId: 1, name: "", organisationIds: [], promoterId: null });
    const missing = PERMISSION_NAMES.filter((name) => can(actor("staff"), name) && !can(actor("administrator"), name));
    expect(missing).toEqual([]);
    expect(ROLES).toHaveLength(8);
  });

  it("gives a representative of an institute exactly what one of a firm has", () => {
    const differing = PERMISSION_NAMES.filter(
      (name) => allowanceOf("institute_representative", name) !== allowanceOf("firm_representative", name),
    );
    expect(differing).toEqual([]);
  });

  it("gives a statistician what a viewer has, and the exports without people", () => {
    const differing = PERMISSION_NAMES.filter(
      (name) => allowanceOf("statistician", name) !== allowanceOf("viewer", name),
    );
    expect(differing.sort()).toEqual(["event.export", "organisation.export"]);
  });

  it("keeps the matters of the whole cluster from whoever works for a sub-promoter alone", () => {
    const ofSubPromoter = { role: "staff", userId: 1, name: "", organisationIds: [], promoterId: 2 } as const;
    const lost = PERMISSION_NAMES.filter(
      (name) => mayEver({ ...ofSubPromoter, promoterId: null }, name) && !mayEver(ofSubPromoter, name),
    );
    expect(lost.sort()).toEqual(HUB_ONLY);
    expect(lost.filter((name) => can(ofSubPromoter, name))).toEqual([]);
  });
});
