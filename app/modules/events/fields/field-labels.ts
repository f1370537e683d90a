import type { MessageKey } from "~/i18n/messages";
import type { AskedOf, FieldKind } from "./vocabulary";

export const ASKED_OF_LABELS: Record<AskedOf, MessageKey> = {
  firm: "asked.of.firm",
  person: "asked.of.person",
};

export const FIELD_KIND_LABELS: Record<FieldKind, MessageKey> = {
  short_text: "asked.kind.short_text",
  long_text: "asked.kind.long_text",
  yes_no: "asked.kind.yes_no",
  one: "asked.kind.one",
  several: "asked.kind.several",
};
