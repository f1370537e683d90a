import { defineList, optionsOf } from "~/lists/define-list";
import { OUTCOME_KIND_LABELS, OUTCOME_STAGE_LABELS } from "./outcome-labels";

export const outcomeList = defineList({
  id: "outcomes",
  path: "/outcomes",
  name: "outcome.list.title",
  columns: {
    title: { label: "outcome.title", sortable: true },
    event: { label: "outcome.event" },
    kind: { label: "outcome.kind" },
    day: { label: "outcome.day", short: true, sortable: true },
    parties: { label: "outcome.parties" },
    value: { label: "outcome.value", sortable: true, numeric: true },
    stage: { label: "outcome.stage", short: true },
    owner: { label: "outcome.owner", short: true, wideOnly: true },
    nextStepDue: { label: "outcome.nextStepDue", sortable: true },
  },
  filters: {
    period: { kind: "period", label: "outcome.filter.period" },
    kind: { kind: "choice", label: "outcome.kind", options: optionsOf(OUTCOME_KIND_LABELS) },
    stage: { kind: "choice", label: "outcome.stage", options: optionsOf(OUTCOME_STAGE_LABELS) },
    event: { kind: "record", label: "outcome.event" },
    promoter: { kind: "record", label: "event.promoter" },
    owner: { kind: "record", label: "outcome.owner" },
    /** Not given up: what the report counts. */
    standing: { kind: "yes", label: "outcome.filter.standing" },
    valueKnown: { kind: "yes", label: "outcome.filter.valueKnown" },
    overdue: { kind: "yes", label: "outcome.filter.overdue" },
  },
  defaultSort: "-day",
  searchable: true,
  changesByDay: { unless: [] },
});
