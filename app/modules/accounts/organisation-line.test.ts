import { describe, expect, it } from "vitest";
import { organisationLine, readOrganisationLine } from "./organisation-line";

describe("an organisation in the form of an account", () => {
  it.each([
    ["甲公司 (91430100MA4L16J56H)", { by: "code", code: "91430100MA4L16J56H" }],
    ["甲公司（91430100ma4l16j56h）", { by: "code", code: "91430100MA4L16J56H" }],
    ["91430100ma4l16j56h", { by: "code", code: "91430100MA4L16J56H" }],
    ["甲（中国）公司 (#12)", { by: "id", id: 12 }],
    ["#12", { by: "id", id: 12 }],
    ["甲公司（中国）", { by: "name", name: "甲公司（中国）" }],
    [" 甲公司 ", { by: "name", name: "甲公司" }],
  ])("%s is read as what it names", (line, named) => {
    expect(readOrganisationLine(line)).toEqual(named);
  });

  it("is written so that it is read as itself", () => {
    const base = { id: 7, legalName: "甲（中国）公司（筹）" };
    expect(readOrganisationLine(organisationLine({ ...base, creditCode: null }))).toEqual({ by: "id", id: 7 });
    const creditCode = "91430100MA4L16J56H";
    expect(readOrganisationLine(organisationLine({ ...base, creditCode }))).toEqual({ by: "code", code: creditCode });
  });
});
