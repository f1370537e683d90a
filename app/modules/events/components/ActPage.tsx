import { useActionData } from "@remix-run/react";
import type { FormRefusal } from "~/http/act.server";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import { ActButton } from "./ActButton";

/**
 * The page of a state change: asked for, it offers the change; refused, it says why nothing was changed and leads back.
 */
export function ActPage({
  title,
  sub,
  hint,
  submitLabel,
  danger,
  backTo,
}: {
  title: string;
  sub?: string;
  hint?: string;
  submitLabel: string;
  danger?: boolean;
  backTo: string;
}) {
  const t = useT();
  const reason = useRefusalText();
  return (
    <div className="max-w-xl">
      <PageHead title={title} sub={sub} />
      {reason ? <Notice tone="bad">{reason}</Notice> : null}
      {hint ? <p className="mb-4 text-ink-soft">{hint}</p> : null}
      <div className="flex flex-wrap gap-2">
        <ActButton action="" look={danger ? "danger" : "main"}>
          {submitLabel}
        </ActButton>
        <LinkButton href={backTo}>{t("action.back")}</LinkButton>
      </div>
    </div>
  );
}

/** What an act that has no page of its own says when it was refused. */
export function RefusedAct({ title, backTo }: { title: string; backTo: string }) {
  const t = useT();
  const reason = useRefusalText();
  return (
    <div className="max-w-xl">
      <PageHead title={title} />
      {reason ? <Notice tone="bad">{reason}</Notice> : null}
      <LinkButton href={backTo} look="main">
        {t("action.back")}
      </LinkButton>
    </div>
  );
}

export function useRefusalText(): string | null {
  const t = useT();
  const answer = useActionData<unknown>();
  if (typeof answer !== "object" || answer === null || !("refused" in answer)) return null;
  const { refused, fields } = answer as FormRefusal;
  const [problem] = Object.values(fields);
  return problem ? t(problem.key, problem.params) : t(refused.key as MessageKey, refused.params);
}
