import { Form, useLoaderData } from "@remix-run/react";
import { addressKey } from "~/access/address-key";
import { takeTurn } from "~/access/rate-limit.server";
import { act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { unsubscribeAddress, unsubscriptionByLink } from "~/modules/organisations/contacts/unsubscribe-address.server";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "unsubscription.title" };

const PER_CALLER = { limit: 60, windowMs: 60 * 60 * 1000 };

/** Opening the link changes nothing: mail scanners follow links. */
export const loader = page("invitation.unsubscribe", (context) => {
  const token = context.params.token ?? "";
  return { token, ...unsubscriptionByLink(context, token) };
});

/** The button of the page, or that of a mail program, which follows no redirect (RFC 8058, section 3.1). */
export const action = act("invitation.unsubscribe", (context) => {
  const token = context.params.token ?? "";
  takeTurn(`unsubscribe:${addressKey(context.address)}`, PER_CALLER, context.now());
  const isOneClick = context.form.get("List-Unsubscribe") === "One-Click";
  unsubscribeAddress(context, token, isOneClick ? "one_click" : "mail_link");
  return isOneClick ? null : seeOther(`/public/unsubscriptions/${token}`);
});

export default function Unsubscription() {
  const t = useT();
  const { token, stands } = useLoaderData<typeof loader>();
  const path = `/public/unsubscriptions/${token}`;
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={t("unsubscription.title")} />
      {stands ? (
        <>
          <Notice tone="ok">{t("unsubscription.gone")}</Notice>
          <Form method="post" action={`${path}/ending`}>
            <Button type="submit">{t("unsubscription.again")}</Button>
          </Form>
        </>
      ) : (
        <>
          <p className="mb-4">{t("unsubscription.ask")}</p>
          <Form method="post" action={path}>
            <Button type="submit" look="main" className="max-sm:w-full">
              {t("unsubscription.confirm")}
            </Button>
          </Form>
        </>
      )}
    </div>
  );
}
