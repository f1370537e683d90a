import { expect, it } from "vitest";
import { randomToken } from "~/access/session.server";
import { withoutTokens } from "./create-app";

it("a one-time link is not written to the log", () => {
  const token = randomToken();
  for (const path of [`/setup/${token}`, `/set-password/${token}.data`, `/public/registrations/${token}`]) {
    expect(withoutTokens(path)).not.toContain(token.slice(0, 20));
  }
  expect(withoutTokens("/organisations/12/edit")).toBe("/organisations/12/edit");
});
