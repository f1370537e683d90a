import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { PromoterForm } from "~/modules/promoters/components/PromoterForm";
import { promoterForm } from "~/modules/promoters/promoter-form";
import { createPromoter } from "~/modules/promoters/save-promoter.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "promoter.new" };

export const loader = page("promoter.manage", () => null);

export const action = act("promoter.manage", (context) => {
  createPromoter(context, accepted(promoterForm, context.values));
  return seeOther("/settings/promoters");
});

export default function NewPromoter() {
  const t = useT();
  return (
    <Panel title={t("promoter.new")} closeTo="/settings/promoters">
      <PromoterForm />
    </Panel>
  );
}
