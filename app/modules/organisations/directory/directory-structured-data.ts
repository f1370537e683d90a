import type { DirectoryEntry } from "./directory-entry";

/** The entry in the words of schema.org, for search engines: what the page shows and nothing more. */
export function directoryStructuredData(entry: DirectoryEntry, url: string, locale: "zh-CN" | "en") {
  const names = [entry.shortName, entry.englishName, ...entry.formerNames].filter((name) => name !== null);
  const description =
    (locale === "en" ? entry.descriptionEn : entry.descriptionZh) ?? entry.descriptionZh ?? entry.descriptionEn;
  return {
    "@context": "https://schema.org",
    "@type": "Organization",
    name: entry.legalName,
    alternateName: names.length > 0 ? names : undefined,
    address: entry.region ? { "@type": "PostalAddress", addressRegion: entry.region, addressCountry: "CN" } : undefined,
    description: description ?? undefined,
    url: entry.website ?? url,
    telephone: entry.phone ?? undefined,
    knowsAbout: entry.products && entry.products.length > 0 ? entry.products : undefined,
  };
}
