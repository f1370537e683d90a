import { defineList } from "~/lists/define-list";
import { LEVEL_LABELS, RECOGNITION_LEVELS, RECOGNITION_STATES, STATE_LABELS } from "./vocabulary";

/** The recognitions of every organisation. Those of archived organisations are left out unless `archived` is asked for. */
export const recognitionList = defineList({
  id: "recognitions",
  path: "/recognitions",
  name: "recognition.list.title",
  columns: {
    organisation: { label: "recognition.column.organisation", sortable: true },
    type: { label: "recognition.field.type" },
    level: { label: "recognition.field.level", short: true },
    state: { label: "recognition.column.state", short: true },
    issuedOn: { label: "recognition.field.issuedOn", short: true, sortable: true },
    validUntil: { label: "recognition.field.validUntil", short: true, sortable: true },
    certificate: { label: "recognition.field.certificateNumber", short: true, wideOnly: true },
  },
  filters: {
    type: { kind: "record", label: "recognition.field.type" },
    level: {
      kind: "choice",
      label: "recognition.field.level",
      options: RECOGNITION_LEVELS.map((value) => ({ value, label: LEVEL_LABELS[value] })),
    },
    state: {
      kind: "choice",
      label: "recognition.column.state",
      options: RECOGNITION_STATES.map((value) => ({ value, label: STATE_LABELS[value] })),
    },
    /** The day for which `state` is asked; today when it is left out. */
    stateOn: { kind: "day", label: "recognition.filter.stateOn" },
    heldOn: { kind: "day", label: "recognition.filter.heldOn" },
    expiringIn: { kind: "period", label: "recognition.filter.expiringIn" },
    gainedIn: { kind: "period", label: "recognition.filter.gainedIn" },
    lapsedIn: { kind: "period", label: "recognition.filter.lapsedIn" },
    firm: { kind: "word", label: "recognition.filter.firm" },
    promoter: { kind: "record", label: "organisation.field.promoterId" },
    archived: { kind: "yes", label: "organisation.filter.archived" },
  },
  defaultSort: "validUntil",
  searchable: false,
  changesByDay: { unless: [] },
});
