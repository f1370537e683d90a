import { TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";

/** The digits of an authenticator app; a phone offers its digits for them. */
export function CodeField() {
  const t = useT();
  return (
    <TextField
      name="code"
      required
      inputMode="numeric"
      autoComplete="one-time-code"
      label={t("secondFactor.code")}
      hint={t("secondFactor.codeHint")}
    />
  );
}

export function RecoveryCodeField() {
  const t = useT();
  return (
    <TextField
      name="code"
      required
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      label={t("secondFactor.recoveryCode")}
      hint={t("secondFactor.recoveryHint")}
    />
  );
}

/** Who a person at an open session is: the password and, where there is a second factor, a code. */
export function IdentityFields({ withCode }: { withCode: boolean }) {
  const t = useT();
  return (
    <>
      <TextField
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        required
        label={t("password.current")}
      />
      {withCode ? (
        <TextField
          name="code"
          required
          autoComplete="one-time-code"
          spellCheck={false}
          label={t("secondFactor.codeOrRecovery")}
          hint={t("secondFactor.codeHint")}
        />
      ) : null}
    </>
  );
}
