import { describe, expect, it } from "vitest";
import type { Actor } from "~/access/actor";
import type { AccountRole } from "~/access/roles";
import { allowanceOf } from "./permission-matrix";
import { personPermissions } from "./person-permissions";

const actor = (role: AccountRole, organisationIds: number[] = []): Actor => ({
  role,
  userId: 7,
  name: "谭晓丽",
  organisationIds,
  promoterId: null,
});
const reasonOf = (person: Actor | null, name: string) => personPermissions(person).find((one) => one.name === name);

describe("what a person may do, and why", () => {
  it.each([
    ["staff hold it for every record", actor("staff"), "organisation.write", true, "role"],
    ["a viewer would need another role", actor("viewer"), "organisation.write", false, "otherRole"],
    ["a representative may for the own firm", actor("firm_representative", [3]), "organisation.see", true, "own"],
    ["one who speaks for nobody may not", actor("firm_representative"), "organisation.see", false, "nothingOwn"],
    ["a disabled account may nothing", null, "page.frame", false, "disabled"],
  ])("%s", (_sentence, person, name, allowed, reason) => {
    expect(reasonOf(person, name)).toEqual({ name, allowed, reason });
  });

  it("never says anything else than the table of roles", () => {
    for (const role of ["administrator", "staff", "viewer", "firm_representative"] as const)
      for (const { name, reason } of personPermissions(actor(role, [3]))) {
        const said = { role: "yes", own: "own", otherRole: "no" }[reason as "role" | "own" | "otherRole"];
        expect(said, `${role} ${name}`).toBe(allowanceOf(role, name));
      }
  });
});
