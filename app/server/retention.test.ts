import { expect, it, vi } from "vitest";
import { testWorld } from "~/access/testing";
import { startRetention } from "./retention.server";

it("erases batch after batch until nothing is left, and says when it could not", async () => {
  const { system } = testWorld();
  const left = [50, 7, 0];
  const problems: string[] = [];
  const chore = vi.fn(() => left.shift() ?? 0);
  const failing = vi.fn((): number => {
    throw new Error("disk");
  });
  const running = startRetention({ base: system, chores: [chore], report: ({ reason }) => problems.push(reason) });
  await vi.waitFor(() => expect(chore).toHaveBeenCalledTimes(3));
  running.stop();
  const broken = startRetention({ base: system, chores: [failing], report: ({ reason }) => problems.push(reason) });
  await vi.waitFor(() => expect(problems).toEqual(["disk"]));
  broken.stop();
});
