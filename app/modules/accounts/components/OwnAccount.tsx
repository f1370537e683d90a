import { z } from "zod";
import { Form } from "~/forms/Form";
import { TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Facts, PageHead, Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";
import type { AccountRole } from "~/access/roles";
import { ownAccountForm, passwordForm } from "../account-form";
import { deviceNames } from "../device-names";
import { ROLE_LABELS } from "../role-labels";
import { LanguageField } from "./AccountFields";
import { NewPasswordField } from "./PasswordField";

interface OwnAccountProps {
  account: {
    name: string;
    email: string;
    role: AccountRole;
    locale: string;
    organisations: readonly { id: number; legalName: string }[];
    sessions: readonly {
      idHash: string;
      userAgent: string;
      address: string;
      createdAt: number;
      lastSeenAt: number;
      isThis: boolean;
    }[];
    secondFactor: { isOn: boolean; recoveryCodes: number; mayTurnOff: boolean };
  };
  /** What was just done, as the address says. */
  done: string | null;
}

const when = (instant: number) => `${dayOfInstant(instant)} ${timeOfInstant(instant)}`;

/** Everything about one's own account on one page; each form has its own address. */
export function OwnAccount({ account, done }: OwnAccountProps) {
  const t = useT();
  const { secondFactor } = account;
  const deviceOf = (userAgent: string) => {
    const device = deviceNames(userAgent);
    return device ? t("account.device", device) : t("account.sessionUnknown");
  };
  const facts = [
    { label: t("account.email"), value: account.email },
    { label: t("account.role"), value: t(ROLE_LABELS[account.role]) },
  ];
  if (account.organisations.length > 0) {
    facts.push({
      label: t("account.organisations"),
      value: account.organisations.map((firm) => firm.legalName).join("、"),
    });
  }
  return (
    <>
      <PageHead title={t("account.title")}>
        <LinkButton href="/account/tokens">{t("apiToken.own")}</LinkButton>
        <LinkButton href="/account/calendars">{t("calendarFeed.own")}</LinkButton>
      </PageHead>
      {done === "profile" ? <Notice tone="ok">{t("account.saved")}</Notice> : null}
      {done === "password" ? <Notice tone="ok">{t("password.changed")}</Notice> : null}
      {done === "secondFactorOff" ? <Notice tone="ok">{t("secondFactor.turnedOff")}</Notice> : null}
      {done === "session" ? <Notice tone="ok">{t("account.sessionEnded")}</Notice> : null}
      <div className="mb-6">
        <Facts items={facts} />
      </div>
      <div className="grid gap-x-8 lg:grid-cols-2">
        <Section title={t("account.profile")} id="profile">
          <Form name="profile" action="/account" schema={ownAccountForm} values={account}>
            <TextField name="name" autoComplete="name" required label={t("account.name")} />
            <LanguageField />
          </Form>
        </Section>
        <Section title={t("password.change")} id="password">
          <Form name="password" action="/account/password" schema={passwordForm} submitLabel={t("password.change")}>
            <TextField
              name="currentPassword"
              type="password"
              autoComplete="current-password"
              required
              label={t("password.current")}
            />
            <NewPasswordField />
          </Form>
        </Section>
      </div>
      <Section title={t("secondFactor.title")} id="second-factor">
        <p className="mb-3 max-w-2xl text-ink-soft">{t("secondFactor.lead")}</p>
        <Facts
          items={[
            {
              label: t("secondFactor.state"),
              value: t(secondFactor.isOn ? "secondFactor.isOn" : "secondFactor.isOff"),
            },
            ...(secondFactor.isOn
              ? [
                  {
                    label: t("secondFactor.codesLeft"),
                    value: t("secondFactor.codesLeftCount", { count: secondFactor.recoveryCodes }),
                  },
                ]
              : []),
          ]}
        />
        <div className="mt-3 flex flex-wrap gap-2">
          <LinkButton href="/account/second-factor">
            {t(secondFactor.isOn ? "secondFactor.replace" : "secondFactor.setUp")}
          </LinkButton>
          {secondFactor.isOn ? (
            <LinkButton href="/account/recovery-codes">{t("secondFactor.renewCodes")}</LinkButton>
          ) : null}
          {secondFactor.isOn && secondFactor.mayTurnOff ? (
            <LinkButton look="danger" href="/account/second-factor/removal">
              {t("secondFactor.turnOff")}
            </LinkButton>
          ) : null}
        </div>
      </Section>
      <Section title={t("account.sessions")} id="sessions">
        <p className="mb-2 text-ink-faint">{t("account.sessionsHint")}</p>
        <ul className="rounded-lg border border-line bg-sheet">
          {account.sessions.map((session) => (
            <li
              key={session.idHash}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 last:border-0"
            >
              <span className="min-w-0 flex-1 basis-60">
                <span className="block break-words">{deviceOf(session.userAgent)}</span>
                <span className="text-[13px] text-ink-faint">
                  {session.address} · {t("account.sessionStarted", { time: when(session.createdAt) })} ·{" "}
                  {t("account.sessionSeen", { time: when(session.lastSeenAt) })}
                </span>
              </span>
              {session.isThis ? (
                <Tag tone="weft">{t("account.sessionThis")}</Tag>
              ) : (
                <form method="post" action="/account/sessions">
                  <input type="hidden" name="session" value={session.idHash} />
                  <Button type="submit">{t("account.sessionEnd")}</Button>
                </form>
              )}
            </li>
          ))}
        </ul>
        {account.sessions.length > 1 ? (
          <div className="mt-3">
            <Form name="others" action="/account/sessions" schema={NOTHING} submitLabel={t("account.endOthers")}>
              {null}
            </Form>
          </div>
        ) : null}
      </Section>
    </>
  );
}

const NOTHING = z.object({});
