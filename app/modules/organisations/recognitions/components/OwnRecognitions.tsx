import { useT } from "~/i18n/I18n";
import type { RecognitionDetail } from "../recognition-queries.server";
import { RecognitionStateTag } from "./RecognitionStateTag";

type Own = RecognitionDetail & { organisationId: number };

/** The recognitions of a representative's firms, and what each calls for next. */
export function OwnRecognitions({
  recognitions,
  firms,
}: {
  recognitions: readonly Own[];
  firms: readonly { id: number; legalName: string }[];
}) {
  const t = useT();
  return (
    <ul className="rounded-lg border border-line bg-sheet">
      {recognitions.map((recognition) => (
        <li key={recognition.id} className="border-b border-line last:border-0">
          <a
            href={`/organisations/${recognition.organisationId}/recognitions`}
            className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-wash"
          >
            <span className="min-w-0 flex-1 basis-60">
              <span className="font-medium">{recognition.type}</span>
              {firms.length > 1 ? (
                <span className="block text-[13px] text-ink-soft">
                  {firms.find(({ id }) => id === recognition.organisationId)?.legalName}
                </span>
              ) : null}
              {nextSteps(recognition).map(({ key, params }) => (
                <span key={key} className="block text-[13px] text-ink-soft">
                  {t(key, params)}
                </span>
              ))}
            </span>
            <RecognitionStateTag state={recognition.state} />
          </a>
        </li>
      ))}
    </ul>
  );
}

type StepKey =
  "recognition.portal.until" | "recognition.portal.next" | "recognition.portal.report" | "recognition.portal.missed";

function nextSteps({ state, validUntil, reports }: Own) {
  const steps: { key: StepKey; params: Record<string, string> }[] = [];
  if (state === "withdrawn") return steps;
  if (validUntil !== null)
    steps.push({
      key: state === "in_review" ? "recognition.portal.next" : "recognition.portal.until",
      params: { day: validUntil },
    });
  if (state === "expired") return steps;
  // The latest that was missed says more than the next that is far away.
  const missed = reports.findLast((each) => each.state === "missed");
  const report = missed ?? reports.find((each) => each.state === "due");
  if (report)
    steps.push({
      key: missed ? "recognition.portal.missed" : "recognition.portal.report",
      params: { year: String(report.year), day: report.due },
    });
  return steps;
}
