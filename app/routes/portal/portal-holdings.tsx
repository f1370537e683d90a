import { Form, useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { translateFor } from "~/i18n/messages.server";
import { HeldTables, type ShownTable } from "~/modules/desk/components/HeldTables";
import { NOT_SHOWN_REASONS, OF_PERSON } from "~/modules/desk/held-table";
import { holdingsOf } from "~/modules/desk/holdings.server";
import { visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import { Button, LinkButton } from "~/ui/Button";
import { PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "held.title" };

const SHOWN_OF_EACH = 50;

export const loader = page("holdings.see", (context) => {
  const id = idParam(context.params);
  const { legalName } = visibleOrganisation(context, id);
  const t = translateFor(context.locale);
  const tables = holdingsOf(context, id).map(({ kind, columns, rows }): ShownTable => ({
    kind,
    headers: columns.map(({ header }) => t(header)),
    rows: rows.slice(0, SHOWN_OF_EACH).map((row) => [...row]),
    count: rows.length,
  }));
  return {
    ...{ id, legalName },
    ofFirm: tables.filter(({ kind }) => !OF_PERSON.includes(kind)),
    ofPerson: tables.filter(({ kind }) => OF_PERSON.includes(kind)),
  };
});

/** Everything the promoter keeps about a firm and about who looks at the page, readable, and to take away. */
export default function PortalHoldings() {
  const t = useT();
  const { id, legalName, ofFirm, ofPerson } = useLoaderData<typeof loader>();
  const path = `/portal/organisations/${id}`;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHead title={t("held.title")} sub={legalName} />
      <p className="mb-3 text-ink-soft">{t("held.lead")}</p>
      <div className="mb-2 flex flex-col gap-2 sm:flex-row print:hidden">
        <Form method="post" action={`${path}/holdings/export`} reloadDocument className="contents">
          <Button type="submit" look="main" className="max-sm:min-h-12 max-sm:text-base">
            {t("held.export")}
          </Button>
        </Form>
        <LinkButton href={`${path}/requests`} className="max-sm:min-h-12 max-sm:text-base">
          {t("dataRequest.title")}
        </LinkButton>
      </div>
      <p className="mb-6 text-[13px] text-ink-faint print:hidden">{t("held.exportHint")}</p>
      <h2 className="mb-3 text-lg font-semibold">{t("held.ofFirm")}</h2>
      <HeldTables tables={ofFirm} />
      <h2 className="mb-3 text-lg font-semibold">{t("held.ofPerson")}</h2>
      <HeldTables tables={ofPerson} />
      <Section title={t("held.notShown.title")}>
        <ul className="mb-2 list-disc pl-5">
          {NOT_SHOWN_REASONS.map((reason) => (
            <li key={reason}>{t(`held.notShown.${reason}`)}</li>
          ))}
        </ul>
        <p className="text-ink-soft">{t("held.notShown.ask")}</p>
      </Section>
    </div>
  );
}
