import { expect, it } from "vitest";
import { PAGE_SENTENCES_PLACE, recordSentences } from "./page-sentences";

const catalogue = { "nav.home": "首页", "list.total": "{count} rows", "list.total.one": "one <b> row" };

it("a page brings the sentences that it shows and no others", () => {
  const { find, placed } = recordSentences(catalogue);
  expect(find("nav.home")).toBe("首页");
  expect(find("list.total.other")).toBeUndefined();
  const page = Buffer.from(`<script>${PAGE_SENTENCES_PLACE}</script>会员`);
  expect(placed(page).toString()).toBe(
    '<script>{"nav.home":"首页","list.total.other":"list.total.other"}</script>会员',
  );
});

it("no sentence can end the element in which it stands", () => {
  const { find, placed } = recordSentences(catalogue);
  find("list.total.one");
  expect(placed(Buffer.from(PAGE_SENTENCES_PLACE)).toString()).toBe('{"list.total.one":"one \\u003cb> row"}');
});
