import { describe, expect, it } from "vitest";
import { pledgeSignatures, pledgeTexts } from "~db/schema";
import { conductOfOrganisation, ownConduct, pledgePage, pledgeToSign } from "./conduct-queries.server";
import { conductWorld } from "./conduct-world.testing";
import { newPledgeForm, ownSignatureForm, paperSignatureForm, pledgeTextForm } from "./pledge-form";
import { addPledgeText, createPledge } from "./save-pledge.server";
import { recordPaperSignature, signPledge } from "./sign-pledge.server";

const pledge = (values: Record<string, unknown> = {}) =>
  newPledgeForm.parse({ titleZh: "行业自律公约", textZh: "不低于成本报价", validFrom: "2026-01-01", ...values });
const paper = (values: Record<string, unknown> = {}) =>
  paperSignatureForm.parse({
    organisation: "浏阳精铸有限公司",
    signatoryName: "陈静",
    signedOn: "2026-03-01",
    ...values,
  });

describe("a pledge", () => {
  it("is signed by the firm's representative: name, text and instant are kept, and twice is once", () => {
    const { receiver, ofFirm, firm, other, db } = conductWorld();
    const id = createPledge(receiver, pledge());
    const { text } = pledgeToSign(ofFirm, id);
    const sign = (organisationId: number, textId = text.id) =>
      signPledge(ofFirm, id, ownSignatureForm.parse({ organisationId, textId, signatoryName: "曹伟欣", agreed: "on" }));
    expect(ownConduct(ofFirm).pledges[0]?.missing).toEqual(["湘凯液压股份有限公司"]);
    sign(firm);
    sign(firm);
    expect(db.select().from(pledgeSignatures).all()).toMatchObject([
      { organisationId: firm, textId: text.id, signatoryName: "曹伟欣", signedOn: "2026-10-20", source: "portal" },
    ]);
    expect(ownConduct(ofFirm).pledges[0]?.missing).toEqual([]);
    expect(() => sign(other)).toThrow("forbidden");
    expect(conductOfOrganisation(ofFirm, firm).signatures).toHaveLength(1);
    expect(() => ownSignatureForm.parse({ organisationId: firm, textId: 1, signatoryName: "x" })).toThrow();
  });

  it("in a new wording is signed anew, and nobody signs a text they have not read", () => {
    const { receiver, ofFirm, firm, db } = conductWorld();
    const id = createPledge(receiver, pledge());
    const read = pledgeToSign(ofFirm, id).text;
    const later = (validFrom: string) =>
      addPledgeText(receiver, id, pledgeTextForm.parse({ textZh: "新版", validFrom }));
    expect(() => later("2026-01-01")).toThrow("invalid");
    later("2026-10-01");
    const sign = (textId: number) =>
      signPledge(
        ofFirm,
        id,
        ownSignatureForm.parse({ organisationId: firm, textId, signatoryName: "曹伟欣", agreed: "on" }),
      );
    expect(() => sign(read.id)).toThrow("pledge.refused.otherText");
    sign(pledgeToSign(ofFirm, id).text.id);
    expect(pledgePage(receiver, id).missing?.map(({ legalName }) => legalName)).toEqual(["浏阳精铸有限公司"]);
    expect(() => db.update(pledgeTexts).set({ textZh: "改过" }).run()).toThrow("does not change");
  });

  it("signed on paper belongs to the text of its day, while it is open", () => {
    const { receiver } = conductWorld();
    const id = createPledge(receiver, pledge({ openUntil: "2026-06-30" }));
    addPledgeText(receiver, id, pledgeTextForm.parse({ textZh: "新版", validFrom: "2026-04-01" }));
    recordPaperSignature(receiver, id, paper());
    expect(pledgePage(receiver, id).signatures?.map(({ textNumber }) => textNumber)).toEqual([1]);
    expect(() => recordPaperSignature(receiver, id, paper({ signedOn: "2026-07-01" }))).toThrow(
      "pledge.refused.closed",
    );
    expect(() => recordPaperSignature(receiver, id, paper({ signedOn: "2025-12-31" }))).toThrow(
      "pledge.refused.notYet",
    );
  });

  it("shows a viewer the text and how many signed, and nobody's name", () => {
    const { receiver, viewer, ofFirm } = conductWorld();
    const id = createPledge(receiver, pledge());
    recordPaperSignature(receiver, id, paper());
    for (const context of [viewer, ofFirm]) {
      const page = pledgePage(context, id);
      expect(page).toMatchObject({ signed: 1, signatures: null, missing: null });
      expect(JSON.stringify(page)).not.toMatch(/陈静|浏阳/);
    }
  });
});
