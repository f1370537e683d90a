import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { StuckItem } from "~/stuck/stuck-item";
import { recognitionTypeName } from "./find-recognition.server";
import { upcomingOfRecognitions, type UpcomingMatter } from "./upcoming-recognitions.server";

const MOST = 20;

const WORDS: Record<UpcomingMatter["kind"], Pick<StuckItem, "tone" | "tag" | "text">> = {
  review: { tone: "warn", tag: "stuck.recognition.tag", text: "stuck.recognition.review" },
  expiry: { tone: "warn", tag: "stuck.recognition.tag", text: "stuck.recognition.expiry" },
  grace: { tone: "bad", tag: "stuck.recognition.tag", text: "stuck.recognition.grace" },
  report: { tone: "plain", tag: "stuck.recognition.reportTag", text: "stuck.recognition.report" },
  rename: { tone: "plain", tag: "stuck.recognition.tag", text: "stuck.recognition.rename" },
  missed: { tone: "bad", tag: "stuck.recognition.reportTag", text: "stuck.recognition.missed" },
};

/** Recognitions that end or are under review, yearly reports that are due or missed. */
export function stuckRecognitions(context: Context): StuckItem[] {
  authorize(context, "recognition.list");
  return upcomingOfRecognitions(context)
    .slice(0, MOST)
    .map((matter) => ({
      ...WORDS[matter.kind],
      params: {
        name: matter.legalName,
        type: recognitionTypeName({ nameZh: matter.typeZh, nameEn: matter.typeEn }, context.locale),
        day: matter.day,
        year: String(matter.year ?? ""),
      },
      path: `/organisations/${matter.organisationId}/recognitions`,
      day: matter.day,
    }));
}
