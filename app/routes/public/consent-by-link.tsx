import { Form, useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { consentByLink } from "~/modules/organisations/contacts/contact-queries.server";
import { PURPOSE_LABELS } from "~/modules/organisations/contacts/vocabulary";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "consent.link.title" };

export const loader = page("consent.withdrawByLink", (context) => {
  const token = context.params.token ?? "";
  return { token, ...consentByLink(context, token) };
});

export default function ConsentByLink() {
  const t = useT();
  const { token, purpose, email, firm, stands } = useLoaderData<typeof loader>();
  const words = { firm, email: email ?? "", purpose: t(PURPOSE_LABELS[purpose]) };
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={t("consent.link.title")} />
      {stands ? (
        <>
          <p className="mb-4">{t("consent.link.stands", words)}</p>
          <Form method="post" action={`/public/consents/${token}/withdrawal`}>
            <Button type="submit" look="main" className="max-sm:w-full">
              {t("consent.link.withdraw")}
            </Button>
          </Form>
        </>
      ) : (
        <Notice tone="ok">{t("consent.link.gone", words)}</Notice>
      )}
    </div>
  );
}
