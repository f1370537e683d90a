import { defineList } from "~/lists/define-list";
import { STAGE_STEPS, STEP_LABELS } from "./vocabulary";

/** The steps of every organisation up the ladder. Those of archived organisations are left out unless `archived` is asked for. */
export const stageList = defineList({
  id: "stages",
  path: "/stages",
  name: "stage.list.title",
  columns: {
    organisation: { label: "stage.column.organisation", sortable: true },
    step: { label: "stage.field.step", short: true },
    day: { label: "stage.field.day", short: true, sortable: true },
    note: { label: "stage.field.note", wideOnly: true },
  },
  filters: {
    step: {
      kind: "choice",
      label: "stage.field.step",
      options: STAGE_STEPS.map((value) => ({ value, label: STEP_LABELS[value] })),
    },
    takenIn: { kind: "period", label: "stage.filter.takenIn" },
    promoter: { kind: "record", label: "organisation.field.promoterId" },
    archived: { kind: "yes", label: "organisation.filter.archived" },
  },
  defaultSort: "-day",
  searchable: false,
  changesByDay: { unless: [] },
});
