import { defineFigure } from "~/figures/define-figure";
import { complaintList } from "./complaint-list";

/** What has expired is still counted. */
const EXPIRED_TOO = { expired: ["yes", "no"] };

/** Numbers only: measured by the source that can read nothing of a complaint but its id. */
export const complaintsReceived = defineFigure({
  id: "complaints_received",
  version: 1,
  name: "figure.complaints_received",
  unit: "figure.unit.complaints",
  rule: "figure.complaints_received.rule",
  list: complaintList,
  filters: (period) => ({ receivedIn: period, ...EXPIRED_TOO }),
  measure: null,
});
export const complaintsClosed = defineFigure({
  id: "complaints_closed",
  version: 1,
  name: "figure.complaints_closed",
  unit: "figure.unit.complaints",
  rule: "figure.complaints_closed.rule",
  list: complaintList,
  filters: (period) => ({ closedIn: period, ...EXPIRED_TOO }),
  measure: null,
});
export const complaintsClosedOnTime = defineFigure({
  id: "complaints_closed_on_time",
  version: 1,
  name: "figure.complaints_closed_on_time",
  unit: "figure.unit.complaints",
  rule: "figure.complaints_closed_on_time.rule",
  list: complaintList,
  filters: (period) => ({ closedIn: period, onTime: "yes", ...EXPIRED_TOO }),
  measure: null,
});

export const CONDUCT_FIGURES = [complaintsReceived, complaintsClosed, complaintsClosedOnTime] as const;
