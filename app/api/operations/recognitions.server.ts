import { z } from "zod";
import { recognitionList } from "~/modules/organisations/recognitions/recognition-list";
import {
  dayOfStates,
  recognitionSource,
  withState,
} from "~/modules/organisations/recognitions/recognition-queries.server";
import { listAnswer, runListFor } from "../list-answer.server";
import { defineOperation } from "../operation";

const row = z.object({
  id: z.number().int(),
  organisationId: z.number().int(),
  legalName: z.string(),
  creditCode: z.string().nullable(),
  type: z.string(),
  level: z.string(),
  certificateNumber: z.string().nullable(),
  issuedOn: z.string(),
  validUntil: z.string().nullable(),
  withdrawnOn: z.string().nullable(),
  state: z.string(),
});

export const recognitionOperations = [
  defineOperation({
    id: "listRecognitions",
    method: "GET",
    path: "/recognitions",
    permission: "recognition.list",
    scope: "recognitions:read",
    summary: "api.operation.listRecognitions",
    list: recognitionList,
    status: 200,
    answer: listAnswer(row),
    run: ({ context, parameters }) =>
      runListFor(context, recognitionSource, parameters, (rows, query): z.output<typeof row>[] =>
        withState(context, rows, dayOfStates(context, query)).map((found) => ({
          id: found.id,
          organisationId: found.organisationId,
          legalName: found.legalName,
          creditCode: found.creditCode,
          type: found.type,
          level: found.level,
          certificateNumber: found.certificateNumber,
          issuedOn: found.issuedOn,
          validUntil: found.validUntil,
          withdrawnOn: found.withdrawnOn,
          state: found.state,
        })),
      ),
  }),
];
