import type { Database } from "./client.server";

/** Makes something of a database once, however often it is asked for: statements that are prepared, most often. */
export function oncePerDatabase<Made extends object>(make: (db: Database) => Made): (db: Database) => Made {
  const made = new WeakMap<Database, Made>();
  return (db) => {
    let found = made.get(db);
    if (!found) made.set(db, (found = make(db)));
    return found;
  };
}
