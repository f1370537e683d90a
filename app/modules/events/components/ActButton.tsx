import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "~/ui/Button";

/** A state change as one button: a real form that posts to the noun. */
export function ActButton({
  action,
  look,
  label,
  fields = {},
  children,
  className,
}: {
  action: string;
  look?: "plain" | "main" | "quiet" | "danger";
  /** Read out instead of the text where several buttons of a page say the same. */
  label?: string;
  fields?: Record<string, string | number>;
  children: ReactNode;
  className?: string;
}) {
  return (
    <Form method="post" action={action} preventScrollReset>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" look={look} aria-label={label} className={className}>
        {children}
      </Button>
    </Form>
  );
}
