import { Check, Minus } from "lucide-react";
import { useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { permissionLabel } from "~/modules/accounts/permission-labels";
import { permissionMatrix, SHOWN_ROLES, type Allowance } from "~/modules/accounts/permission-matrix";
import { ROLE_LABELS } from "~/modules/accounts/role-labels";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { WideTable } from "~/ui/WideTable";

export const handle: PageHandle = { title: "permission.title" };

export const loader = page("account.manage", () => ({ lines: permissionMatrix() }));

function Cell({ allowance }: { allowance: Allowance }) {
  const t = useT();
  if (allowance === "own") return <span className="inline-block min-w-32 text-[13px]">{t("permission.own")}</span>;
  const Icon = allowance === "yes" ? Check : Minus;
  return (
    <span className={allowance === "yes" ? "text-ok-strong" : "text-ink-faint"}>
      <Icon aria-hidden="true" className="inline size-4" />
      <span className="sr-only">{t(allowance === "yes" ? "permission.yes" : "permission.no")}</span>
    </span>
  );
}

export default function PermissionTablePage() {
  const t = useT();
  const { lines } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("permission.title")} />
      <p className="mb-4 text-ink-soft">{t("permission.lead")}</p>
      <WideTable label={t("permission.title")}>
        <table className="w-full">
          <thead>
            <tr>
              <th
                scope="col"
                className="h-9 border-b border-line bg-paper px-3 text-left text-[13px] font-medium whitespace-nowrap text-ink-faint"
              >
                {t("permission.permission")}
              </th>
              {SHOWN_ROLES.map((role) => (
                <th
                  key={role}
                  scope="col"
                  className="h-9 border-b border-line bg-paper px-3 text-left text-[13px] font-medium whitespace-nowrap text-ink-faint"
                >
                  {t(ROLE_LABELS[role])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.name} className="hover:bg-wash">
                <th scope="row" className="h-10 min-w-44 border-b border-line px-3 py-1.5 text-left font-normal">
                  {t(permissionLabel(line.name))}
                </th>
                {line.allowances.map(({ role, allowance }) => (
                  <td key={role} className="border-b border-line px-3 py-1.5">
                    <Cell allowance={allowance} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </>
  );
}
