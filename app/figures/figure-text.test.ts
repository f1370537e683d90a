import { expect, it } from "vitest";
import { formatPerMille, formatSigned } from "./figure-text";

it("writes differences with their sign and shares with at most one decimal", () => {
  expect(formatSigned(1234, "zh-CN")).toBe("+1,234");
  expect(formatSigned(-6, "en")).toBe("−6");
  expect(formatSigned(0, "en")).toBe("0");
  expect(formatPerMille(782, "zh-CN")).toBe("78.2%");
  expect(formatPerMille(1000, "en")).toBe("100%");
});
