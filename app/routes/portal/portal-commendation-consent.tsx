import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { ownConsentForm } from "~/modules/conduct/commendation-form";
import { commendationToConsent } from "~/modules/conduct/conduct-queries.server";
import { consentToPublication } from "~/modules/conduct/keep-commendations.server";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "commendation.consent" };

export const loader = page("pledge.sign", (context) => commendationToConsent(context, idParam(context.params)));

export const action = act("pledge.sign", (context) => {
  const { version } = accepted(ownConsentForm, context.values);
  consentToPublication(context, idParam(context.params), version);
  return seeOther("/portal/conduct");
});

export default function ConsentToPublication() {
  const t = useT();
  const { firm, day, awardedBy, reason, version, consentOn } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-3xl">
      <PageHead title={t("commendation.consent")} sub={`${t("portal.actingFor", { firm })} · ${day} · ${awardedBy}`} />
      <p className="mb-4 rounded-lg border border-line bg-sheet p-4 break-words whitespace-pre-line">{reason}</p>
      <p className="mb-4 text-ink-soft">{t("commendation.consentHint")}</p>
      {consentOn ? (
        <Notice tone="ok">{t("commendation.consented", { day: consentOn })}</Notice>
      ) : (
        <Form schema={ownConsentForm} submitLabel={t("commendation.consent")} cancelTo="/portal/conduct" dock>
          <HiddenField name="version" value={version} />
        </Form>
      )}
    </div>
  );
}
