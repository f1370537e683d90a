import { Form as PlainForm, useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, SelectField, TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { answerDataRequest } from "~/modules/desk/answer-data-request.server";
import { DataRequestStateTag } from "~/modules/desk/components/DataRequestStateTag";
import { dataAnswerForm } from "~/modules/desk/data-request-form";
import { dataRequestPage } from "~/modules/desk/data-request-queries.server";
import { DATA_REQUEST_KIND_LABELS, DATA_REQUEST_OUTCOMES, DATA_REQUEST_STATE_LABELS } from "~/modules/desk/vocabulary";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle<{ firm: string }> = { title: (t, data) => `${t("dataRequest.title")} · ${data.firm}` };

export const loader = page("dataRequest.answer", (context) => ({
  ...dataRequestPage(context, idParam(context.params)),
  saved: context.url.searchParams.get("saved") === "yes",
}));

export const action = act("dataRequest.answer", (context) => {
  const id = idParam(context.params);
  answerDataRequest(context, id, accepted(dataAnswerForm, context.values));
  return seeOther(`/data-requests/${id}?saved=yes`);
});

export default function DataRequest() {
  const t = useT();
  const request = useLoaderData<typeof loader>();
  const { id, kind, firm, organisationId, personName, text, state, version } = request;
  return (
    <div className="max-w-3xl">
      <PageHead title={t(DATA_REQUEST_KIND_LABELS[kind])} sub={<DataRequestStateTag state={state} />} />
      {request.saved ? <Notice tone="ok">{t("dataRequest.saved")}</Notice> : null}
      <div className="mb-4">
        <Facts
          items={[
            {
              label: t("dataRequest.firm"),
              value: (
                <a
                  href={`/organisations/${organisationId}`}
                  className="touch-target inline-flex items-center text-weft hover:underline"
                >
                  {firm}
                </a>
              ),
            },
            { label: t("dataRequest.askedBy"), value: request.askedBy ?? t("unknown") },
            ...(personName === null ? [] : [{ label: t("dataRequest.person"), value: personName }]),
          ]}
        />
      </div>
      <p className="mb-2 text-[13px] text-ink-faint">
        {[t("dataRequest.askedOn", { day: request.receivedOn }), t("dataRequest.dueOn", { day: request.dueOn })].join(
          " · ",
        )}
      </p>
      <p className="mb-6 rounded-lg border border-line bg-sheet p-4 break-words whitespace-pre-line">{text}</p>
      {kind === "deletion" ? (
        <Section title={t("dataRequest.looked")}>
          {request.personRequestId !== null ? (
            <LinkButton href={`/people/${request.personRequestId}`}>{t("dataRequest.looked")}</LinkButton>
          ) : !request.mayErase ? (
            <p className="text-ink-soft">{t("dataRequest.onlyAdministrator")}</p>
          ) : request.answer === null ? (
            <PlainForm method="post" action={`/data-requests/${id}/person`}>
              <input type="hidden" name="version" value={version} />
              <p className="mb-2 text-ink-soft">{t("dataRequest.lookHint")}</p>
              <Button type="submit">{t("dataRequest.look")}</Button>
            </PlainForm>
          ) : null}
        </Section>
      ) : null}
      <Section title={t("dataRequest.answer")}>
        {request.answeredOn === null ? (
          <Form schema={dataAnswerForm} submitLabel={t("dataRequest.sendAnswer")} cancelTo="/data-requests">
            <HiddenField name="version" value={version} />
            <SelectField
              name="outcome"
              label={t("dataRequest.outcome")}
              required
              options={DATA_REQUEST_OUTCOMES.map((value) => ({ value, label: t(DATA_REQUEST_STATE_LABELS[value]) }))}
            />
            <TextAreaField
              name="answer"
              label={t("dataRequest.answer")}
              hint={t("dataRequest.answerHint")}
              required
              rows={6}
            />
          </Form>
        ) : (
          <>
            <p className="mb-1 text-[13px] text-ink-faint">
              {[t("dataRequest.answeredOn", { day: request.answeredOn }), request.answeredBy]
                .filter(Boolean)
                .join(" · ")}
            </p>
            <p className="rounded-lg border border-line bg-sheet p-4 break-words whitespace-pre-line">
              {request.answer}
            </p>
          </>
        )}
      </Section>
    </div>
  );
}
