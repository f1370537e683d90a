import { expect, it, vi } from "vitest";
import { testWorld } from "~/access/testing";
import { startChores } from "./chores.server";

it("does batch after batch until nothing is left, and one that fails is told of and holds up no other", async () => {
  const { system } = testWorld();
  const left = [50, 7, 0];
  const problems: string[] = [];
  const chore = vi.fn(() => left.shift() ?? 0);
  const failing = vi.fn((): number => {
    throw new Error("disk");
  });
  const running = startChores({
    name: "retention",
    everyMs: 3_600_000,
    base: system,
    chores: [failing, chore],
    report: ({ message, reason }) => problems.push(`${message}: ${reason}`),
  });
  await vi.waitFor(() => expect(chore).toHaveBeenCalledTimes(3));
  running.stop();
  expect(problems).toEqual(Array.from({ length: 3 }, () => "retention paused: disk"));
});
