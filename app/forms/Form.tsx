import { zodResolver } from "@hookform/resolvers/zod";
import { Form as RemixForm, useActionData, useNavigation, useSubmit } from "@remix-run/react";
import { createContext, useContext, useEffect, useId, useRef, useState, type ReactNode } from "react";
import { FormProvider, useForm, type FieldErrors, type FieldValues, type Resolver } from "react-hook-form";
import { config, type z } from "zod";
import type { FieldProblem, FieldProblems } from "~/http/errors";
import type { FormRefusal } from "~/http/act.server";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/Notice";

// As in fields.ts, for pages whose schema is made without it.
if (typeof document !== "undefined") config({ jitless: true });

interface FormState {
  id: string;
  values: Record<string, unknown>;
  /** Problems the server found; shown until the form is sent again. */
  problems: FieldProblems;
}
const FormStateContext = createContext<FormState>({ id: "", values: {}, problems: {} });

const DOCKED =
  "max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-30 max-sm:border-t max-sm:border-line max-sm:bg-sheet max-sm:px-4 max-sm:py-3";

export interface FormProps {
  schema: z.ZodType;
  /** The record being edited, or the defaults of a new one. */
  values?: Record<string, unknown>;
  action?: string;
  submitLabel?: ReactNode;
  cancelTo?: string;
  multipart?: boolean;
  /** On a phone the submit button stays at the bottom of the screen. */
  dock?: boolean;
  /** Tells apart several forms of one page: the refusal goes to the form that was sent. */
  name?: string;
  children: ReactNode;
}

/**
 * The one form of the product. Before hydration and without JavaScript it is a plain form that the action answers with the same
 * page, what was typed and the problems (422); with JavaScript the same schema checks before sending.
 */
export function Form({
  schema,
  values = {},
  action,
  submitLabel,
  cancelTo,
  multipart,
  dock,
  name,
  children,
}: FormProps) {
  const t = useT();
  const id = useId();
  const submit = useSubmit();
  const navigation = useNavigation();
  const answer = useRefusal(name);
  const shown = answer ? { ...values, ...answer.values } : values;
  const form = useForm<FieldValues>({
    defaultValues: useState(() => shown)[0],
    resolver: zodResolver(schema as never) as unknown as Resolver<FieldValues>,
    mode: "onSubmit",
    // On blur the sentence would go away under the pointer that is pressing the button, and the press would miss it.
    reValidateMode: "onChange",
    shouldFocusError: true,
  });
  const element = useRef<HTMLFormElement>(null);
  const busy = navigation.state !== "idle" && navigation.formMethod === "POST";
  useEffect(() => {
    // A field cannot take the focus while the form is busy; the notice cannot at all, so it is brought into sight.
    if (!answer || busy) return;
    const wrong = element.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    if (wrong) wrong.focus();
    else element.current?.querySelector("[role=alert]")?.scrollIntoView({ block: "center" });
  }, [answer, busy]);
  const local = flatten(form.formState.errors);
  const problems = Object.keys(local).length > 0 ? local : (answer?.fields ?? {});
  const count = Object.keys(problems).length;

  return (
    <FormProvider {...form}>
      <FormStateContext.Provider value={{ id, values: shown, problems }}>
        <RemixForm
          id={id}
          ref={element}
          method="post"
          action={action}
          encType={multipart ? "multipart/form-data" : undefined}
          noValidate
          preventScrollReset
          onSubmit={(event) => {
            const target = event.currentTarget;
            const sender = (event.nativeEvent as SubmitEvent).submitter;
            event.preventDefault();
            void form.handleSubmit(() =>
              submit(sender instanceof HTMLButtonElement ? sender : target, {
                method: "post",
                action,
                encType: multipart ? "multipart/form-data" : undefined,
                preventScrollReset: true,
              }),
            )(event);
          }}
        >
          {name ? <input type="hidden" name="formName" value={name} /> : null}
          {answer || count > 0 ? (
            <Notice tone="bad">
              {count > 0
                ? t("form.errorsTitle", { count })
                : t(answer!.refused.key as MessageKey, answer!.refused.params)}
              {problems[""] ? <p>{t(problems[""].key, problems[""].params)}</p> : null}
            </Notice>
          ) : null}
          <fieldset disabled={busy} className="contents">
            {children}
            <div className={`mt-5 flex items-center gap-2 ${dock ? DOCKED : ""}`}>
              <Button
                look="main"
                type="submit"
                className={dock ? "max-sm:min-h-12 max-sm:flex-1 max-sm:text-base" : ""}
              >
                {busy ? t("form.saving") : (submitLabel ?? t("action.save"))}
              </Button>
              {cancelTo ? (
                <a
                  href={cancelTo}
                  className="touch-target inline-flex min-h-[34px] items-center rounded-md px-3.5 text-ink-soft hover:bg-wash"
                >
                  {t("action.cancel")}
                </a>
              ) : null}
            </div>
          </fieldset>
        </RemixForm>
      </FormStateContext.Provider>
    </FormProvider>
  );
}

/** The refusal of the form with this name, if the last answer of this page was one. */
export function useRefusal(name?: string): FormRefusal | null {
  const answer = useActionData<unknown>();
  if (typeof answer !== "object" || answer === null || !("refused" in answer)) return null;
  const refusal = answer as FormRefusal;
  const sent = refusal.values.formName;
  return (sent ?? undefined) === (name ?? undefined) ? refusal : null;
}

export function useFormState(): FormState {
  return useContext(FormStateContext);
}

/** react-hook-form's nested errors by path, with the message that is a key. */
function flatten(errors: FieldErrors, prefix = ""): FieldProblems {
  const found: FieldProblems = {};
  for (const [key, value] of Object.entries(errors)) {
    if (!value || key === "ref") continue;
    // What is wrong with a list as a whole stands at the list itself.
    const path = key === "root" ? prefix : prefix ? `${prefix}.${key}` : key;
    const message = (value as { message?: unknown }).message;
    if (typeof message === "string") found[path] = asProblem(message);
    else if (typeof value === "object") Object.assign(found, flatten(value as FieldErrors, path));
  }
  return found;
}

function asProblem(message: string): FieldProblem {
  try {
    return JSON.parse(message) as FieldProblem;
  } catch {
    return { key: "error.invalid" };
  }
}
