import { expect, it } from "vitest";
import type { ActionFunctionArgs } from "@remix-run/node";
import { testWorld } from "~/access/testing";
import { act } from "./act.server";
import { conflict, Refusal } from "./errors";

/** What becomes of a form that is sent to this address and refused for this reason. */
async function refusedAt(address: string, refusal: Refusal, pageless: boolean): Promise<unknown> {
  const context = testWorld().account("administrator");
  const action = act("backup.manage", () => {
    throw refusal;
  });
  const request = new Request(`http://localhost:3000${address}`, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: "a=b",
  });
  const args = { request, params: {}, context: { request: { ...context, lookedAtBy: null, pageless } } };
  return action(args as unknown as ActionFunctionArgs).catch((thrown: unknown) => thrown);
}

it("where no page could show a refusal it is said as a page of its own, with its status", async () => {
  const answer = (await refusedAt(
    "/settings/backups/taking",
    new Refusal("not_saved", "error.notSaved"),
    true,
  )) as Response;
  expect(answer).toBeInstanceOf(Response);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([503, "text/html; charset=utf-8"]);
  const text = await answer.text();
  expect(text).toContain("没有保存");
  expect(text).not.toContain("error.notSaved");
});

it("a browser that asks for data alone says it on the page of errors, and a form with a page in the form", async () => {
  const asked = await refusedAt("/settings/backups/taking.data", conflict("error.conflict"), true);
  expect(asked).toMatchObject({ data: { key: "error.conflict" }, init: { status: 409 } });
  const inForm = await refusedAt("/settings/backups/schedule", conflict("error.conflict"), false);
  expect(inForm).toMatchObject({ data: { refused: { key: "error.conflict" } }, init: { status: 409 } });
});
