import { describe, expect, it } from "vitest";
import { commendationForm } from "./commendation-form";
import { conductOfOrganisation, publicCommendations } from "./conduct-queries.server";
import { conductWorld } from "./conduct-world.testing";
import { commend, consentToPublication, publishCommendation, withdrawCommendation } from "./keep-commendations.server";

const commendation = commendationForm.parse({
  organisation: "湘凯液压股份有限公司",
  day: "2026-09-01",
  awardedBy: "理事会",
  reason: "带动配套企业改进质量",
});

describe("a commendation", () => {
  it("is public only with the firm's consent and by an act of its own", () => {
    const { receiver, ofFirm, ofOther, viewer, visitor, firm } = conductWorld();
    const id = commend(receiver, commendation);
    expect(publicCommendations(visitor)).toEqual([]);
    expect(() => consentToPublication(ofOther, id, 1)).toThrow("not_found");
    consentToPublication(ofFirm, id, 1);
    expect(publicCommendations(visitor)).toEqual([]);
    expect(() => publishCommendation(viewer, id, { version: 2, consentBy: "曹", consentOn: "2026-10-20" })).toThrow(
      "forbidden",
    );
    publishCommendation(receiver, id, { version: 2, consentBy: "曹伟欣", consentOn: "2026-10-20" });
    expect(publicCommendations(visitor)).toMatchObject([
      { name: "湘凯液压股份有限公司", reason: "带动配套企业改进质量" },
    ]);
    withdrawCommendation(receiver, id, 3, "企业不再同意公开");
    expect(publicCommendations(visitor)).toEqual([]);
    expect(conductOfOrganisation(ofFirm, firm).commendations).toEqual([]);
    expect(() => publishCommendation(receiver, id, { version: 4, consentBy: "x", consentOn: "2026-10-20" })).toThrow(
      "commendation.refused.withdrawn",
    );
  });

  it("is read by the firm and by staff, not by others", () => {
    const { receiver, ofFirm, ofOther, viewer, firm } = conductWorld();
    commend(receiver, commendation);
    expect(conductOfOrganisation(ofFirm, firm).commendations).toHaveLength(1);
    expect(() => conductOfOrganisation(ofOther, firm)).toThrow("not_found");
    expect(() => conductOfOrganisation(viewer, firm)).toThrow("not_found");
  });
});
