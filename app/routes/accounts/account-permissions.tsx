import { useLoaderData } from "@remix-run/react";
import { actorOfUser } from "~/access/actor-of-user.server";
import type { AccountRole } from "~/access/roles";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { readAccount } from "~/modules/accounts/account-queries.server";
import { permissionLabel } from "~/modules/accounts/permission-labels";
import { PERMISSION_REASON_LABELS, personPermissions } from "~/modules/accounts/person-permissions";
import { ROLE_LABELS } from "~/modules/accounts/role-labels";
import { LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";

export const handle: PageHandle = { title: "permission.ofPerson" };

export const loader = page("account.manage", (context) => {
  const id = idParam(context.params);
  const { name, role, organisations } = readAccount(context, id);
  return { id, name, role, organisations, lines: personPermissions(actorOfUser(context.db, id)?.actor ?? null) };
});

export default function AccountPermissionsPage() {
  const t = useT();
  const { id, name, role, organisations, lines } = useLoaderData<typeof loader>();
  const groups = [
    { title: t("permission.may"), own: lines.filter(({ allowed }) => allowed) },
    { title: t("permission.mayNot"), own: lines.filter(({ allowed }) => !allowed) },
  ];
  return (
    <>
      <PageHead title={t("permission.ofPerson")} sub={`${name} · ${t(ROLE_LABELS[role as AccountRole])}`}>
        <LinkButton href={`/settings/accounts/${id}`}>{t("action.back")}</LinkButton>
      </PageHead>
      <p className="mb-4 text-ink-soft">{t("permission.ofPersonLead")}</p>
      {organisations.length > 0 ? (
        <p className="mb-4">{t("permission.speaksFor", { firms: organisations.join(t("registration.separator")) })}</p>
      ) : null}
      {groups.map(({ title, own }) => (
        <section key={title} className="mb-6">
          <h2 className="mb-2 text-[15px] font-semibold">
            {title} <span className="font-normal text-ink-faint tabular-nums">{own.length}</span>
          </h2>
          <ul className="rounded-lg border border-line bg-sheet">
            {own.map((line) => (
              <li
                key={line.name}
                className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-1.5 last:border-0"
              >
                <span className="min-w-0 flex-1">{t(permissionLabel(line.name))}</span>
                <Tag tone={line.reason === "role" ? "ok" : line.allowed ? "weft" : "plain"}>
                  {t(PERMISSION_REASON_LABELS[line.reason])}
                </Tag>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
