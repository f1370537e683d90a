import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { can } from "~/access/can";
import { useT } from "~/i18n/I18n";
import { PageHead } from "~/ui/Page";

/** Visitors go to the public events and firms to their own desk; the promoter's people see the quarter. */
export const loader = page("page.frame", (context) => {
  if (!can(context.actor, "home.see")) {
    throw seeOther(can(context.actor, "portal.use") ? "/portal" : "/public/events");
  }
  return null;
});

export default function Home() {
  const t = useT();
  return <PageHead title={t("nav.home")} />;
}
