import { useT } from "~/i18n/I18n";
import { Tag } from "~/ui/Tag";
import type { EventStatus } from "../vocabulary";
import { EventStatusTag } from "./EventStatusTag";

/** What a visitor wants to know first: is there room? */
export function SeatsTag({ status, seatsLeft }: { status: EventStatus; seatsLeft: number | null }) {
  const t = useT();
  if (status === "full") return <Tag tone="warn">{t("public.event.full")}</Tag>;
  if (status !== "open") return <EventStatusTag status={status} />;
  return (
    <Tag tone="ok">
      {seatsLeft === null ? t("public.event.open") : t("public.event.seatsLeft", { count: seatsLeft })}
    </Tag>
  );
}
