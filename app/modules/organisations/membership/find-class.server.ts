import { eq } from "drizzle-orm";
import type { Context } from "~/access/context";
import { invalidField } from "~/http/errors";
import { membershipClasses } from "~db/schema";
import type { MembershipClassRow } from "./membership-classes.server";

export function findClass(context: Context, id: number): MembershipClassRow | undefined {
  return context.db.select().from(membershipClasses).where(eq(membershipClasses.id, id)).get() as
    MembershipClassRow | undefined;
}

/** A class that can be given now. @throws Refusal that names the field */
export function offeredClass(context: Context, id: number, path = "classId"): MembershipClassRow {
  const found = findClass(context, id);
  if (!found || found.retiredAt !== null) throw invalidField(path, "field.notAChoice");
  return found;
}
