import { expect, it } from "vitest";
import { randomToken } from "~/access/session.server";
import { withoutTokens } from "./create-app";

it("a one-time link or a ticket is not written to the log", () => {
  const token = randomToken();
  for (const path of [`/setup/${token}`, `/set-password/${token}.data`, `/public/registrations/${token}`]) {
    expect(withoutTokens(path)).not.toContain(token.slice(0, 20));
  }
  for (const path of ["/public/tickets/", "/events/7/door/tickets/"])
    expect(withoutTokens(`${path}1207-7ZK3Q9M2A4XWB8TD.data`)).toBe(`${path}:ticket.data`);
  expect(withoutTokens("/organisations/12/edit")).toBe("/organisations/12/edit");
});
