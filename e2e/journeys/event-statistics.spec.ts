import { costForm } from "~/modules/events/costs/cost-form";
import { saveCosts } from "~/modules/events/costs/save-costs.server";
import { putOnStand } from "~/modules/events/stands/save-place.server";
import { addStand } from "~/modules/events/stands/save-stand.server";
import { newPlaceForm, standForm } from "~/modules/events/stands/stand-form";
import { filled, type World } from "../world";
import { expect, test } from "./journey";

const [FIRST, SECOND, THIRD] = ["湘凯液压股份有限公司", "浏阳精铸有限公司", "衡阳密封件有限公司"] as const;

/** A lecture with two firms and a fair on which a third one had a place, all in one quarter. */
function heldEvents(world: World): void {
  world.settle();
  for (const firm of [FIRST, SECOND, THIRD]) world.organisation(firm);
  const staff = world.as("staff");
  const at = { startsAt: `${world.day(-2)}T09:00`, endsAt: `${world.day(-2)}T11:00` };
  const lecture = world.event("液压讲座", { type: "lecture", ...at });
  for (const [name, firm] of [
    ["李敏", FIRST],
    ["王芳", FIRST],
    ["刘洋", SECOND],
  ] as const)
    world.signIn(lecture, name, firm, world.day(-2));
  saveCosts(staff, lecture, filled(costForm, { lines: { venue: { actualFen: "1000" } }, version: 0 }));
  const fair = world.event("工程机械展", { type: "exhibition", ...at });
  const stand = addStand(staff, fair, filled(standForm, { nameZh: "联合展台", version: 0 }));
  putOnStand(staff, fair, stand, filled(newPlaceForm, { firm: THIRD, version: 0 }));
}

test("every figure of the statistics opens its records", async ({ page, world, signInAs }) => {
  heldEvents(world);
  const year = world.day(-2).slice(0, 4);
  await signInAs("staff");
  await page.goto(`/events/statistics?period=${year}`);
  await expect(page.getByRole("img", { name: /按季度/ })).toBeVisible();
  const tables = await page.locator("table.data-table").evaluateAll((all) =>
    all.map((table) => {
      const headings = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent?.trim() ?? "");
      const rows = [...table.querySelectorAll("tbody tr")];
      return rows.flatMap((row) =>
        [...row.querySelectorAll("td")].flatMap((cell, index) => {
          const link = cell.querySelector("a");
          return link
            ? [{ heading: headings[index]!, number: link.textContent?.trim() ?? "", path: link.getAttribute("href")! }]
            : [];
        }),
      );
    }),
  );
  const figures = [...new Map(tables.flat().map((figure) => [figure.path + figure.heading, figure])).values()];
  const whole = Object.fromEntries(tables[0]!.map(({ heading, number }) => [heading, number]));
  expect(whole, `of ${year}`).toMatchObject({
    举办活动: "2",
    现场人次: "3",
    受惠企业: "3",
    "每家企业的费用（元）": "¥500",
  });
  for (const { heading, number, path } of figures) {
    await page.goto(path);
    const rows = page.locator("tbody tr");
    await expect(rows.first(), `${heading} ${number} at ${path}`).toBeVisible();
    if (["举办活动", "受惠企业", "首次参加的企业"].includes(heading))
      await expect(rows, `${heading} at ${path}`).toHaveCount(Number(number));
  }
});
