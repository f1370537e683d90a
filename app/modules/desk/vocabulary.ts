import type { MessageKey } from "~/i18n/messages";

/** What a firm may ask about the data that are held: that they be put right, or that those of a person be deleted. */
export const DATA_REQUEST_KINDS = ["correction", "deletion"] as const;
export type DataRequestKind = (typeof DATA_REQUEST_KINDS)[number];

export const DATA_REQUEST_OUTCOMES = ["granted", "partly", "declined"] as const;
export type DataRequestOutcome = (typeof DATA_REQUEST_OUTCOMES)[number];

export const DATA_REQUEST_KIND_LABELS: Record<DataRequestKind, MessageKey> = {
  correction: "dataRequest.kind.correction",
  deletion: "dataRequest.kind.deletion",
};

export const DATA_REQUEST_STATES = ["waiting", "late", ...DATA_REQUEST_OUTCOMES] as const;
export type DataRequestState = (typeof DATA_REQUEST_STATES)[number];

export const DATA_REQUEST_STATE_LABELS: Record<DataRequestState, MessageKey> = {
  waiting: "dataRequest.state.waiting",
  late: "dataRequest.state.late",
  granted: "dataRequest.state.granted",
  partly: "dataRequest.state.partly",
  declined: "dataRequest.state.declined",
};
