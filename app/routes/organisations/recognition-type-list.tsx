import { Outlet, useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { proposedTypes } from "~/modules/organisations/recognitions/accept-proposed-types.server";
import { RuleLine } from "~/modules/organisations/recognitions/components/RuleLine";
import { listRecognitionTypes } from "~/modules/organisations/recognitions/recognition-type-queries.server";
import { LEVEL_LABELS } from "~/modules/organisations/recognitions/vocabulary";
import { LinkButton } from "~/ui/Button";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { WideTable } from "~/ui/WideTable";

export const handle: PageHandle = { title: "recognition.type.title" };

export const loader = page("recognition.configure", (context) => ({
  types: listRecognitionTypes(context),
  proposals: proposedTypes(context).length,
}));

export default function RecognitionTypeList() {
  const t = useT();
  const { types, proposals } = useLoaderData<typeof loader>();
  const acts = (
    <>
      {proposals > 0 ? (
        <LinkButton look={types.length === 0 ? "main" : "plain"} href="/settings/recognitions/proposals">
          {t("recognition.proposals.title")}
        </LinkButton>
      ) : null}
      <LinkButton look={types.length === 0 ? "plain" : "main"} href="/settings/recognitions/new">
        {t("recognition.type.new")}
      </LinkButton>
    </>
  );
  return (
    <>
      <PageHead title={t("recognition.type.title")} sub={t("recognition.type.count", { count: types.length })}>
        {types.length > 0 ? acts : null}
      </PageHead>
      {types.length === 0 ? (
        <EmptyState title={t("recognition.type.empty")} hint={t("recognition.type.emptyHint")}>
          {acts}
        </EmptyState>
      ) : (
        <WideTable label={t("recognition.type.title")}>
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">{t("recognition.field.type")}</th>
                <th scope="col">{t("recognition.type.level")}</th>
                <th scope="col">{t("recognition.type.ruleNow")}</th>
                <th scope="col" className="number">
                  {t("recognition.type.held")}
                </th>
              </tr>
            </thead>
            <tbody>
              {types.map((type) => (
                <tr key={type.id}>
                  <td>
                    <a
                      href={`/settings/recognitions/${type.id}`}
                      className="touch-target inline-flex items-center font-medium hover:underline"
                    >
                      {type.name}
                    </a>{" "}
                    {type.active ? null : <Tag>{t("recognition.type.inactive")}</Tag>}
                  </td>
                  <td className="short">{t(LEVEL_LABELS[type.level])}</td>
                  <td className="text-ink-soft">
                    {type.rule ? <RuleLine rule={type.rule} /> : t("recognition.type.noRule")}
                  </td>
                  <td className="number">
                    {type.held > 0 ? (
                      <a href={`/recognitions?filter.type=${type.id}`} className="text-weft hover:underline">
                        {type.held}
                      </a>
                    ) : (
                      0
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      <Outlet />
    </>
  );
}
