import { rushForSeats } from "../e2e/server/rush-for-seats";
import { percentile, type Measure } from "./measure";

const CLIENTS = 2_000;
const SEATS = 100;
const LIMIT_S = 10;

/** Two thousand firms that want one of a hundred seats in the same moment: how long each waits for its answer. */
export async function measureLastSeats(): Promise<Measure[]> {
  const { answers, rows } = await rushForSeats({ clients: CLIENTS, seats: SEATS, observing: false });
  const wrong = answers.flat().filter(({ status }) => status !== 303).length;
  const seated = rows.filter(({ status }) => status === "confirmed").length;
  if (wrong > 0 || seated !== SEATS || rows.length !== CLIENTS)
    throw new Error(`${wrong} errors, ${seated} seats given, ${rows.length} rows`);
  const waited = answers.flat().map(({ milliseconds }) => milliseconds / 1000);
  const [p50, p99] = [percentile(waited, 0.5), percentile(waited, 0.99)];
  return [
    {
      name: `${CLIENTS} firms at once for ${SEATS} seats: the wait for an answer`,
      value: `p50 ${p50.toFixed(1)} s, p99 ${p99.toFixed(1)} s`,
      limit: `${LIMIT_S} s`,
      ratio: (p99 / LIMIT_S).toFixed(2),
      met: p99 < LIMIT_S,
    },
  ];
}
