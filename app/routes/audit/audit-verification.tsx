import { useActionData } from "@remix-run/react";
import { z } from "zod";
import { checkAuditChain, type AuditCheck } from "~/access/audit-queries.server";
import { Form } from "~/forms/Form";
import { act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "audit.verify" };

export const loader = page("audit.see", () => null);

export const action = act("audit.see", (context): { check: AuditCheck } => ({ check: checkAuditChain(context) }));

const NOTHING = z.object({});
const REASON: Record<NonNullable<AuditCheck["reason"]>, MessageKey> = {
  link: "audit.brokenLink",
  detail: "audit.brokenDetail",
  anchor: "audit.brokenAnchor",
};

export default function AuditVerificationPage() {
  const t = useT();
  const answer = useActionData<typeof action>();
  const check = answer && "check" in answer ? answer.check : null;
  return (
    <div className="max-w-2xl">
      <PageHead title={t("audit.verify")} />
      {check && check.brokenAt === null ? (
        <Notice tone="ok">
          <p>{t("audit.intact", { count: check.checked })}</p>
          <p>{check.anchors > 0 ? t("audit.anchors", { count: check.anchors }) : t("audit.noAnchors")}</p>
        </Notice>
      ) : null}
      {check && check.brokenAt !== null && check.reason !== null ? (
        <Notice tone="bad">
          <p>{t("audit.broken", { seq: check.brokenAt })}</p>
          <p>{t(REASON[check.reason])}</p>
        </Notice>
      ) : null}
      <p className="text-ink-soft">{t("audit.verifyHint")}</p>
      <Form schema={NOTHING} submitLabel={t("audit.verify")} cancelTo="/audit">
        {null}
      </Form>
    </div>
  );
}
