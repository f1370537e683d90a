import { useT } from "~/i18n/I18n";
import { LinkButton } from "~/ui/Button";
import { EmptyState, Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";
import { RULING_LABELS } from "../conduct-labels";
import type { conductOfOrganisation } from "../conduct-queries.server";
import { ComplaintStateTag } from "./ComplaintStateTag";

type Conduct = ReturnType<typeof conductOfOrganisation>;
const LINE = "flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 last:border-0";

/** What a firm signed and was commended for; to the firm itself with a way to agree to publication. */
export function SignedAndCommended({ conduct, ofFirm }: { conduct: Conduct; ofFirm: boolean }) {
  const t = useT();
  return (
    <>
      <Section title={t(ofFirm ? "pledge.signatures" : "conduct.pledges")}>
        {conduct.signatures.length === 0 ? (
          <EmptyState title={t("pledge.noneSigned")} />
        ) : (
          <ul className="rounded-lg border border-line bg-sheet">
            {conduct.signatures.map((signature) => (
              <li key={signature.id} className={LINE}>
                <a
                  href={ofFirm ? `/portal/pledges/${signature.pledgeId}` : `/conduct/pledges/${signature.pledgeId}`}
                  className="touch-target inline-flex items-center font-medium hover:underline"
                >
                  {signature.title}
                </a>
                <span className="text-[13px] text-ink-faint">
                  {t("pledge.signedBy", { day: signature.signedOn, name: signature.signatoryName })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t("conduct.commendations")}>
        {conduct.commendations.length === 0 ? (
          <EmptyState title={t("commendation.none")} />
        ) : (
          <ul className="rounded-lg border border-line bg-sheet">
            {conduct.commendations.map((row) => (
              <li key={row.id} className={LINE}>
                <span className="whitespace-nowrap text-ink-faint tabular-nums">{row.day}</span>
                <span className="min-w-0 flex-1 basis-60 break-words">
                  {row.reason}
                  <span className="block text-[13px] text-ink-faint">
                    {row.awardedBy}
                    {row.consentOn ? ` · ${t("commendation.consented", { day: row.consentOn })}` : ""}
                  </span>
                </span>
                <Tag tone={row.published ? "ok" : "plain"}>
                  {t(row.published ? "commendation.published" : "commendation.internal")}
                </Tag>
                {ofFirm && row.consentOn === null && !row.published ? (
                  <LinkButton href={`/portal/commendations/${row.id}/consent`}>{t("commendation.consent")}</LinkButton>
                ) : null}
                {!ofFirm && !row.published ? (
                  <LinkButton href={`/conduct/commendations/${row.id}/publication`}>
                    {t("commendation.publish")}
                  </LinkButton>
                ) : null}
                {ofFirm ? null : (
                  <LinkButton look="quiet" href={`/conduct/commendations/${row.id}/withdrawal`}>
                    {t("commendation.withdraw")}
                  </LinkButton>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

/** Complaints about a firm that can still be read. */
export function ComplaintsAbout({ complaints, ofFirm }: { complaints: Conduct["complaints"]; ofFirm: boolean }) {
  const t = useT();
  return (
    <ul className="rounded-lg border border-line bg-sheet">
      {complaints.map((row) => (
        <li key={row.id} className={LINE}>
          <a
            href={`${ofFirm ? "/portal" : "/conduct"}/complaints/${row.id}`}
            className="touch-target inline-flex items-center font-medium tabular-nums hover:underline"
          >
            {t("complaint.title", { number: row.number })}
          </a>
          <ComplaintStateTag state={row.state} />
          {row.outcome ? <Tag>{t(RULING_LABELS[row.outcome])}</Tag> : null}
          <span className="text-[13px] text-ink-faint tabular-nums">
            {[
              row.state === "informed" ? `${t("complaint.statementDueOn")} ${row.statementDueOn}` : null,
              row.state === "ruled" ? `${t("complaint.appealDueOn")} ${row.appealDueOn}` : null,
              row.expiresOn ? `${t("complaint.expiresOn")} ${row.expiresOn}` : null,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
