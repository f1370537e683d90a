import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { parseForm } from "~/forms/parse-form";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { publishedEvent } from "../event-fixtures.testing";
import { eventList } from "../event-list";
import { eventSource } from "../event-queries.server";
import { costForm, type CostInput } from "./cost-form";
import { costsOf } from "./cost-queries.server";
import { saveCosts } from "./save-costs.server";

function costs(lines: Record<string, unknown>, version = 0): CostInput {
  const result = parseForm(costForm, { lines, funding: "专项资金", version: String(version) });
  if (!result.ok) throw new Error(JSON.stringify(result.fields));
  return result.data;
}

describe("budget and actual cost of an event", () => {
  it("are kept in fen, line by line, and only the person who saw the last ones changes them", () => {
    const { account, promoterId } = testWorld();
    const staff = account("staff");
    const event = publishedEvent(staff, promoterId);
    saveCosts(staff, event, costs({ venue: { budgetFen: "1,000", actualFen: "990.5" }, travel: { budgetFen: "200" } }));
    expect(costsOf(staff, event)).toMatchObject({
      lines: {
        venue: { budgetFen: 100_000, actualFen: 99_050 },
        travel: { actualFen: null },
        print: { budgetFen: null },
      },
      totals: { budgetFen: 120_000, actualFen: 99_050, open: 1 },
      funding: "专项资金",
      version: 1,
    });
    expect(() => saveCosts(staff, event, costs({}))).toThrow("error.conflict");
    saveCosts(staff, event, costs({}, 1));
    expect(costsOf(staff, event).totals).toEqual({ budgetFen: null, actualFen: null, open: 0 });
  });

  it("are told to nobody but the staff of the promoters that run the event, not even that there are some", () => {
    const { account, promoterId, subPromoter, organisation, visitor } = testWorld();
    const staff = account("staff");
    const sub = subPromoter("零部件分会");
    const event = publishedEvent(staff, promoterId);
    saveCosts(staff, event, costs({ venue: { actualFen: "1" } }));
    const stranger = account("staff", [], sub);
    const firm = account("firm_representative", [organisation("甲公司")]);
    for (const outsider of [stranger, account("viewer"), firm, visitor]) {
      expect(() => costsOf(outsider, event)).toThrow(/forbidden|otherPromoter/);
      expect(() => saveCosts(outsider, event, costs({}, 1))).toThrow(/forbidden|otherPromoter/);
    }
    const costed = (context: typeof staff) =>
      runList(context, eventSource, filterQuery(eventList, { costed: "yes" })).rows.map(({ id }) => id);
    expect(costed(staff)).toEqual([event]);
    expect(costed(stranger)).toEqual([]);
  });
});
