import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { PromoterForm } from "~/modules/promoters/components/PromoterForm";
import { promoterForm } from "~/modules/promoters/promoter-form";
import { promoterFormValues } from "~/modules/promoters/promoter-queries.server";
import { updatePromoter } from "~/modules/promoters/save-promoter.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "promoter.edit" };

export const loader = page("promoter.manage", (context) => ({
  values: promoterFormValues(context, idParam(context.params)),
}));

export const action = act("promoter.manage", (context) => {
  updatePromoter(context, idParam(context.params), accepted(promoterForm, context.values));
  return seeOther("/settings/promoters");
});

export default function EditPromoter() {
  const t = useT();
  const { values } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("promoter.edit")} closeTo="/settings/promoters">
      <PromoterForm values={values} />
    </Panel>
  );
}
