import { act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { handOutRecord } from "~/personal-data/person-requests.server";

/** The record of a person as data, for himself or another keeper. */
export const action = act("person.manage", (context) => {
  const id = idParam(context.params);
  const { person, rows, at } = handOutRecord(context, id);
  const body = { format: 1, writtenAt: new Date(at).toISOString(), person, records: rows };
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="person-${id}.json"`,
    },
  });
});
