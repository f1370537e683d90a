import type { Page } from "@playwright/test";
import { endSessionsOf } from "~/access/session.server";
import { expect, takenOver, test } from "./journey";

/** Goes back after the call has been answered: a page that is left takes its answer with it. */
async function goBack(page: Page): Promise<void> {
  await page.evaluate(() => void setTimeout(() => history.back()));
}

test("whoever goes back after a session has ended is asked to sign in, and the list that the browser kept is not shown", async ({
  page,
  world,
  signInAs,
}) => {
  world.settle();
  await signInAs("staff");
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      const seen = JSON.parse(sessionStorage.getItem("seen") ?? "[]") as string[];
      const { hidden } = document.documentElement;
      sessionStorage.setItem("seen", JSON.stringify([...seen, `${location.pathname} ${hidden ? "hidden" : "shown"}`]));
    });
  });
  await page.goto("/organisations");
  await takenOver(page);
  await page.goto("/public/events");

  // Going back while signed in shows the list as it is now.
  await goBack(page);
  await expect(page).toHaveURL(/\/organisations$/);
  await expect(page.getByRole("heading", { level: 1, name: "成员" })).toBeVisible();
  await takenOver(page);

  await page.goto("/public/events");
  const staff = world.as("staff");
  endSessionsOf(staff, staff.actor.userId!);
  await goBack(page);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expect(page.getByRole("heading", { name: "登录" })).toBeVisible();
  const seen = await page.evaluate(() => JSON.parse(sessionStorage.getItem("seen")!) as string[]);
  // Shown at its first opening and when it was asked for again while signed in; and never since.
  expect(seen.filter((one) => one === "/organisations shown")).toHaveLength(2);
});
