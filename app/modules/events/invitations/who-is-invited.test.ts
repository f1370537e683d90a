import { describe, expect, it } from "vitest";
import { whoIsInvited, type ChosenContact, type ChosenFirm } from "./who-is-invited";

const contact = (id: number, values: Partial<ChosenContact> = {}): ChosenContact => ({
  ...{ id, name: `联系人${id}`, addressHash: `hash-${id}`, reason: null },
  ...values,
});
const firm = (id: number, contacts: ChosenContact[], values: Partial<ChosenFirm> = {}): ChosenFirm => ({
  ...{ id, legalName: `企业${id}`, inCare: true, registered: false, contacts },
  ...values,
});

describe("who is invited", () => {
  it("is each contact of a chosen firm against whom nothing speaks", () => {
    const { invited, leftOut } = whoIsInvited([firm(1, [contact(1), contact(2)]), firm(2, [contact(3)])], new Set());
    expect(invited.map(({ contactId }) => contactId)).toEqual([1, 2, 3]);
    expect(leftOut).toEqual([]);
  });

  it("is nobody of a firm that others look after, is registered already or has no contact", () => {
    const { invited, leftOut } = whoIsInvited(
      [firm(1, [contact(1)], { inCare: false }), firm(2, [contact(2)], { registered: true }), firm(3, [])],
      new Set(),
    );
    expect(invited).toEqual([]);
    expect(leftOut.map(({ reason, contactName }) => [reason, contactName])).toEqual([
      ["other_promoter", null],
      ["registered", null],
      ["no_contact", null],
    ]);
  });

  it("is nobody whose consent, address or wish speaks against it, which is said of each", () => {
    const reasons = ["archived", "no_mail", "unsubscribed", "not_his_purpose", "no_consent"] as const;
    const { invited, leftOut } = whoIsInvited(
      [firm(1, [...reasons.map((reason, index) => contact(index + 1, { reason })), contact(9)])],
      new Set(),
    );
    expect(invited).toEqual([{ firmId: 1, contactId: 9 }]);
    expect(leftOut.map(({ reason }) => reason)).toEqual([...reasons]);
  });

  it("is no address twice, whether it was invited before or belongs to contacts of two firms", () => {
    const { invited, leftOut } = whoIsInvited(
      [firm(1, [contact(1), contact(2, { addressHash: "both" })]), firm(2, [contact(3, { addressHash: "both" })])],
      new Set(["hash-1"]),
    );
    expect(invited).toEqual([{ firmId: 1, contactId: 2 }]);
    expect(leftOut.map(({ firmId, reason }) => [firmId, reason])).toEqual([
      [1, "invited"],
      [2, "invited"],
    ]);
  });
});
