import { Form, useLoaderData } from "@remix-run/react";
import { useRefusal } from "~/forms/Form";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { FIELD_LABELS } from "~/modules/organisations/field-labels";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { proposalToSettle } from "~/modules/organisations/profile/proposal-queries.server";
import { settleProposal } from "~/modules/organisations/profile/settle-proposal.server";
import { SIZE_LABELS } from "~/modules/organisations/vocabulary";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "proposal.title" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  return {
    id,
    head: organisationHead(context, id),
    proposal: proposalToSettle(context, id, idParam(context.params, "proposalId")),
  };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  const { decide } = context.values;
  const decisions = typeof decide === "object" && decide !== null ? (decide as Record<string, unknown>) : {};
  settleProposal(context, { organisationId, proposalId: idParam(context.params, "proposalId"), decisions });
  return seeOther(`/organisations/${organisationId}?saved=yes`);
});

const DECISIONS = ["accepted", "declined"] as const;
const DECISION_LABELS = {
  accepted: "proposal.accept",
  declined: "proposal.decline",
} as const satisfies Record<string, MessageKey>;
const DECIDED_LABELS = {
  accepted: "proposal.accepted",
  declined: "proposal.declined",
} as const satisfies Record<string, MessageKey>;

export default function OrganisationProposal() {
  const t = useT();
  const { id, head, proposal } = useLoaderData<typeof loader>();
  const refusal = useRefusal();
  const settled = proposal.settledAt !== null;
  const words = (name: string, entry: string) => {
    if (entry === "") return t("form.conflict.blank");
    return name === "sizeClass" && entry in SIZE_LABELS ? t(SIZE_LABELS[entry as keyof typeof SIZE_LABELS]) : entry;
  };
  const chosen = refusal?.values.decide as Record<string, unknown> | undefined;
  return (
    <>
      <OrganisationHead head={head} current="overview" />
      {refusal ? (
        <Notice tone="bad">
          {Object.entries(refusal.fields).map(([name, problem]) => (
            <p key={name}>
              {name in FIELD_LABELS ? `${t(FIELD_LABELS[name as keyof typeof FIELD_LABELS])}: ` : ""}
              {t(problem.key, problem.params)}
            </p>
          ))}
          {Object.keys(refusal.fields).length === 0
            ? t(refusal.refused.key as MessageKey, refusal.refused.params)
            : null}
        </Notice>
      ) : null}
      <Section
        title={t("proposal.title")}
        note={t("proposal.by", { name: proposal.by ?? "", day: dayOfInstant(proposal.proposedAt) })}
      >
        {proposal.remark ? <p className="mb-4 max-w-prose break-words whitespace-pre-line">{proposal.remark}</p> : null}
        <Form method="post">
          {proposal.fields.map((field) => (
            <fieldset key={field.field} className="mb-4 rounded-lg border border-line bg-sheet p-4">
              <legend className="px-1 font-medium">{t(FIELD_LABELS[field.field])}</legend>
              <dl className="grid gap-3 sm:grid-cols-2">
                <div className="min-w-0">
                  <dt className="text-[13px] text-ink-faint">{t("form.conflict.stored")}</dt>
                  <dd className="break-words whitespace-pre-line">{words(field.field, field.stored)}</dd>
                  {field.seen !== field.stored ? (
                    <dd className="mt-1 text-[13px] break-words whitespace-pre-line text-ink-faint">
                      {t("proposal.seen", { text: words(field.field, field.seen) })}
                    </dd>
                  ) : null}
                </div>
                <div className="min-w-0">
                  <dt className="text-[13px] text-ink-faint">{t("proposal.proposed")}</dt>
                  <dd className="break-words whitespace-pre-line">{words(field.field, field.proposed)}</dd>
                </div>
              </dl>
              {settled ? (
                <p className="mt-2">
                  <Tag tone={field.decision === "accepted" ? "ok" : "plain"}>
                    {t(DECIDED_LABELS[field.decision === "accepted" ? "accepted" : "declined"])}
                  </Tag>
                </p>
              ) : (
                <div className="mt-2 flex gap-5">
                  {DECISIONS.map((decision) => (
                    <label key={decision} className="touch-target flex min-h-11 items-center gap-2">
                      <input
                        type="radio"
                        name={`decide.${field.field}`}
                        value={decision}
                        defaultChecked={chosen?.[field.field] === decision}
                        required
                        className="size-4"
                      />
                      {t(DECISION_LABELS[decision])}
                    </label>
                  ))}
                </div>
              )}
            </fieldset>
          ))}
          <div className="flex gap-2">
            {settled ? null : (
              <Button look="main" type="submit">
                {t(proposal.fields.length === 0 ? "proposal.read" : "proposal.settle")}
              </Button>
            )}
            <LinkButton href={`/organisations/${id}`}>{t("action.back")}</LinkButton>
          </div>
        </Form>
      </Section>
    </>
  );
}
