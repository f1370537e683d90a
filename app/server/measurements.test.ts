import { afterAll, expect, it } from "vitest";
import { groupOf, Measurements } from "./measurements";

const measurements = new Measurements();
afterAll(() => measurements.stop());

it.each([
  ["/", "home"],
  ["/organisations/17/contacts", "organisations"],
  ["/organisations.data", "organisations"],
  ["/_root.data", "other"],
  ["/set-password/3f9a", "other"],
  ['/"} 1\nweft_evil 1', "other"],
])("%s is counted under %s", (path, group) => {
  expect(groupOf(path)).toBe(group);
});

it("requests are counted by group and status, durations fall into every bucket above them, nothing names a record", () => {
  measurements.observe("/organisations/4711", 200, 0.03);
  measurements.observe("/organisations/4712", 200, 3);
  measurements.observe("/public/registrations/secret-token", 404, 0.001);
  const text = measurements.text([
    ["weft_outbox_waiting", "Mails that wait.", 3],
    ["weft_backup_age_seconds", "Age of the newest sound backup.", null],
  ]);
  const lines = text.split("\n");
  expect(lines).toContain('weft_requests_total{group="organisations",status="200"} 2');
  expect(lines).toContain('weft_request_seconds_bucket{group="organisations",le="0.025"} 0');
  expect(lines).toContain('weft_request_seconds_bucket{group="organisations",le="0.05"} 1');
  expect(lines).toContain('weft_request_seconds_bucket{group="organisations",le="+Inf"} 2');
  expect(lines).toContain("weft_outbox_waiting 3");
  expect(text).not.toMatch(/471|secret|weft_backup_age/);
  for (const line of lines.filter((each) => each !== "" && !each.startsWith("#")))
    expect(line).toMatch(/^[a-z_]+(\{[a-z]+="[^"\n]*"(,[a-z]+="[^"\n]*")*\})? [\d.e+-]+$/);
});
