import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form } from "~/forms/Form";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { apiTokenToEnd } from "~/modules/accounts/tokens/api-token-queries.server";
import { endApiToken } from "~/modules/accounts/tokens/end-api-token.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "apiToken.end" };

export const loader = page("apiToken.manage", (context) => apiTokenToEnd(context, idParam(context.params)));

export const action = act("apiToken.manage", (context) => {
  endApiToken(context, idParam(context.params));
  return seeOther("/settings/tokens");
});

const NOTHING = z.object({});

export default function TokenEndingPage() {
  const t = useT();
  const { name, person, state } = useLoaderData<typeof loader>();
  return (
    <Panel title={`${t("apiToken.end")} · ${name}`} closeTo="/settings/tokens">
      <p className="mb-4">{person}</p>
      {state === "living" ? (
        <>
          <p className="text-ink-soft">{t("apiToken.endHint")}</p>
          <Form schema={NOTHING} submitLabel={t("apiToken.end")} cancelTo="/settings/tokens">
            {null}
          </Form>
        </>
      ) : (
        <p className="text-ink-soft">{t(`apiToken.state.${state}`)}</p>
      )}
    </Panel>
  );
}
