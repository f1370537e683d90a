import { act } from "~/http/act.server";
import { ownPath, seeOther } from "~/http/see-other";
import { asLocale } from "~/i18n/locales";
import { LOCALE_COOKIE } from "~/server/locale-of";

const ONE_YEAR_S = 31_536_000;

/** Chooses the language of this browser and returns to the page. */
export const action = act("page.frame", ({ values, origin }) => {
  const locale = asLocale(values.locale);
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  return seeOther(ownPath(values.next), {
    "Set-Cookie": `${LOCALE_COOKIE}=${locale}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax${secure}`,
  });
});
