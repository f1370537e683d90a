import { resource } from "~/http/page.server";

/** The public events are for everybody to find; nothing else is for search engines. */
export const loader = resource("event.register", ({ origin }) => {
  const lines = [
    ...["User-agent: *", "Allow: /public/events", "Allow: /assets/", "Allow: /favicon.svg"],
    ...["Disallow: /public/events/*/sent", "Disallow: /", "", `Sitemap: ${origin}/sitemap.xml`],
  ];
  return new Response(`${lines.join("\n")}\n`, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
});
