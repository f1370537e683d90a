import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { auditWord } from "~/access/audit-words";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { findHub } from "~/modules/promoters/promoter-queries.server";
import { handOutRecord, personRequestPage } from "~/personal-data/person-requests.server";
import { Button, LinkButton } from "~/ui/Button";
import { Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "person.recordTitle" };

export const loader = page("person.manage", (context) => {
  const { id, doneAt } = personRequestPage(context, idParam(context.params));
  const hub = findHub(context);
  return { id, done: doneAt !== null, promoter: hub ? { zh: hub.nameZh, en: hub.nameEn } : null };
});

/** Handing out is an act: it is recorded. */
export const action = act("person.manage", (context) => ({ record: handOutRecord(context, idParam(context.params)) }));

export default function PersonRecord() {
  const t = useT();
  const locale = useLocale();
  const { id, done, promoter } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const record = answer && "record" in answer ? answer.record : null;
  const field = (column: string) =>
    auditWord(
      t,
      "field",
      column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );
  return (
    <div className="mx-auto max-w-4xl">
      <PageHead
        title={t("person.recordTitle")}
        sub={
          record
            ? t("person.recordLine", {
                promoter: promoter ? (locale === "en" ? promoter.en : promoter.zh) : t("product.full"),
                day: dayOfInstant(record.at),
              })
            : undefined
        }
      >
        <LinkButton href={`/people/${id}`}>{t("action.back")}</LinkButton>
        {record ? (
          <Form method="post" action={`/people/${id}/export`} reloadDocument>
            <Button type="submit">{t("person.download")}</Button>
          </Form>
        ) : null}
      </PageHead>
      {record ? (
        <>
          <p className="mb-4 font-medium">
            {[record.person.name, record.person.email, record.person.phone].filter(Boolean).join(" \u00b7 ")}
          </p>
          {record.rows.map(({ table, purpose, values, at }, index) => (
            <Section
              key={index}
              title={t(`personal.table.${table}` as MessageKey)}
              note={[t("person.purposeLine", { purpose: t(`personal.purpose.${purpose}`) }), at ? dayOfInstant(at) : ""]
                .filter(Boolean)
                .join(" \u00b7 ")}
            >
              <Facts
                items={Object.entries(values).map(([column, value]) => ({
                  label: field(column),
                  value: <span className="whitespace-pre-line [overflow-wrap:anywhere]">{value}</span>,
                }))}
              />
            </Section>
          ))}
          <p className="text-ink-soft">{t("person.rights")}</p>
        </>
      ) : done ? (
        <p>{t("person.isDone")}</p>
      ) : (
        <Form method="post">
          <p className="mb-3">{t("person.recordNote")}</p>
          <Button type="submit" look="main">
            {t("person.record")}
          </Button>
        </Form>
      )}
    </div>
  );
}
