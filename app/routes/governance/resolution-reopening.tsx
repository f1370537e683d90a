import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form } from "~/forms/Form";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { reopenResolution } from "~/modules/governance/close-resolution.server";
import { findResolution } from "~/modules/governance/save-resolution.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "resolution.reopen" };

const nothingToFillIn = z.object({});

export const loader = page("governance.write", (context) => ({
  id: findResolution(context, idParam(context.params)).id,
}));

export const action = act("governance.write", (context) => {
  const id = idParam(context.params);
  reopenResolution(context, id);
  return seeOther(`/governance/resolutions/${id}`);
});

export default function ReopenResolution() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  const back = `/governance/resolutions/${id}`;
  return (
    <Panel title={t("resolution.reopen")} closeTo={back}>
      <p className="mb-4">{t("resolution.reopenHint")}</p>
      <Form schema={nothingToFillIn} submitLabel={t("resolution.reopen")} cancelTo={back}>
        {null}
      </Form>
    </Panel>
  );
}
