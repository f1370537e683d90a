import { useLoaderData } from "@remix-run/react";
import { fingerprintOf } from "~/forms/fingerprint-of.server";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { PromoterForm } from "~/modules/promoters/components/PromoterForm";
import { promoterChangeForm } from "~/modules/promoters/promoter-form";
import { promoterFormValues } from "~/modules/promoters/promoter-queries.server";
import { updatePromoter } from "~/modules/promoters/save-promoter.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "promoter.edit" };

export const loader = page("promoter.manage", (context) => {
  const values = promoterFormValues(context, idParam(context.params));
  return { values, seen: fingerprintOf(values) };
});

export const action = act("promoter.manage", (context) => {
  const { seen, ...values } = accepted(promoterChangeForm, context.values);
  updatePromoter(context, idParam(context.params), values, seen);
  return seeOther("/settings/promoters");
});

export default function EditPromoter() {
  const t = useT();
  const { values, seen } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("promoter.edit")} closeTo="/settings/promoters">
      <PromoterForm values={values} seen={seen} />
    </Panel>
  );
}
