import type { MetaDescriptor } from "@remix-run/node";
import { LOCALES, type Locale } from "~/i18n/locales";

interface DescribedPage {
  origin: string;
  /** Without a language. */
  path: string;
  title: string;
  description: string | null;
  siteName: string;
  locale: Locale;
  type: "website" | "article";
}

const OPEN_GRAPH_LOCALES: Record<Locale, string> = { "zh-CN": "zh_CN", en: "en_US" };
const LONGEST_DESCRIPTION = 160;

/** The address of a public page in one language. */
export function addressIn(address: string, locale: Locale): string {
  return `${address}${address.includes("?") ? "&" : "?"}lang=${locale}`;
}

/** What search engines and messengers are told of a public page: its one address, the other language, and a preview. */
export function publicPageMeta({
  origin,
  path,
  title,
  description,
  siteName,
  locale,
  type,
}: DescribedPage): MetaDescriptor[] {
  const address = `${origin}${path}`;
  const characters = [...(description ?? "").replace(/\s+/g, " ").trim()];
  const short =
    characters.length > LONGEST_DESCRIPTION
      ? `${characters.slice(0, LONGEST_DESCRIPTION - 1).join("")}…`
      : characters.join("");
  return [
    { tagName: "link", rel: "canonical", href: addressIn(address, locale) },
    ...LOCALES.map((each) => ({
      tagName: "link" as const,
      rel: "alternate",
      hrefLang: each,
      href: addressIn(address, each),
    })),
    { tagName: "link", rel: "alternate", hrefLang: "x-default", href: address },
    ...(short === "" ? [] : [{ name: "description", content: short }]),
    { property: "og:title", content: title },
    { property: "og:type", content: type },
    { property: "og:url", content: addressIn(address, locale) },
    { property: "og:site_name", content: siteName },
    { property: "og:locale", content: OPEN_GRAPH_LOCALES[locale] },
    ...(short === "" ? [] : [{ property: "og:description", content: short }]),
  ];
}
