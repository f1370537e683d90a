import type { ApiOperation } from "./operation";
import { eventOperations } from "./operations/events.server";
import { importOperations } from "./operations/imports.server";
import { organisationOperations } from "./operations/organisations.server";
import { recognitionOperations } from "./operations/recognitions.server";
import { registrationOperations } from "./operations/registrations.server";
import { reportOperations } from "./operations/reports.server";

/** Everything programs can ask; what is not here is not answered. */
export const API_OPERATIONS: readonly ApiOperation[] = [
  ...organisationOperations,
  ...recognitionOperations,
  ...eventOperations,
  ...registrationOperations,
  ...reportOperations,
  ...importOperations,
];
