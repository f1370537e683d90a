import { resource } from "~/http/page.server";
import { searchIndustries } from "~/modules/organisations/profile/find-industry.server";

/** Industries that a text could mean, for a field that proposes them. */
export const loader = resource("home.see", (context) =>
  Response.json({
    industries: searchIndustries(context.db, context.url.searchParams.get("q") ?? "", 20).map(
      ({ code, nameZh, nameEn }) => ({ code, name: context.locale === "en" ? (nameEn ?? nameZh) : nameZh }),
    ),
  }),
);
