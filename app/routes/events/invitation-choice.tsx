import { Form, useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { conflict } from "~/http/errors";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { FilterBar } from "~/lists/FilterBar";
import { ListGrid } from "~/lists/ListGrid";
import { ListPager } from "~/lists/ListPager";
import { listSearch, parseListQuery } from "~/lists/list-query";
import { packIds } from "~/lists/record-ids";
import { runList } from "~/lists/run-list.server";
import { useRefusalText } from "~/modules/events/components/ActPage";
import { eventHead } from "~/modules/events/event-page.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { findEventToRun } from "~/modules/events/find-event.server";
import { MembershipTag } from "~/modules/organisations/components/MembershipTag";
import { membershipClassOptions } from "~/modules/organisations/membership/membership-classes.server";
import { standingsOf } from "~/modules/organisations/membership/standings.server";
import { organisationList } from "~/modules/organisations/organisation-list";
import {
  attendedEventOptions,
  organisationSource,
  organisationTableRow,
} from "~/modules/organisations/organisation-queries.server";
import { tagOptions } from "~/modules/organisations/profile/tag-queries.server";
import {
  CHAIN_ROLE_LABELS,
  KIND_LABELS,
  type ChainRole,
  type OrganisationKind,
} from "~/modules/organisations/vocabulary";
import { promoterOptions } from "~/modules/promoters/promoter-queries.server";
import { dayOfInstant } from "~/values/business-day";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "invitation.new" };

export const loader = page("event.invite", (context) => {
  const id = idParam(context.params);
  findEventToRun(context, id);
  const query = parseListQuery(organisationList, context.url.searchParams);
  const { rows, ...found } = runList(context, organisationSource, query);
  const ids = rows.map((row) => row.id);
  const standings = standingsOf(context, ids, dayOfInstant(context.now()));
  const promoters = promoterOptions(context);
  return {
    event: eventHead(context, id),
    query,
    page: { ...found, rows: rows.map((row) => organisationTableRow(row, standings.get(row.id))) },
    records: {
      promoter: promoters,
      tag: tagOptions(context),
      servedBy: promoters,
      membershipClass: membershipClassOptions(context),
      eventAttended: attendedEventOptions(context, query.filters.eventAttended ?? []),
    },
  };
});

/** The firms that somebody ticked, put into an address; nothing is sent yet. */
export const action = act("event.invite", (context) => {
  const id = idParam(context.params);
  findEventToRun(context, id);
  const ids = packIds(context.form.getAll("ids").map(Number));
  if (ids === "") throw conflict("bulk.nothingChosen");
  return seeOther(`/events/${id}/invitations/preview?ids=${ids}`);
});

const COLUMNS = ["name", "kind", "region", "chainRole", "membership"];

export default function InvitationChoice() {
  const t = useT();
  const locale = useLocale();
  const refused = useRefusalText();
  const { event, query, page: found, records } = useLoaderData<typeof loader>();
  const path = `/events/${event.id}/invitations/new`;
  const parts = { definition: organisationList, query, path };
  const search = listSearch(organisationList, query);
  const filtered = query.q !== "" || Object.keys(query.filters).length > 0;
  return (
    <>
      <PageHead
        title={t("invitation.new")}
        sub={
          <a href={`/events/${event.id}/invitations`} className="hover:underline">
            {eventTitle(event, locale)}
          </a>
        }
      >
        <LinkButton href="/organisations/unsubscribed">{t("unsubscription.list.title")}</LinkButton>
      </PageHead>
      <p className="mb-4 max-w-prose text-ink-soft">{t("invitation.choose.lead")}</p>
      {refused ? <Notice tone="bad">{refused}</Notice> : null}
      <div className="mb-3 flex flex-wrap items-start gap-2">
        <FilterBar {...parts} records={records} counts={found.facets} filtered={filtered} />
      </div>
      {found.rows.length === 0 ? (
        <EmptyState title={t("list.none")} hint={t("list.noneHint")} />
      ) : (
        <>
          <p className="mb-3">
            <LinkButton href={`/events/${event.id}/invitations/preview${search}`} look="main">
              {t("invitation.choose.all")}
            </LinkButton>
          </p>
          <Form method="post" action={path + search}>
            <ListGrid
              {...parts}
              rows={found.rows}
              columns={COLUMNS}
              selectable
              cells={{
                name: (row) => row.legalName,
                kind: (row) => t(KIND_LABELS[row.kind as OrganisationKind]),
                region: (row) => <span className="text-ink-soft">{row.region}</span>,
                chainRole: (row) => row.chainRoles.map((role) => t(CHAIN_ROLE_LABELS[role as ChainRole])).join(" · "),
                membership: (row) => <MembershipTag membership={row.membership} />,
              }}
            />
            <Button type="submit" className="mt-3">
              {t("invitation.choose.ticked")}
            </Button>
          </Form>
          <ListPager {...parts} page={found} />
        </>
      )}
    </>
  );
}
