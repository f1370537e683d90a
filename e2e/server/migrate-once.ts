import { openDatabase } from "~db/client.server";
import { migrate } from "~db/migrate";

/** Brings one database file to the last migration of a folder, after a line that says it begins. */
const [file = "", folder = ""] = process.argv.slice(2);
const db = openDatabase(file);
process.stdout.write("begins\n");
migrate(db, folder);
process.stdout.write("done\n");
db.$client.close();
