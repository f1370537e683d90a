import { useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { ComplaintStateTag } from "~/modules/conduct/components/ComplaintStateTag";
import { ComplaintsAbout, SignedAndCommended } from "~/modules/conduct/components/ConductRecord";
import { ownConduct } from "~/modules/conduct/conduct-queries.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "portal.conduct.title" };

export const loader = page("portal.use", (context) => {
  const own = ownConduct(context);
  const sent = context.url.searchParams.get("sent");
  return {
    ...own,
    sentNumber: own.lodged.find(({ id }) => String(id) === sent)?.number ?? null,
    signed: context.url.searchParams.get("signed") === "yes",
  };
});

const LINE = "flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2.5 last:border-0";

export default function PortalConduct() {
  const t = useT();
  const { firms, pledges, records, lodged, sentNumber, signed } = useLoaderData<typeof loader>();
  const matters = records.filter(({ complaints }) => complaints.length > 0);
  return (
    <div className="mx-auto max-w-4xl">
      <PageHead title={t("portal.conduct.title")} sub={firms.map(({ legalName }) => legalName).join(" · ")} />
      {sentNumber ? <Notice tone="ok">{t("portal.conduct.sent", { number: sentNumber })}</Notice> : null}
      {signed ? <Notice tone="ok">{t("portal.conduct.signedDone")}</Notice> : null}
      <Section title={t("portal.conduct.matters")}>
        {matters.length === 0 ? (
          <EmptyState title={t("portal.conduct.mattersNone")} />
        ) : (
          matters.map(({ firm, complaints }) => (
            <div key={firm.id} className="mb-3">
              {firms.length > 1 ? <h3 className="mb-1 text-[13px] text-ink-faint">{firm.legalName}</h3> : null}
              <ComplaintsAbout complaints={complaints} ofFirm />
            </div>
          ))
        )}
      </Section>
      <Section title={t("portal.conduct.pledges")}>
        {pledges.length === 0 ? (
          <EmptyState title={t("portal.conduct.pledgesNone")} />
        ) : (
          <ul className="rounded-lg border border-line bg-sheet">
            {pledges.map((pledge) => (
              <li key={pledge.id} className={LINE}>
                <a
                  href={`/portal/pledges/${pledge.id}`}
                  className="touch-target inline-flex min-w-0 flex-1 basis-60 items-center font-medium hover:underline"
                >
                  {pledge.title}
                </a>
                <span className="text-[13px] text-ink-soft">
                  {pledge.missing.length > 0
                    ? t("portal.conduct.toSign", { names: pledge.missing.join(" · ") })
                    : t("pledge.signed")}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {records.map((conduct) => (
        <div key={conduct.firm.id}>
          {firms.length > 1 ? <h2 className="mb-2 font-semibold">{conduct.firm.legalName}</h2> : null}
          <SignedAndCommended conduct={conduct} ofFirm />
        </div>
      ))}
      <Section title={t("portal.conduct.lodged")}>
        {lodged.length === 0 ? (
          <EmptyState title={t("portal.conduct.lodgedNone")} />
        ) : (
          <ul className="rounded-lg border border-line bg-sheet">
            {lodged.map((row) => (
              <li key={row.id} className={LINE}>
                <span className="tabular-nums">{row.number}</span>
                <span className="min-w-0 flex-1 basis-60 break-words">{row.subject}</span>
                <span className="text-[13px] text-ink-faint">{row.receivedOn}</span>
                <ComplaintStateTag state={row.state} />
              </li>
            ))}
          </ul>
        )}
        {firms.length > 0 ? (
          <p className="mt-3">
            <LinkButton href="/portal/complaints/new">{t("portal.conduct.lodge")}</LinkButton>
          </p>
        ) : null}
      </Section>
    </div>
  );
}
