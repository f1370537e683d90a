import { useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { DueStateTag } from "~/modules/organisations/membership/components/DueStateTag";
import { duePage } from "~/modules/organisations/membership/dues-queries.server";
import { moneyText } from "~/values/money-text";
import { LinkButton } from "~/ui/Button";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";
import { Facts } from "~/ui/Page";
import { localDateTime } from "~/values/business-day";

export const handle: PageHandle = { title: "dues.record" };

export const loader = page("dues.list", (context) => ({
  due: duePage(context, idParam(context.params)),
  mayWrite: can(context.actor, "dues.write"),
}));

export default function Due() {
  const t = useT();
  const locale = useLocale();
  const { due, mayWrite } = useLoaderData<typeof loader>();
  const path = `/dues/${due.id}`;
  const items = [
    {
      label: t("organisation.column.name"),
      value: (
        <a href={`/organisations/${due.organisationId}/membership`} className="text-weft underline">
          {due.legalName}
        </a>
      ),
    },
    { label: t("dues.column.year"), value: String(due.year) },
    { label: t("dues.column.amount"), value: moneyText(due.amountFen, locale) },
    { label: t("dues.column.dueDay"), value: due.dueDay },
    { label: t("dues.column.state"), value: <DueStateTag state={due.state} /> },
  ];
  if (due.paidOn !== null) items.push({ label: t("dues.column.paidOn"), value: due.paidOn });
  if (due.reference !== null) items.push({ label: t("dues.column.reference"), value: due.reference });
  if (due.waiverReason !== null) items.push({ label: t("membership.reason"), value: due.waiverReason });
  for (const { kind, sentAt } of due.reminders)
    items.push({ label: t(`dues.reminder.${kind}`), value: localDateTime(sentAt).replace("T", " ") });
  return (
    <Panel
      title={t("dues.oneOf", { name: due.legalName, year: String(due.year) })}
      closeTo={`/dues?filter.year=${due.year}`}
    >
      <Facts items={items} />
      {mayWrite ? (
        <div className="mt-4 flex flex-wrap gap-2">
          {due.state === "due" ? (
            <>
              <LinkButton look="main" href={`${path}/payment`}>
                {t("dues.markPaid")}
              </LinkButton>
              <LinkButton href={`${path}/waiver`}>{t("dues.waive")}</LinkButton>
            </>
          ) : (
            <LinkButton href={`${path}/reopening`}>{t("dues.reopen")}</LinkButton>
          )}
        </div>
      ) : null}
    </Panel>
  );
}
