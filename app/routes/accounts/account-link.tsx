import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form } from "~/forms/Form";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { readAccount } from "~/modules/accounts/account-queries.server";
import { LinkOnce, type ShownLink } from "~/modules/accounts/components/LinkOnce";
import { renewLink } from "~/modules/accounts/renew-link.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "account.renewLink" };

export const loader = page("account.manage", (context) => {
  const { id, name } = readAccount(context, idParam(context.params));
  return { id, name };
});

export const action = act("account.manage", (context): { shown: ShownLink } => {
  const { id, name, email } = readAccount(context, idParam(context.params));
  return { shown: { ...renewLink(context, id, context.mailConfigured), name, email } };
});

const NOTHING = z.object({});

export default function AccountLinkPage() {
  const t = useT();
  const { id, name } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const shown = answer && "shown" in answer ? answer.shown : null;
  const back = `/settings/accounts/${id}`;
  return (
    <Panel title={`${t("account.renewLink")} · ${name}`} closeTo={back}>
      {shown ? (
        <LinkOnce link={shown} backTo={back} />
      ) : (
        <>
          <p className="text-ink-soft">{t("account.renewLinkHint")}</p>
          <Form schema={NOTHING} submitLabel={t("account.renewLink")} cancelTo={back}>
            {null}
          </Form>
        </>
      )}
    </Panel>
  );
}
