import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, SelectField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { personRequestForm, REQUEST_KINDS } from "~/personal-data/person-request-form";
import { personRequestList, recordPersonRequest } from "~/personal-data/person-requests.server";
import { EmptyState, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "person.title" };

export const loader = page("person.manage", (context) => ({
  requests: personRequestList(context),
  today: dayOfInstant(context.now()),
}));

export const action = act("person.manage", (context) => {
  const id = recordPersonRequest(context, accepted(personRequestForm, context.values));
  return seeOther(`/people/${id}`);
});

export default function PersonRequests() {
  const t = useT();
  const { requests, today } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("person.title")} />
      <p className="mb-4 max-w-3xl text-ink-soft">{t("person.lead")}</p>
      <div className="grid gap-x-6 lg:grid-cols-2">
        <Section title={t("person.new")}>
          <Form schema={personRequestForm} values={{ receivedOn: today }} submitLabel={t("person.new")}>
            <SelectField
              name="kind"
              label={t("person.kind")}
              required
              options={REQUEST_KINDS.map((value) => ({ value, label: t(`person.kind.${value}`) }))}
            />
            <TextField
              name="name"
              label={t("person.name")}
              hint={t("person.identifyHint")}
              maxLength={60}
              autoComplete="off"
            />
            <TextField name="email" label={t("person.email")} inputMode="email" autoComplete="off" />
            <TextField name="phone" label={t("person.phone")} inputMode="tel" autoComplete="off" />
            <DayField name="receivedOn" label={t("person.receivedOn")} required />
          </Form>
        </Section>
        <Section title={t("person.title")}>
          {requests.length === 0 ? (
            <EmptyState title={t("person.none")} hint={t("person.noneHint")} />
          ) : (
            <ul className="rounded-lg border border-line bg-sheet">
              {requests.map(({ id, kind, who, doneAt, dueDay }) => (
                <li key={id} className="border-b border-line last:border-0">
                  <a
                    href={`/people/${id}`}
                    className="flex min-h-11 flex-wrap items-center gap-3 px-4 py-2 hover:bg-wash"
                  >
                    <span className="tabular-nums">{id}</span>
                    <span className="font-medium">{who}</span>
                    <span className="text-ink-soft">{t(`person.kind.${kind}`)}</span>
                    <span className="ml-auto">
                      {doneAt === null ? (
                        <Tag tone={dueDay < today ? "bad" : "warn"}>{t("person.due", { day: dueDay })}</Tag>
                      ) : (
                        <Tag tone="ok">{t("person.done", { day: dayOfInstant(doneAt) })}</Tag>
                      )}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
    </>
  );
}
