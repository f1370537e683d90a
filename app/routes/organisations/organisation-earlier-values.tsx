import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import * as field from "~/forms/fields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { changeText } from "~/modules/organisations/components/Timeline";
import { earlierValues, restoreEarlierValues } from "~/modules/organisations/restore-earlier-values.server";
import { Notice } from "~/ui/Notice";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "organisation.earlierValues.title" };

const form = z.object({ version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) });

export const loader = page("organisation.write", (context) => {
  const [id, seq] = [idParam(context.params), idParam(context.params, "seq")];
  return { id, ...earlierValues(context, id, seq) };
});

export const action = act("organisation.write", (context) => {
  const [id, seq] = [idParam(context.params), idParam(context.params, "seq")];
  restoreEarlierValues(context, id, seq, accepted(form, context.values).version);
  return seeOther(`/organisations/${id}?saved=yes`);
});

export default function OrganisationEarlierValues() {
  const t = useT();
  const { id, at, by, version, back, left } = useLoaderData<typeof loader>();
  const path = `/organisations/${id}`;
  return (
    <Panel title={t("organisation.earlierValues.title")} closeTo={path}>
      <p className="mb-4">
        {t("organisation.earlierValues.explain", {
          name: by ?? t("system.actor"),
          at: `${dayOfInstant(at)} ${timeOfInstant(at)}`,
        })}
      </p>
      {left.length > 0 ? (
        <Notice tone="warn">
          {t("organisation.earlierValues.left")}
          <ul>
            {left.map((change) => (
              <li key={change.field}>{changeText(t, change)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {back.length === 0 ? (
        <p>{t("organisation.earlierValues.nothing")}</p>
      ) : (
        <>
          <ul className="mb-4 list-disc pl-5">
            {back.map((change) => (
              <li key={change.field}>{changeText(t, change)}</li>
            ))}
          </ul>
          <Form schema={form} submitLabel={t("organisation.earlierValues.act")} cancelTo={path}>
            <HiddenField name="version" value={version} />
          </Form>
        </>
      )}
    </Panel>
  );
}
