import type { ofPages, zhCN } from "./zh-CN";

/** zh-CN is the source of the keys; the other languages must satisfy it. */
export type MessageKey = keyof typeof zhCN;
export type Messages = Record<MessageKey, string>;
export type MessagesOfPages = Record<keyof typeof ofPages, string>;
export type MessageParams = Record<string, string | number>;
