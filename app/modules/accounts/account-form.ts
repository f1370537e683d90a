import { z } from "zod";
import { ACCOUNT_ROLES } from "~/access/roles";
import { choice, integer, mailAddress, optionalRecordId, problem, text, textList } from "~/forms/fields";
import { LOCALES } from "~/i18n/locales";
import { passwordProblem } from "./password-rules";

const name = text({ max: 60 });
const locale = choice(LOCALES);

/** A password that is being chosen; kept exactly as it was typed. */
export function chosenPassword() {
  return z.string(problem("field.required")).superRefine((value, issues) => {
    const found = value === "" ? { key: "field.required" as const } : passwordProblem(value);
    if (found) issues.addIssue(problem(found.key, found.params));
  });
}

/** A password that is being checked. */
function givenPassword() {
  return z
    .string(problem("field.required"))
    .min(1, problem("field.required"))
    .max(1_000, problem("field.tooLong", { max: 1_000, length: 1_001 }));
}

const givenMail = z.preprocess(
  (value) => (typeof value === "string" ? value.trim().toLowerCase().slice(0, 254) : ""),
  z.string().min(1, problem("field.required")),
);
export const signInForm = z.object({ email: givenMail, password: givenPassword() });
export const forgottenPasswordForm = z.object({ email: givenMail });

/** A code of an app or a recovery code, as it was typed. */
const code = text({ max: 40 });
export const codeForm = z.object({ code });
/** Before one's second factor is changed; the code only where there is one already. */
export const identityForm = z.object({ currentPassword: givenPassword(), code });
export const passwordOnlyForm = z.object({ currentPassword: givenPassword() });

export const passwordForm = z.object({ currentPassword: givenPassword(), newPassword: chosenPassword() });
export const newPasswordForm = z.object({ newPassword: chosenPassword() });
export const firstAdministratorForm = z.object({ name, email: mailAddress(), newPassword: chosenPassword() });
export const ownAccountForm = z.object({ name, locale });

const account = {
  name,
  role: choice(ACCOUNT_ROLES),
  locale,
  /** The sub-promoter the person works for; empty for the whole cluster. Only for the roles of a promoter's own people. */
  promoterId: optionalRecordId(),
  /** Credit codes, full names or both, one a line; only for firm representatives. */
  organisations: textList({ maxItems: 50, max: 240 }),
};
export const newAccountForm = z.object({ email: mailAddress(), ...account });
export const accountForm = z.object({ ...account, version: integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) });

/** Who is not said to work for a sub-promoter works for the whole cluster. */
type ForHubUnlessSaid<Values extends { promoterId: unknown }> = Omit<Values, "promoterId"> &
  Partial<Pick<Values, "promoterId">>;
export type NewAccount = ForHubUnlessSaid<z.output<typeof newAccountForm>>;
export type AccountChange = ForHubUnlessSaid<z.output<typeof accountForm>>;
