import { useFetcher } from "@remix-run/react";
import { useEffect, useId, useRef } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { TextField } from "~/forms/FormFields";

const PAUSE_MS = 200;
/** No name needs more to be found, and an address must not grow with what somebody pastes. */
const MOST_ASKED = 60;

/** An organisation by name: proposes those of the register that hold what is typed. Without JavaScript it is a plain text field. */
export function OrganisationNameField({
  name,
  label,
  hint,
  required,
  maxLength = 120,
}: {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  maxLength?: number;
}) {
  const listId = useId();
  const { control } = useFormContext();
  const typed = useWatch({ control, name }) as string | undefined;
  const fetcher = useFetcher<{ names: string[] }>();
  const load = useRef(fetcher.load);
  useEffect(() => {
    load.current = fetcher.load;
  });
  useEffect(() => {
    const text = (typed ?? "").trim().slice(0, MOST_ASKED);
    if (text.length < 2) return;
    const timer = setTimeout(() => load.current(`/organisations/names?q=${encodeURIComponent(text)}`), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <>
      <TextField
        name={name}
        label={label}
        hint={hint}
        required={required}
        maxLength={maxLength}
        list={listId}
        autoComplete="off"
      />
      <datalist id={listId}>
        {(fetcher.data?.names ?? []).map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  );
}
