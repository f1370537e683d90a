import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { PledgeTextFields } from "~/modules/conduct/components/PledgeFields";
import { pledgePage } from "~/modules/conduct/conduct-queries.server";
import { pledgeTextForm } from "~/modules/conduct/pledge-form";
import { addPledgeText } from "~/modules/conduct/save-pledge.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "pledge.newText" };

export const loader = page("pledge.write", (context) => {
  const { pledge, texts, today } = pledgePage(context, idParam(context.params));
  return { id: pledge.id, today, textZh: texts[0]?.textZh ?? "", textEn: texts[0]?.textEn ?? "" };
});

export const action = act("pledge.write", (context) => {
  const id = idParam(context.params);
  addPledgeText(context, id, accepted(pledgeTextForm, context.values));
  return seeOther(`/conduct/pledges/${id}`);
});

export default function NewPledgeText() {
  const t = useT();
  const { id, today, textZh, textEn } = useLoaderData<typeof loader>();
  const back = `/conduct/pledges/${id}`;
  return (
    <Panel title={t("pledge.newText")} closeTo={back}>
      <p className="mb-4 text-ink-soft">{t("pledge.newTextHint")}</p>
      <Form schema={pledgeTextForm} values={{ validFrom: today, textZh, textEn }} cancelTo={back}>
        <PledgeTextFields />
      </Form>
    </Panel>
  );
}
