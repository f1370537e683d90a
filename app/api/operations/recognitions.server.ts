import { z } from "zod";
import { recognitionList } from "~/modules/organisations/recognitions/recognition-list";
import {
  dayOfStates,
  recognitionSource,
  withState,
} from "~/modules/organisations/recognitions/recognition-queries.server";
import { dayOfInstant } from "~/values/business-day";
import { findInList, listAnswer, runListFor } from "../list-answer.server";
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

function facts(found: ReturnType<typeof withState>[number]): z.output<typeof row> {
  return {
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
  };
}

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
        withState(context, rows, dayOfStates(context, query)).map(facts),
      ),
  }),
  defineOperation({
    id: "readRecognition",
    method: "GET",
    path: "/recognitions/{id}",
    permission: "recognition.list",
    scope: "recognitions:read",
    summary: "api.operation.readRecognition",
    status: 200,
    answer: row,
    run: ({ context, id }): z.output<typeof row> => {
      const found = findInList(context, recognitionSource, id, { archived: ["yes", "no"] });
      return facts(withState(context, [found], dayOfInstant(context.now()))[0]!);
    },
  }),
];
