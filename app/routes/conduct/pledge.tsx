import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { SIGNATURE_SOURCE_LABELS } from "~/modules/conduct/conduct-labels";
import { pledgePage } from "~/modules/conduct/conduct-queries.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { localDateTime } from "~/values/business-day";

export const handle: PageHandle<{ pledge: { title: string } }> = { title: (_t, data) => data.pledge.title };

export const loader = page("pledge.see", (context) => ({
  ...pledgePage(context, idParam(context.params)),
  mayWrite: can(context.actor, "pledge.write"),
  file: context.url.searchParams.get("file"),
}));

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function PledgePage() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const { pledge, signed, mayWrite, file } = data;
  const path = `/conduct/pledges/${pledge.id}`;
  return (
    <>
      <PageHead
        title={pledge.title}
        sub={
          <>
            {t("pledge.signedCount", { count: signed })}
            {pledge.openUntil ? ` · ${t("pledge.openUntil")} ${pledge.openUntil}` : ""}
          </>
        }
      >
        {mayWrite ? (
          <>
            <LinkButton href={`${path}/edit`}>{t("action.edit")}</LinkButton>
            <LinkButton href={`${path}/texts/new`}>{t("pledge.newText")}</LinkButton>
            <LinkButton look="main" href={`${path}/signatures/new`}>
              {t("pledge.paper")}
            </LinkButton>
          </>
        ) : null}
      </PageHead>
      {file === "saved" ? <Notice tone="ok">{t("file.saved")}</Notice> : null}
      {file === "removed" ? <Notice tone="ok">{t("file.removal.done")}</Notice> : null}
      <Texts data={data} />
      {data.signatures ? <Signatures data={data} /> : null}
      {data.missing ? (
        <Section title={t("pledge.missing")} note={data.missing.length > 0 ? String(data.missing.length) : undefined}>
          {data.missing.length === 0 ? (
            <EmptyState title={t("pledge.missingNone")} />
          ) : (
            <ul className="columns-1 gap-6 rounded-lg border border-line bg-sheet p-4 sm:columns-2">
              {data.missing.map(({ id, legalName }) => (
                <li key={id}>
                  <a
                    href={`/organisations/${id}/conduct`}
                    className="touch-target inline-flex items-center hover:underline"
                  >
                    {legalName}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Section>
      ) : null}
      <Outlet />
    </>
  );
}

function Texts({ data: { texts, currentId } }: { data: Loaded }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Section title={t("pledge.text")}>
      {texts.map((text) => (
        <details
          key={text.id}
          open={text.id === currentId || (currentId === null && text.id === texts[0]?.id)}
          className="mb-2 rounded-lg border border-line bg-sheet px-4 py-2"
        >
          <summary className="touch-target cursor-pointer text-ink-soft">
            {t("pledge.textNumber", { number: text.number, day: text.validFrom })}
          </summary>
          <p className="mt-2 break-words whitespace-pre-line">
            {locale === "en" ? (text.textEn ?? text.textZh) : text.textZh}
          </p>
        </details>
      ))}
    </Section>
  );
}

function Signatures({ data: { signatures, mayWrite } }: { data: Loaded }) {
  const t = useT();
  if (!signatures || signatures.length === 0) {
    return (
      <Section title={t("pledge.signatures")}>
        <EmptyState title={t("pledge.signaturesNone")} />
      </Section>
    );
  }
  return (
    <Section title={t("pledge.signatures")} note={String(signatures.length)}>
      <ul className="rounded-lg border border-line bg-sheet">
        {signatures.map((row) => (
          <li
            key={row.id}
            className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 last:border-0"
          >
            <a
              href={`/organisations/${row.organisationId}/conduct`}
              className="touch-target inline-flex items-center font-medium hover:underline"
            >
              {row.organisationName}
            </a>
            <span className="text-[13px] text-ink-soft">
              {[row.signatoryName, row.signatoryDuty].filter(Boolean).join(" · ")}
            </span>
            <Tag>{t(SIGNATURE_SOURCE_LABELS[row.source])}</Tag>
            <span className="text-[13px] text-ink-faint tabular-nums">
              {row.source === "portal" ? localDateTime(row.recordedAt).replace("T", " ") : row.signedOn}
              {` · ${t("pledge.ofText", { number: row.textNumber })}`}
            </span>
            {mayWrite && row.source === "paper" ? (
              <a
                href={`/files/of/pledge_signature/${row.id}`}
                aria-label={t("pledge.evidenceOf", { name: row.organisationName })}
                className="touch-target ml-auto inline-flex items-center text-[13px] text-weft hover:underline"
              >
                {t("pledge.evidenceAdd")}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
