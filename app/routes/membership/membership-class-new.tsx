import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { MembershipClassForm } from "~/modules/organisations/membership/components/MembershipClassForm";
import { listMembershipClasses } from "~/modules/organisations/membership/membership-classes.server";
import { saveMembershipClass } from "~/modules/organisations/membership/save-membership-class.server";
import { membershipClassForm } from "~/modules/organisations/membership/settings-form";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "membership.settings.classNew" };

export const loader = page("membership.configure", (context) => ({
  position: Math.min(99, listMembershipClasses(context).length + 1),
}));

export const action = act("membership.configure", (context) => {
  saveMembershipClass(context, accepted(membershipClassForm, context.values));
  return seeOther("/settings/membership?done=saved");
});

export default function NewMembershipClass() {
  const t = useT();
  const { position } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("membership.settings.classNew")} closeTo="/settings/membership">
      <MembershipClassForm values={{ position, termKind: "fixed_year", renewalDaysBefore: 30, renewalDaysAfter: 60 }} />
    </Panel>
  );
}
