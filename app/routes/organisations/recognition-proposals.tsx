import { Form, useLoaderData } from "@remix-run/react";
import { useRefusal } from "~/forms/Form";
import { act } from "~/http/act.server";
import { conflict } from "~/http/errors";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { acceptProposedTypes, proposedTypes } from "~/modules/organisations/recognitions/accept-proposed-types.server";
import { RuleLine } from "~/modules/organisations/recognitions/components/RuleLine";
import { LEVEL_LABELS } from "~/modules/organisations/recognitions/vocabulary";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "recognition.proposals.title" };

export const loader = page("recognition.configure", (context) => ({ proposals: proposedTypes(context) }));

export const action = act("recognition.configure", (context) => {
  const chosen = context.form.getAll("type").filter((id): id is string => typeof id === "string");
  if (acceptProposedTypes(context, chosen) === 0) throw conflict("recognition.proposals.nothingChosen");
  return seeOther("/settings/recognitions");
});

export default function RecognitionProposals() {
  const t = useT();
  const { proposals } = useLoaderData<typeof loader>();
  const refusal = useRefusal();
  return (
    <Panel title={t("recognition.proposals.title")} closeTo="/settings/recognitions">
      {refusal ? <Notice tone="bad">{t("recognition.proposals.nothingChosen")}</Notice> : null}
      {proposals.length === 0 ? (
        <p>{t("recognition.proposals.none")}</p>
      ) : (
        <>
          <p className="mb-4">{t("recognition.proposals.explain")}</p>
          <Form method="post">
            <ul className="mb-4 rounded-lg border border-line bg-sheet">
              {proposals.map(({ id, name, level, rules }) => (
                <li key={id} className="border-b border-line px-4 py-2 last:border-0">
                  <label className="touch-target flex items-center gap-2 font-medium">
                    <input type="checkbox" name="type" value={id} defaultChecked className="size-4" />
                    {t(name)}
                    <span className="font-normal text-ink-faint">{t(LEVEL_LABELS[level])}</span>
                  </label>
                  {rules.map((rule) => (
                    <p key={rule.effectiveFrom} className="ml-6 text-[13px] text-ink-soft">
                      {t("recognition.rule.from", { day: rule.effectiveFrom })} <RuleLine rule={rule} />
                      <span className="block text-ink-faint">{t(rule.source)}</span>
                    </p>
                  ))}
                </li>
              ))}
            </ul>
            <Button look="main" type="submit">
              {t("recognition.proposals.accept")}
            </Button>
          </Form>
        </>
      )}
    </Panel>
  );
}
