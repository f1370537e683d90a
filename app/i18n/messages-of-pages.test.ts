import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { en } from "./messages/en";
import { ofPages, zhCN } from "./messages/zh-CN";

const app = fileURLToPath(new URL("..", import.meta.url));
const notOnPages = Object.keys(zhCN).filter((key) => !Object.hasOwn(ofPages, key));

function wordsNotLoaded(source: string): string[] {
  return notOnPages.filter((key) => source.includes(`"${key}"`));
}

it("no page says what only mails, paper and terminals say", () => {
  const components = readdirSync(app, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".tsx") && !file.includes(".server."),
  );
  expect(components.length).toBeGreaterThan(50);
  const found = components.flatMap((file) => wordsNotLoaded(readFileSync(path.join(app, file), "utf8")));
  expect(found).toEqual([]);
  expect(wordsNotLoaded('t("mail.confirm.subject")')).toEqual(["mail.confirm.subject"]);
});

it("both languages say the same things", () => {
  const whole = (key: string) => key.replace(/\.one$/, "");
  expect([...new Set(Object.keys(en).map(whole))].sort()).toEqual([...new Set(Object.keys(zhCN).map(whole))].sort());
});
