import { useMatches, useRouteError } from "@remix-run/react";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import type { Translate } from "~/i18n/translate";

/**
 * What a route exports as `handle`: the title of its window, as a message or made from what its loader gave.
 * The innermost route with a title names the window.
 */
export interface PageHandle<Data = never> {
  title?: MessageKey | ((t: Translate, data: Data) => string);
}

export function useWindowTitle(): string {
  const t = useT();
  const failed = useRouteError() != null;
  const matches = useMatches();
  const product = t("product.name");
  if (failed) return `${t("error.title")} · ${product}`;
  for (const match of matches.toReversed()) {
    const title = (match.handle as PageHandle<unknown> | undefined)?.title;
    if (title === undefined || (typeof title === "function" && match.data === undefined)) continue;
    return `${typeof title === "function" ? title(t, match.data) : t(title)} · ${product}`;
  }
  return t("product.full");
}
