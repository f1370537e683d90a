import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { PromoterForm } from "~/modules/promoters/components/PromoterForm";
import { promoterForm } from "~/modules/promoters/promoter-form";
import { findHub } from "~/modules/promoters/promoter-queries.server";
import { createPromoter } from "~/modules/promoters/save-promoter.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const loader = page("promoter.manage", (context) => ({ isFirst: findHub(context) === null }));

export const handle: PageHandle<Awaited<ReturnType<typeof loader>>> = {
  title: (t, { isFirst }) => t(isFirst ? "promoter.newHub" : "promoter.new"),
};

export const action = act("promoter.manage", (context) => {
  createPromoter(context, accepted(promoterForm, context.values));
  return seeOther("/settings/promoters");
});

export default function NewPromoter() {
  const t = useT();
  const { isFirst } = useLoaderData<typeof loader>();
  return (
    <Panel title={t(isFirst ? "promoter.newHub" : "promoter.new")} closeTo="/settings/promoters">
      <PromoterForm />
    </Panel>
  );
}
