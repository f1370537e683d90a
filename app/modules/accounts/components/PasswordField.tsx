import { TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { SHORTEST_PASSWORD } from "../password-rules";

/** A password that is being chosen. */
export function NewPasswordField() {
  const t = useT();
  return (
    <TextField
      name="newPassword"
      type="password"
      autoComplete="new-password"
      required
      label={t("password.new")}
      hint={t("password.hint", { min: SHORTEST_PASSWORD })}
    />
  );
}
