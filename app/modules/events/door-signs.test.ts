import { expect, it } from "vitest";
import { DOOR_ANSWERS } from "./door-answer";
import { DOOR_SIGNS, DOOR_TONES } from "./door-signs";

it("no two answers of the door look alike", () => {
  const answers = [...DOOR_ANSWERS, "admitted"] as const;
  expect(new Set(answers.map((answer) => DOOR_SIGNS[answer])).size).toBe(answers.length);
  expect(Object.values(DOOR_TONES).filter((tone) => tone === "ok")).toHaveLength(1);
});
