import type { ChartSpec } from "~/charts/chart-spec";
import type { FigureDefinition } from "~/figures/define-figure";
import { figurePath } from "~/figures/figure-path";
import type { Locale } from "~/i18n/locales";
import type { MessageKey } from "~/i18n/messages";
import type { Translate } from "~/i18n/translate";
import { EVENT_TYPE_LABELS } from "~/modules/events/event-labels";
import {
  attendance,
  eventCost,
  eventsCosted,
  eventsHeld,
  satisfactionAnswers,
  satisfactionPoints,
} from "~/modules/events/figures";
import { outcomesDeclared, outcomesUnvalued, outcomesValue, outcomesValued } from "~/modules/events/outcomes/figures";
import { EVENT_TYPES, NETWORK_ACTIVITIES, PROMOTER_FUNCTIONS, type EventType } from "~/modules/events/vocabulary";
import { CONDUCT_FIGURES } from "~/modules/conduct/figures";
import { GOVERNANCE_FIGURES } from "~/modules/governance/figures";
import { recognitionsHeldAtEnd } from "~/modules/organisations/recognitions/figures";
import { MEMBER_CLASSES } from "~/modules/organisations/member-class";
import { stageTransitionsTaken } from "~/modules/organisations/stages/figures";
import { STAGE_STEPS } from "~/modules/organisations/stages/vocabulary";
import { periodName } from "~/ui/period-name";
import { parsePeriod, type Period } from "~/values/period";
import {
  ALL_FIGURES,
  dimensionName,
  figureKey,
  RECOGNITION_FIGURES,
  conductPlanned,
  firstTimeFirmsPlanned,
  KEY_FIGURES,
  plannedName,
  recordKindOf,
  type Dimension,
  type PlannedFigure,
  type ReportScope,
} from "./figure-plan";
import type {
  ComparedAspect,
  DocumentFigure,
  ReportBlock,
  ReportCover,
  ReportDocument,
  ReportSection,
  ReportTable,
  TableCell,
  TextPiece,
} from "./report-document";
import { benefitedFirms, firmsAtCosted, MEMBER_CHANGES, membersAtEnd } from "./report-figures";
import { SECTION_LABELS } from "./report-labels";
import { REPORT_SECTIONS, type ReportSectionId } from "./vocabulary";

/** A planned figure with what was counted. */
export interface ReportFigure extends PlannedFigure {
  value: number;
  previous: number | null;
  lastYear: number | null;
  plan: number | null;
  records: { id: number; amount: number }[];
}

/** One line of the list of events. */
export interface ReportedEvent {
  id: number;
  titleZh: string;
  titleEn: string | null;
  type: EventType;
  startDay: string;
  endDay: string;
  place: string | null;
  online: boolean;
  promoter: { zh: string; en: string };
  firms: number;
  attendance: number;
  onlineAttendance: number;
}

/** What the records do not say. */
export interface DataQuality {
  eventsWithoutAttendance: ReportedEvent[];
  /** Sign-ins of people whose firm is not known as an organisation. */
  signInsWithoutFirm: number;
  signIns: number;
  /** Person-times that were only counted, so that nobody knows of which firms. */
  countedOnly: number;
}

export interface ReportContents {
  scope: ReportScope;
  period: Period;
  cover: Omit<ReportCover, "cluster" | "promoter" | "period" | "periodName">;
  cluster: { zh: string; en: string };
  /** Full name of the promoter. */
  promoter: { zh: string; en: string };
  figures: ReportFigure[];
  events: ReportedEvent[];
  quality: DataQuality;
  texts: Partial<Record<string, { zh: string; en: string }>>;
}

/** Composes the report in one language. Pure: the same contents give the same document. */
export function composeReportDocument(contents: ReportContents, locale: Locale, t: Translate): ReportDocument {
  const named = (names: { zh: string; en: string }) => (locale === "en" ? names.en : names.zh);
  const name = periodName(t, contents.period);
  const figures = Object.fromEntries(
    contents.figures.map((figure) => [figure.key, documentFigure(figure, contents.period, locale, t)]),
  );
  const writer = new SectionWriter(contents, locale, t, figures);
  return {
    locale,
    title: t("report.title", { period: name }),
    cover: {
      ...contents.cover,
      cluster: named(contents.cluster),
      promoter: named(contents.promoter),
      period: contents.period,
      periodName: name,
    },
    figures,
    sections: REPORT_SECTIONS.map((id, index) => writer.section(id, index)),
  };
}

function documentFigure(figure: ReportFigure, period: Period, locale: Locale, t: Translate): DocumentFigure {
  return {
    name: plannedName(figure, t, locale),
    unit: t(figure.figure.unit),
    ...(figure.figure.money ? { money: true } : {}),
    rule: t(figure.figure.rule),
    definitionVersion: figure.figure.version,
    value: figure.value,
    previous: figure.previous,
    lastYear: figure.lastYear,
    plan: figure.plan,
    recordKind: recordKindOf(figure.figure),
    recordCount: figure.records.length,
    path: figurePath(figure.figure, period, figure.narrowing),
  };
}

/** `一、`, `（一）` in Chinese and `1`, `1.1` in English; made here, so that every output shows the same numbers. */
const CHINESE_NUMBERS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] as const;

export function headingNumber(locale: Locale, section: string, index: number): string {
  return locale === "en" ? `${section}.${index} ` : `（${CHINESE_NUMBERS[index - 1]!}）`;
}

class SectionWriter {
  private readonly isYear: boolean;
  private number = "";
  private blocks: ReportBlock[] = [];
  private tables = 0;
  private headings = 0;

  constructor(
    private readonly contents: ReportContents,
    private readonly locale: Locale,
    private readonly t: Translate,
    private readonly figures: Record<string, DocumentFigure>,
  ) {
    this.isYear = parsePeriod(contents.period)?.quarter === null;
  }

  section(id: ReportSectionId, index: number): ReportSection {
    this.blocks = [];
    this.tables = 0;
    this.headings = 0;
    const annex = id === "annex";
    this.number = annex
      ? this.t("report.annexNumber")
      : this.locale === "en"
        ? `${index + 1}`
        : CHINESE_NUMBERS[index]!;
    this[id]();
    return { id, number: this.number, title: this.t(SECTION_LABELS[id]), blocks: this.blocks };
  }

  private keyFigures(): void {
    this.paragraph("report.text.keyFigures");
    this.staffText("keyFigures");
    const rows = [...KEY_FIGURES, outcomesDeclared, membersAtEnd].map((figure) => this.comparison(figure.id, true));
    this.table({
      caption: this.t("report.table.keyFigures"),
      columns: [this.wide("report.column.figure"), ...this.comparisonColumns(true)],
      rows,
      note: this.t(this.isYear ? "report.note.comparison.year" : "report.note.comparison.quarter"),
    });
  }

  private members(): void {
    this.paragraph("report.text.members");
    this.staffText("members");
    this.heading("report.heading.memberChange");
    this.table({
      caption: this.t("report.table.memberChange"),
      columns: [this.wide("report.column.figure"), ...this.comparisonColumns(false)],
      rows: [membersAtEnd, ...MEMBER_CHANGES].map((figure) => this.comparison(figure.id, false)),
      note: this.t("report.note.memberChange"),
    });
    this.heading("report.heading.memberMix");
    const keys = MEMBER_CLASSES.map((value) => figureKey(membersAtEnd.id, "class", value));
    this.chart("member-mix", "bars", "report.heading.memberMix", "report.column.class", keys);
    this.table({
      caption: this.t("report.table.memberMix"),
      columns: [
        this.wide("report.column.class"),
        this.numeric("report.column.members"),
        this.numeric("report.column.share"),
        this.numeric(this.column("previous")),
        ...(this.isYear ? [] : [this.numeric(this.column("lastYear"))]),
      ],
      rows: [...keys, membersAtEnd.id].map((key) => [
        this.rowName(key),
        this.cell(key, "value"),
        { kind: "share", figure: key, of: membersAtEnd.id } satisfies TableCell,
        this.cell(key, "previous"),
        ...(this.isYear ? [] : [this.cell(key, "lastYear")]),
      ]),
      total: true,
      note: this.t("report.note.memberMix"),
    });
    this.recognitions();
    this.stages();
  }

  private recognitions(): void {
    const types = this.contents.scope.recognitionTypes.map(({ id }) => `/recognitionType=${id}`);
    const known = types.filter((suffix) =>
      RECOGNITION_FIGURES.some(
        (figure) =>
          this.figures[figure.id + suffix]!.value > 0 || (this.figures[figure.id + suffix]!.previous ?? 0) > 0,
      ),
    );
    if (known.length === 0) return;
    this.heading("report.heading.recognitions");
    const columns = [
      "report.column.recognitionsHeld",
      "report.column.recognitionsGained",
      "report.column.recognitionsExpiring",
      "report.column.recognitionsLapsed",
    ] as const;
    this.table({
      caption: this.t("report.table.recognitions"),
      columns: [
        this.wide("report.column.recognition"),
        ...columns.map((key) => this.numeric(key)),
        this.numeric("report.column.recognitionsHeldBefore"),
      ],
      rows: [...known, ""].map((suffix) => [
        this.rowName(recognitionsHeldAtEnd.id + suffix),
        ...RECOGNITION_FIGURES.map((figure) => this.cell(figure.id + suffix, "value")),
        this.cell(recognitionsHeldAtEnd.id + suffix, "previous"),
      ]),
      total: true,
      note: this.t("report.note.recognitions"),
    });
  }

  private stages(): void {
    const keys = STAGE_STEPS.map((step) => figureKey(stageTransitionsTaken.id, "step", step));
    const figure = this.figures[stageTransitionsTaken.id]!;
    if (figure.value === 0 && !figure.previous) return;
    this.heading("report.heading.stages");
    this.table({
      caption: this.t("report.table.stages"),
      columns: [
        this.wide("report.column.step"),
        this.numeric(this.column("value")),
        this.numeric(this.column("previous")),
        ...(this.isYear ? [] : [this.numeric(this.column("lastYear"))]),
      ],
      rows: [...keys, stageTransitionsTaken.id].map((key) => [this.rowName(key), ...this.compared(key)]),
      total: true,
    });
  }

  private governance(): void {
    const withConduct = conductPlanned(this.contents.scope);
    this.paragraph("report.text.governance");
    this.staffText("governance");
    this.table({
      caption: this.t("report.table.governance"),
      columns: [this.wide("report.column.figure"), ...this.comparisonColumns(false)],
      rows: [...GOVERNANCE_FIGURES, ...(withConduct ? CONDUCT_FIGURES : [])].map((figure) =>
        this.comparison(figure.id, false),
      ),
    });
    if (!withConduct) this.blocks.push({ kind: "note", text: this.t("report.note.conductOfHub") });
  }

  private activities(): void {
    this.paragraph(
      firstTimeFirmsPlanned(this.contents.scope) ? "report.text.activities" : "report.text.activitiesOfOne",
    );
    this.staffText("activities");
    this.heading("report.heading.byFunction");
    this.eventBreakdown("by-function", "columns", "function", PROMOTER_FUNCTIONS, "report.column.function");
    this.heading("report.heading.byActivity");
    this.eventBreakdown("by-activity", "bars", "activity", NETWORK_ACTIVITIES, "report.column.activity");
    this.heading("report.heading.byType");
    this.byType();
    if (this.contents.scope.promoters.length > 1) {
      this.heading("report.heading.byPromoter");
      this.byPromoter();
    }
    this.heading("report.heading.results");
    this.results();
    this.heading("report.heading.events");
    this.eventList();
  }

  private annex(): void {
    this.heading("report.heading.rules");
    this.table({
      caption: this.t("report.table.rules"),
      columns: [
        this.text("report.column.figure"),
        this.text("report.column.unit"),
        this.text("report.column.definition"),
        this.wide("report.column.rule"),
      ],
      rows: ALL_FIGURES.filter((figure) => this.figures[figure.id]).map((figure) => [
        { kind: "text", text: this.t(figure.name) },
        { kind: "text", text: this.t(figure.unit) },
        { kind: "text", text: this.t("figure.definition", { version: String(figure.version) }) },
        { kind: "text", text: this.t(figure.rule) },
      ]),
    });
    this.blocks.push({ kind: "note", text: this.t("report.note.counting") });
    this.heading("report.heading.quality");
    this.quality();
  }

  private quality(): void {
    const { eventsWithoutAttendance, signIns, signInsWithoutFirm, countedOnly } = this.contents.quality;
    const rows: [MessageKey, number, MessageKey][] = [
      ["report.quality.withoutAttendance", eventsWithoutAttendance.length, "report.quality.withoutAttendance.means"],
      ["report.quality.withoutFirm", signInsWithoutFirm, "report.quality.withoutFirm.means"],
      ["report.quality.countedOnly", countedOnly, "report.quality.countedOnly.means"],
      ["report.quality.signIns", signIns, "report.quality.signIns.means"],
    ];
    this.table({
      caption: this.t("report.table.quality"),
      columns: [
        this.text("report.column.item"),
        this.numeric("report.column.number"),
        this.wide("report.column.meaning"),
      ],
      rows: rows.map(([item, value, meaning]) => [
        { kind: "text", text: this.t(item) },
        { kind: "number", value },
        { kind: "text", text: this.t(meaning) },
      ]),
    });
    if (eventsWithoutAttendance.length === 0) return;
    const titles = eventsWithoutAttendance.map((event) => `${event.startDay} ${this.titleOf(event)}`);
    this.blocks.push({
      kind: "note",
      text: this.t("report.quality.withoutAttendance.list", {
        events: titles.join(this.locale === "en" ? "; " : "；"),
      }),
    });
  }

  /** One row for each value of a dimension and the total; the rows are a partition, so they sum to it. */
  private eventBreakdown(
    chartId: string,
    kind: ChartSpec["kind"],
    dimension: Dimension["name"],
    values: readonly string[],
    heading: MessageKey,
  ): void {
    const keys = values.map((value) => figureKey(eventsHeld.id, dimension, value));
    this.chart(chartId, kind, heading, heading, keys);
    this.table({
      caption: this.t("report.table.eventsBy", { by: this.t(heading) }),
      columns: [
        this.wide(heading),
        this.numeric(this.column("value")),
        this.numeric(this.column("previous")),
        ...(this.isYear ? [] : [this.numeric(this.column("lastYear"))]),
        this.numeric("report.column.personTimes"),
      ],
      rows: [...values.map((value) => `/${dimension}=${value}`), ""].map((suffix) => [
        this.rowName(eventsHeld.id + suffix),
        ...this.compared(eventsHeld.id + suffix),
        this.cell(attendance.id + suffix, "value"),
      ]),
      total: true,
    });
  }

  private byType(): void {
    this.table({
      caption: this.t("report.table.byType"),
      columns: [
        this.wide("report.column.type"),
        this.numeric(this.column("value")),
        this.numeric(this.column("previous")),
        ...(this.isYear ? [] : [this.numeric(this.column("lastYear"))]),
        this.numeric("report.column.firms"),
        this.numeric("report.column.personTimes"),
      ],
      rows: [...EVENT_TYPES.map((value) => `/type=${value}`), ""].map((suffix) => [
        this.rowName(eventsHeld.id + suffix),
        ...this.compared(eventsHeld.id + suffix),
        this.cell(benefitedFirms.id + suffix, "value"),
        this.cell(attendance.id + suffix, "value"),
      ]),
      total: true,
      note: this.t("report.note.firmsOnce"),
    });
  }

  private byPromoter(): void {
    this.table({
      caption: this.t("report.table.byPromoter"),
      columns: [
        this.wide("report.column.promoter"),
        this.numeric(this.column("value")),
        this.numeric(this.column("previous")),
        ...(this.isYear ? [] : [this.numeric(this.column("lastYear"))]),
        this.numeric("report.column.firms"),
        this.numeric("report.column.personTimes"),
      ],
      rows: [...this.contents.scope.promoters.map(({ id }) => `/promoter=${id}`), ""].map((suffix) => [
        this.rowName(eventsHeld.id + suffix, "report.clusterTotal"),
        ...this.compared(eventsHeld.id + suffix),
        this.cell(benefitedFirms.id + suffix, "value"),
        this.cell(attendance.id + suffix, "value"),
      ]),
      total: true,
      note: this.t("report.note.coHosted"),
    });
  }

  /** What came of the activities, what they cost, and what people thought of them. */
  private results(): void {
    const rows: { name: string; unit: string; cell: (aspect: ComparedAspect) => TableCell }[] = [
      this.counted(outcomesDeclared),
      this.money(outcomesValue, outcomesValued),
      this.counted(outcomesUnvalued),
      this.money(eventCost, eventsCosted),
      this.counted(eventsCosted),
      this.counted(firmsAtCosted),
      this.quotient("report.costPerFirm", "report.unit.yuanPerFirm", eventCost, firmsAtCosted),
      this.quotient("report.satisfaction", "report.unit.pointsOfFive", satisfactionPoints, satisfactionAnswers),
      this.counted(satisfactionAnswers),
    ];
    const aspects: ComparedAspect[] = this.isYear ? ["value", "previous"] : ["value", "previous", "lastYear"];
    this.table({
      caption: this.t("report.table.results"),
      columns: [
        this.wide("report.column.figure"),
        this.text("report.column.unit"),
        ...aspects.map((aspect) => this.numeric(this.column(aspect))),
      ],
      rows: rows.map(({ name, unit, cell }) => [
        { kind: "text", text: name },
        { kind: "text", text: unit },
        ...aspects.map(cell),
      ]),
      note: this.t("report.note.results"),
    });
  }

  private counted({ id }: FigureDefinition) {
    const { name, unit } = this.figures[id]!;
    return { name, unit, cell: (aspect: ComparedAspect): TableCell => this.cell(id, aspect) };
  }

  private money({ id }: FigureDefinition, known: FigureDefinition) {
    const cell = (aspect: ComparedAspect): TableCell => ({ kind: "money", figure: id, aspect, known: known.id });
    return { name: this.figures[id]!.name, unit: this.t("report.unit.yuan"), cell };
  }

  private quotient(name: MessageKey, unit: MessageKey, { id }: FigureDefinition, of: FigureDefinition) {
    const cell = (aspect: ComparedAspect): TableCell => ({ kind: "quotient", figure: id, of: of.id, aspect });
    return { name: this.t(name), unit: this.t(unit), cell };
  }

  private eventList(): void {
    if (this.contents.events.length === 0) {
      this.blocks.push({ kind: "note", text: this.t("report.noEvents") });
      return;
    }
    const several = this.contents.scope.promoters.length > 1;
    this.table({
      caption: this.t("report.table.events"),
      columns: [
        this.text("report.column.date"),
        this.wide("report.column.event"),
        this.text("report.column.type"),
        this.text("report.column.place"),
        ...(several ? [this.text("report.column.promoter")] : []),
        this.numeric("report.column.firms"),
        this.numeric("report.column.personTimes"),
        this.numeric("report.column.online"),
      ],
      rows: this.contents.events.map((event): TableCell[] => [
        { kind: "day", day: event.startDay },
        { kind: "text", text: this.titleOf(event) },
        { kind: "text", text: this.t(EVENT_TYPE_LABELS[event.type]) },
        { kind: "text", text: event.place ?? (event.online ? this.t("event.mode.online") : "") },
        ...(several
          ? [{ kind: "text", text: this.locale === "en" ? event.promoter.en : event.promoter.zh } satisfies TableCell]
          : []),
        { kind: "number", value: event.firms },
        { kind: "number", value: event.attendance },
        { kind: "number", value: event.onlineAttendance },
      ]),
    });
  }

  private titleOf(event: ReportedEvent): string {
    return this.locale === "en" ? (event.titleEn ?? event.titleZh) : event.titleZh;
  }

  private heading(key: MessageKey): void {
    this.headings += 1;
    this.blocks.push({ kind: "heading", text: headingNumber(this.locale, this.number, this.headings) + this.t(key) });
  }

  /** A sentence of the catalogue in which `{events_held}` is the live figure of that key. */
  private paragraph(key: MessageKey): void {
    const pieces = this.t(key)
      .split(/\{([a-z_]+)\}/)
      .map((part, index): TextPiece => (index % 2 === 0 ? part : { figure: part }))
      .filter((piece) => piece !== "");
    this.blocks.push({ kind: "paragraph", pieces });
  }

  private staffText(section: ReportSectionId): void {
    const text = this.contents.texts[section];
    const words = this.locale === "en" ? text?.en : text?.zh;
    if (words) this.blocks.push({ kind: "staffText", text: words });
  }

  private chart(id: string, kind: ChartSpec["kind"], title: MessageKey, heading: MessageKey, keys: string[]): void {
    const shown = keys.map((key) => this.figures[key]!);
    const series = [
      { name: this.t(this.column("value")), values: shown.map((figure) => figure.value) },
      { name: this.t(this.column("previous")), values: shown.map((figure) => figure.previous) },
      ...(this.isYear
        ? []
        : [{ name: this.t(this.column("lastYear")), values: shown.map((figure) => figure.lastYear) }]),
    ];
    this.blocks.push({
      kind: "chart",
      id,
      spec: {
        kind,
        title: this.t("report.chartTitle", { what: this.t(title), period: periodName(this.t, this.contents.period) }),
        unit: shown[0]!.unit,
        categoryHeading: this.t(heading),
        categories: keys.map((key) => this.nameOf(key)),
        series: series.filter((line) => line.values.some((value) => value !== null)),
      },
    });
  }

  private table(table: Omit<ReportTable, "kind">): void {
    this.tables += 1;
    const number = `${this.locale === "en" ? this.number : this.sectionDigit()}-${this.tables}`;
    this.blocks.push({
      ...table,
      kind: "table",
      caption: this.t("report.tableNumber", { number, caption: table.caption }),
    });
  }

  private sectionDigit(): string {
    const index = CHINESE_NUMBERS.indexOf(this.number as (typeof CHINESE_NUMBERS)[number]);
    return index === -1 ? this.number : String(index + 1);
  }

  private comparisonColumns(plan: boolean): ReportTable["columns"] {
    return [
      this.text("report.column.unit"),
      this.numeric(this.column("value")),
      this.numeric(this.column("previous")),
      this.numeric(this.isYear ? "figure.lastYear" : "figure.previous"),
      ...(this.isYear ? [] : [this.numeric(this.column("lastYear")), this.numeric("figure.lastYear")]),
      ...(plan ? [this.numeric("figure.plan"), this.numeric("report.column.planDone")] : []),
    ];
  }

  private comparison(key: string, plan: boolean): TableCell[] {
    return [
      { kind: "text", text: this.figures[key]!.name },
      { kind: "text", text: this.figures[key]!.unit },
      this.cell(key, "value"),
      this.cell(key, "previous"),
      { kind: "change", figure: key, against: "previous" },
      ...(this.isYear
        ? []
        : [this.cell(key, "lastYear"), { kind: "change", figure: key, against: "lastYear" } satisfies TableCell]),
      ...(plan ? [this.cell(key, "plan"), { kind: "planShare", figure: key } satisfies TableCell] : []),
    ];
  }

  private compared(key: string): TableCell[] {
    return [this.cell(key, "value"), this.cell(key, "previous"), ...(this.isYear ? [] : [this.cell(key, "lastYear")])];
  }

  private cell(figure: string, aspect: "value" | "previous" | "lastYear" | "plan"): TableCell {
    return { kind: "figure", figure, aspect };
  }

  private rowName(key: string, total: MessageKey = "report.total"): TableCell {
    return { kind: "text", text: key.includes("/") ? this.nameOf(key) : this.t(total) };
  }

  private nameOf(key: string): string {
    const dimension = this.contents.figures.find((figure) => figure.key === key)?.dimension;
    if (!dimension) throw new RangeError(`no figure ${key}`);
    return dimensionName(dimension, this.t, this.locale);
  }

  private column(aspect: "value" | "previous" | "lastYear"): MessageKey {
    return this.isYear ? `report.column.${aspect}.year` : `report.column.${aspect}.quarter`;
  }

  private text(key: MessageKey) {
    return { header: this.t(key), numeric: false };
  }
  private wide(key: MessageKey) {
    return { header: this.t(key), numeric: false, wide: true };
  }
  private numeric(key: MessageKey) {
    return { header: this.t(key), numeric: true };
  }
}
