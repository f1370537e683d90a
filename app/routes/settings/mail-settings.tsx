import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form } from "~/forms/Form";
import { act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { sendTestMail, shownMailSettings, type MailTest } from "~/mail/send-test-mail.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "mailSettings.title" };

export const loader = page("mail.test", (context) => shownMailSettings(context.settings));

export const action = act("mail.test", async (context): Promise<{ test: MailTest }> => ({
  test: await sendTestMail(context, context.settings),
}));

const NOTHING = z.object({});

export default function MailSettings() {
  const t = useT();
  const { server, port, tls, user, sender } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const test = answer && "test" in answer ? answer.test : null;
  return (
    <div className="max-w-3xl">
      <PageHead title={t("mailSettings.title")}>
        <LinkButton href="/outbox">{t("nav.outbox")}</LinkButton>
      </PageHead>
      <p className="mb-4 text-ink-soft">{t("mailSettings.lead")}</p>
      {server === null ? <Notice tone="warn">{t("mailSettings.none")}</Notice> : null}
      {test ? (
        <Notice tone={test.fault === null ? "ok" : "bad"}>
          <p>{test.fault === null ? t("mailTest.taken", { recipient: test.recipient }) : t(test.fault)}</p>
          <p className="break-words">{t("mailTest.said", { words: test.said })}</p>
        </Notice>
      ) : null}
      {server === null ? null : (
        <>
          <div className="mb-6">
            <Facts
              items={[
                { label: t("mailSettings.server"), value: `${server}:${port}` },
                { label: t("mailSettings.encryption"), value: t(tls ? "mailSettings.tls" : "mailSettings.startTls") },
                { label: t("mailSettings.user"), value: user ?? t("none") },
                { label: t("mailSettings.sender"), value: sender ?? t("none") },
              ]}
            />
          </div>
          <Section title={t("mailTest.title")}>
            <Form schema={NOTHING} submitLabel={t("mailTest.send")}>
              <p className="mb-3 text-ink-soft">{t("mailTest.hint")}</p>
            </Form>
          </Section>
        </>
      )}
    </div>
  );
}
