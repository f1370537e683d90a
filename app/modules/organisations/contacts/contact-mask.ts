/** 138****2046: enough to recognise a number one knows, not enough to ring one that one does not. */
export function maskedPhone(phone: string | null): string | null {
  if (phone === null) return null;
  const digits = [...phone.matchAll(/\d/g)];
  if (digits.length < 8) return "****";
  const from = digits[3]!.index;
  const to = digits[digits.length - 5]!.index;
  return `${phone.slice(0, from)}****${phone.slice(to + 1)}`;
}

/** c***@…: the first letter only; the domain would name the firm, which the page does anyway, or a private provider. */
export function maskedMail(email: string | null): string | null {
  return email === null ? null : `${email.slice(0, 1)}***@\u2026`;
}
