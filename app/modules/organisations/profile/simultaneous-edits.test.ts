import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { EditConflict, proposedPick, settleEdits } from "~/forms/edit-conflict";
import { accepted } from "~/http/act.server";
import { createOrganisation } from "../create-organisation.server";
import { organisationForm } from "../organisation-form";
import { organisationFormValues } from "../organisation-queries.server";
import { updateOrganisation } from "../update-organisation.server";

const FIELDS = ["legalName", "shortName", "products", "note", "chainRoles", "address"] as const;
type Sent = Record<string, unknown>;

/** What the form of the page holds when it is opened: texts, lists one item a line, the values it was opened with. */
function opened(values: ReturnType<typeof organisationFormValues>): Sent {
  const entry = (value: unknown) => (Array.isArray(value) && value.length > 0 ? value.join("\n") : (value ?? ""));
  const fields = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, entry(value)]));
  return { ...fields, chainRoles: values.chainRoles, version: String(values.version), seen: JSON.stringify(values) };
}

function world() {
  const here = testWorld();
  const staff = here.account("staff");
  const { id } = createOrganisation(staff, { legalName: "湘凯液压有限公司", products: ["油缸"] });
  const read = () => organisationFormValues(staff, id);
  const send = (sent: Sent) => {
    const { version: storedVersion, ...stored } = read();
    const { values, version } = settleEdits(sent, { version: storedVersion, values: stored }, FIELDS);
    updateOrganisation(staff, id, { ...accepted(organisationForm, values), version });
  };
  const conflictOf = (sent: Sent): EditConflict => {
    try {
      send(sent);
    } catch (error) {
      if (error instanceof EditConflict) return error;
      throw error;
    }
    throw new Error("the form was accepted");
  };
  return { id, staff, read, send, conflictOf };
}

describe("two people who edit one member at the same time", () => {
  it("the second sees both texts of each field that differs, and what it was when the form was opened", () => {
    const { read, send, conflictOf } = world();
    const [first, second] = [opened(read()), opened(read())];
    send({ ...first, shortName: "湘凯", note: "甲的备注" });
    const mine = { ...second, note: "乙的备注", products: "油缸\r\n液压阀" };
    const { comparison, key, kind } = conflictOf(mine);
    expect([kind, key]).toEqual(["conflict", "error.conflictCompare"]);
    expect(comparison.fields).toEqual([
      { field: "shortName", seen: "", stored: "湘凯", mine: "", clash: false },
      { field: "products", seen: "油缸", stored: "油缸", mine: "油缸\n液压阀", clash: false },
      { field: "note", seen: "", stored: "甲的备注", mine: "乙的备注", clash: true },
    ]);
    expect(comparison.fields.map(proposedPick)).toEqual(["stored", "mine", null]);
    expect(read()).toMatchObject({ shortName: "湘凯", note: "甲的备注", products: ["油缸"] });

    const reviewed = { ...mine, reviewed: String(comparison.version) };
    const half = conflictOf({ ...reviewed, pick: { shortName: "stored", products: "mine" } });
    expect(half.key).toBe("error.conflictPick");
    send({ ...reviewed, pick: { shortName: "stored", products: "mine", note: "mine" } });
    expect(read()).toMatchObject({ shortName: "湘凯", note: "乙的备注", products: ["油缸", "液压阀"], version: 3 });
  });

  it("a comparison that is out of date is shown again, and nobody's text is taken unseen", () => {
    const { read, send, conflictOf } = world();
    const [first, second, third] = [opened(read()), opened(read()), opened(read())];
    send({ ...first, note: "甲" });
    const mine = { ...second, note: "乙" };
    const { comparison } = conflictOf(mine);
    const late = { ...third, note: "丙" };
    send({ ...late, reviewed: String(conflictOf(late).comparison.version), pick: { note: "mine" } });
    const again = conflictOf({ ...mine, reviewed: String(comparison.version), pick: { note: "mine" } });
    expect(again.comparison.fields).toMatchObject([{ field: "note", stored: "丙", mine: "乙" }]);
    expect(read().note).toBe("丙");
  });

  it("boxes that nobody ticked any more, and forms whose first values are not known, are compared too", () => {
    const { read, send, conflictOf } = world();
    send({ ...opened(read()), chainRoles: ["platform", "chain_leader"] });
    const { chainRoles: _unticked, ...second } = opened(read());
    send({ ...opened(read()), note: "甲" });
    const error = conflictOf(second);
    expect(error.comparison.fields).toMatchObject([
      { field: "note", clash: false },
      { field: "chainRoles", mine: "", clash: false },
    ]);
    expect(error.sent.chainRoles).toBe("");
    expect(conflictOf({ ...second, seen: "{" }).comparison.fields.every(({ clash }) => clash)).toBe(true);
  });

  it("never lose an update: what is overwritten was seen by who overwrote it", () => {
    const editor = fc.integer({ min: 0, max: 2 });
    const step = fc.oneof(
      fc.record({ kind: fc.constant("open" as const), editor }),
      fc.record({
        kind: fc.constant("send" as const),
        editor,
        changes: fc.dictionary(fc.constantFrom("shortName", "note", "address"), fc.constantFrom("甲", "乙", "丙", "")),
        picks: fc.array(fc.constantFrom("mine", "stored"), { minLength: 3, maxLength: 3 }),
      }),
    );
    let conflicts = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 25 }), (steps) => {
        const { read, send } = world();
        const forms: (Sent | undefined)[] = [];
        /** For each editor every text that stood before their eyes, by field. */
        const known: Map<string, Set<string>>[] = [];
        const note = (who: number, field: string, text: unknown) => {
          const texts = (known[who] ??= new Map());
          texts.set(field, (texts.get(field) ?? new Set()).add(String(text ?? "")));
        };
        for (const each of steps) {
          const stored = read();
          if (each.kind === "open") {
            forms[each.editor] = opened(stored);
            known[each.editor] = new Map();
            for (const field of ["shortName", "note", "address"] as const) note(each.editor, field, stored[field]);
            continue;
          }
          const form = forms[each.editor];
          if (!form) continue;
          Object.assign(form, each.changes);
          try {
            send(form);
            forms[each.editor] = undefined;
          } catch (error) {
            if (!(error instanceof EditConflict)) throw error;
            conflicts += 1;
            expect(read()).toEqual(stored);
            form.reviewed = String(error.comparison.version);
            form.pick = Object.fromEntries(
              error.comparison.fields.map(({ field }, index) => [field, each.picks[index % 3]]),
            );
            for (const { field, stored: text } of error.comparison.fields) note(each.editor, field, text);
          }
          const after = read();
          for (const field of ["shortName", "note", "address"] as const) {
            if (after[field] !== stored[field]) {
              expect([...(known[each.editor]!.get(field) ?? [])]).toContain(stored[field] ?? "");
            }
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(conflicts).toBeGreaterThan(3);
  });
});
