import { resource } from "~/http/page.server";
import { LOCALES } from "~/i18n/locales";
import { eventsForSearchEngines } from "~/modules/events/public-event-queries.server";
import { addressIn } from "~/modules/events/public-page-meta";

/** Every public page of events, in each language. Addresses are of the product's own making and need no escaping but the ampersand. */
export const loader = resource("event.register", (context) => {
  const pages = [
    { path: "/public/events", changedAt: null },
    ...eventsForSearchEngines(context).map(({ id, updatedAt }) => ({
      path: `/public/events/${id}`,
      changedAt: new Date(updatedAt).toISOString(),
    })),
  ];
  const text = (address: string) => address.replaceAll("&", "&amp;");
  const urls = pages.flatMap(({ path, changedAt }) => {
    const address = `${context.origin}${path}`;
    const alternates = LOCALES.map(
      (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${text(addressIn(address, locale))}"/>`,
    ).join("");
    const changed = changedAt === null ? "" : `<lastmod>${changedAt}</lastmod>`;
    return LOCALES.map((locale) => `<url><loc>${text(addressIn(address, locale))}</loc>${changed}${alternates}</url>`);
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join("\n")}
</urlset>
`;
  return new Response(xml, { headers: { "Content-Type": "application/xml; charset=utf-8" } });
});
