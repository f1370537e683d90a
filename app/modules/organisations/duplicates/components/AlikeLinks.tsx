import { useT } from "~/i18n/I18n";
import { REASON_LABELS, type DuplicateReason } from "../duplicate-reasons";

export interface Alike {
  id: number;
  name: string;
  reason: DuplicateReason | "branch";
}

/** Organisations that may be meant, each with the reason. */
export function AlikeLinks({ alike, mergeWith }: { alike: readonly Alike[]; mergeWith?: number }) {
  const t = useT();
  return (
    <ul className="list-disc pl-5">
      {alike.map(({ id, name, reason }) => (
        <li key={id}>
          <a href={`/organisations/${id}`} className="underline">
            {name}
          </a>{" "}
          ({t(reason === "branch" ? "duplicate.reason.branch" : REASON_LABELS[reason])}){" "}
          {mergeWith !== undefined && reason !== "branch" ? (
            <a href={`/organisations/${id}/merge/${mergeWith}`} className="underline">
              {t("duplicate.compare")}
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
