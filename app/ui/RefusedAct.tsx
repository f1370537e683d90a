import { Form } from "@remix-run/react";
import { useRefusal } from "~/forms/Form";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { Button, LinkButton } from "./Button";
import { Notice } from "./Notice";
import { PageHead } from "./Page";

/** The page of an act that has one button elsewhere: what came of it when it was refused, and the button without that page. */
export function RefusedAct({
  title,
  back,
  fields = {},
}: {
  title: string;
  back: string;
  fields?: Readonly<Record<string, string | number>>;
}) {
  const t = useT();
  const refusal = useRefusal();
  return (
    <>
      <PageHead title={title} />
      {refusal ? <Notice tone="bad">{t(refusal.refused.key as MessageKey, refusal.refused.params)}</Notice> : null}
      <Form method="post" className="flex flex-wrap gap-2">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {refusal ? null : (
          <Button look="main" type="submit">
            {title}
          </Button>
        )}
        <LinkButton href={back}>{t("action.back")}</LinkButton>
      </Form>
    </>
  );
}
