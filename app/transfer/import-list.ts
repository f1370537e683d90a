import { defineList } from "~/lists/define-list";
import { IMPORT_STATUSES, OUTCOME_LABELS, OUTCOMES, STATUS_LABELS } from "./import-vocabulary";

/** Every file that was uploaded, and what became of it. */
export const importList = defineList({
  id: "imports",
  path: "/imports",
  name: "import.title",
  columns: {
    file: { label: "import.column.file" },
    status: { label: "import.column.status" },
    rows: { label: "import.column.rows", numeric: true, wideOnly: true },
    result: { label: "import.column.result", wideOnly: true },
    createdAt: { label: "import.column.createdAt", sortable: true },
    createdBy: { label: "import.column.createdBy", wideOnly: true },
  },
  filters: {
    status: {
      kind: "choice",
      label: "import.filter.status",
      options: IMPORT_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] })),
    },
  },
  defaultSort: "-createdAt",
  searchable: false,
});

/** The rows of one import, in the order of the file. */
export const importRowList = defineList({
  id: "import-rows",
  path: "/imports",
  place: "/imports/:id",
  name: "import.preview.title",
  columns: {
    row: { label: "import.row.column", sortable: true, numeric: true },
    /** On a narrow screen the outcome stands in the content. */
    outcome: { label: "import.row.outcome", wideOnly: true },
    content: { label: "import.row.content" },
  },
  filters: {
    outcome: {
      kind: "choice",
      label: "import.row.outcome",
      options: OUTCOMES.map((value) => ({ value, label: OUTCOME_LABELS[value] })),
    },
  },
  defaultSort: "row",
  searchable: false,
});
