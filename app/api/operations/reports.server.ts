import { z } from "zod";
import { translateFor } from "~/i18n/messages.server";
import { Refusal } from "~/http/errors";
import { promoterById } from "~/modules/promoters/promoter-queries.server";
import { reportWithRecords } from "~/modules/reports/export-report.server";
import { planFigures, plannedName, recordKindOf } from "~/modules/reports/figure-plan";
import { measureReport } from "~/modules/reports/measure-report.server";
import { reportJson } from "~/modules/reports/report-json";
import { findReport, listReports, restatementLog } from "~/modules/reports/report-queries.server";
import { reportingPromoterId, reportScope } from "~/modules/reports/report-scope.server";
import { RECORD_KINDS } from "~/modules/reports/vocabulary";
import { isPeriod, type Period } from "~/values/period";
import { instant, instantOrNull, listAnswer } from "../list-answer.server";
import { defineOperation } from "../operation";

const STATES = ["draft", "frozen"] as const;
const PERIOD = /^\d{4}(Q[1-4])?$/;

const report = z.object({
  id: z.number().int(),
  period: z.string(),
  promoter: z.string(),
  state: z.enum(STATES),
  createdAt: z.iso.datetime(),
  frozenAt: z.iso.datetime().nullable(),
  frozenBy: z.string().nullable(),
});

const figure = z.object({
  key: z.string(),
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  definitionVersion: z.number().int(),
  previous: z.number().nullable(),
  lastYear: z.number().nullable(),
  plan: z.number().nullable(),
  recordKind: z.string(),
  recordIds: z.array(z.number().int()),
});

const wholeReport = z.object({
  title: z.string(),
  period: z.string(),
  promoter: z.string(),
  cluster: z.string(),
  confidentiality: z.string(),
  state: z.enum(["draft", "frozen"]),
  cutOff: z.iso.datetime(),
  frozenAt: z.iso.datetime().nullable(),
  figures: z.array(figure),
  restatements: z.array(
    z.object({
      key: z.string(),
      oldValue: z.number().nullable(),
      newValue: z.number().nullable(),
      reason: z.string(),
      recordedAt: z.iso.datetime(),
      recordedBy: z.string().nullable(),
    }),
  ),
});

export const reportOperations = [
  defineOperation({
    id: "listReports",
    method: "GET",
    path: "/reports",
    permission: "report.see",
    scope: "reports:read",
    summary: "api.operation.listReports",
    parameters: {
      "filter.period": { schema: z.string().regex(PERIOD), summary: "api.parameter.periodOfReport" },
      "filter.promoter": { schema: z.number().int(), summary: "api.parameter.promoterOfReport" },
      "filter.state": { schema: z.enum(STATES), summary: "api.parameter.stateOfReport" },
    },
    status: 200,
    answer: listAnswer(report),
    run: ({ context, parameters }) => {
      const periods = filterOf(parameters, "filter.period", isPeriod);
      const promoterIds = filterOf(parameters, "filter.promoter", isId);
      const states = filterOf(parameters, "filter.state", isOneOf(STATES));
      const asked = listReports(context).filter(
        (found) =>
          periods(found.period) &&
          promoterIds(String(found.promoterId)) &&
          states(found.frozenAt === null ? "draft" : "frozen"),
      );
      const rows = asked.map((found): z.output<typeof report> => ({
        id: found.id,
        period: found.period,
        promoter: context.locale === "en" ? found.promoterEn : found.promoterZh,
        state: found.frozenAt === null ? "draft" : "frozen",
        createdAt: instant(found.createdAt),
        frozenAt: instantOrNull(found.frozenAt),
        frozenBy: found.frozenBy,
      }));
      return { rows, total: rows.length, page: 1, perPage: rows.length };
    },
  }),
  defineOperation({
    id: "readReport",
    method: "GET",
    path: "/reports/{id}",
    permission: "report.see",
    scope: "reports:read",
    summary: "api.operation.readReport",
    status: 200,
    answer: wholeReport,
    run: ({ context, id }): z.output<typeof wholeReport> => {
      const found = findReport(context, id);
      const { document, records } = reportWithRecords(context, found, context.locale);
      return reportJson(document, records, restatementLog(context, id));
    },
  }),
  defineOperation({
    id: "listFigures",
    method: "GET",
    path: "/figures",
    permission: "figure.see",
    scope: "figures:read",
    summary: "api.operation.listFigures",
    parameters: {
      quarter: { required: true, schema: z.string(), summary: "api.parameter.quarter" },
      promoter: { schema: z.number().int(), summary: "api.parameter.promoter" },
      "filter.key": { schema: z.string(), summary: "api.parameter.figureKey" },
      "filter.recordKind": { schema: z.enum(RECORD_KINDS), summary: "api.parameter.recordKind" },
    },
    status: 200,
    answer: listAnswer(figure),
    run: ({ context, parameters }) => {
      const period = quarterOf(parameters);
      const promoterId = promoterOf(parameters) ?? reportingPromoterId(context);
      const t = translateFor(context.locale);
      const scope = reportScope(context, promoterById(context, promoterId).id);
      const planned = planFigures(scope);
      const keys = filterOf(parameters, "filter.key", (key) => planned.some((figure) => figure.key === key));
      const kinds = filterOf(parameters, "filter.recordKind", isOneOf(RECORD_KINDS));
      // What is not asked for is not counted.
      const asked = planned.filter((found) => keys(found.key) && kinds(recordKindOf(found.figure)));
      const rows = measureReport(context, promoterId, period, asked).map((found): z.output<typeof figure> => ({
        key: found.key,
        name: plannedName(found, t, context.locale),
        value: found.value,
        unit: t(found.figure.unit),
        definitionVersion: found.figure.version,
        previous: found.previous,
        lastYear: found.lastYear,
        plan: found.plan,
        recordKind: recordKindOf(found.figure),
        recordIds: found.records.map(({ id }) => id),
      }));
      return { rows, total: rows.length, page: 1, perPage: rows.length };
    },
  }),
];

const isId = (text: string) => /^[1-9]\d{0,14}$/.test(text);
const isOneOf = (words: readonly string[]) => (word: string) => words.includes(word);

/**
 * A filter of what is no list of a page, written as those of lists are: several values are alternatives, and without one all is meant.
 * @throws Refusal on a value that cannot be
 */
function filterOf(
  parameters: URLSearchParams,
  name: string,
  possible: (value: string) => boolean,
): (value: string) => boolean {
  const values = parameters.getAll(name);
  if (!values.every(possible)) throw wrong(name);
  return (value) => values.length === 0 || values.includes(value);
}

function quarterOf(parameters: URLSearchParams): Period {
  const quarter = parameters.get("quarter") ?? "";
  if (!isPeriod(quarter) || !/Q[1-4]$/.test(quarter)) throw wrong("quarter");
  return quarter;
}

function promoterOf(parameters: URLSearchParams): number | undefined {
  const text = parameters.get("promoter");
  if (text === null) return undefined;
  if (!isId(text)) throw wrong("promoter");
  return Number(text);
}

const wrong = (parameter: string) => new Refusal("invalid", "api.wrongParameter", { parameter });
