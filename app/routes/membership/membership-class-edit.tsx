import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { notFound } from "~/http/errors";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { MembershipClassForm } from "~/modules/organisations/membership/components/MembershipClassForm";
import { findClass } from "~/modules/organisations/membership/find-class.server";
import { saveMembershipClass } from "~/modules/organisations/membership/save-membership-class.server";
import { membershipClassChangeForm } from "~/modules/organisations/membership/settings-form";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "membership.settings.classEdit" };

export const loader = page("membership.configure", (context) => {
  const found = findClass(context, idParam(context.params));
  if (!found) throw notFound();
  const { version, retiredAt, id: _id, createdAt: _createdAt, ...values } = found;
  return { version, values: { ...values, retired: retiredAt !== null } };
});

export const action = act("membership.configure", (context) => {
  const { version, ...values } = accepted(membershipClassChangeForm, context.values);
  saveMembershipClass(context, values, { id: idParam(context.params), version });
  return seeOther("/settings/membership?done=saved");
});

export default function EditMembershipClass() {
  const t = useT();
  const { values, version } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("membership.settings.classEdit")} closeTo="/settings/membership">
      <MembershipClassForm values={values} version={version} />
    </Panel>
  );
}
