import { asc } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { accepted } from "~/http/act.server";
import { conflict, notFound } from "~/http/errors";
import {
  MAX_BULK_RECORDS,
  type BulkAct,
  type BulkList,
  type BulkRegister,
  type BulkRegistry,
  type BulkValues,
} from "./define-bulk-act";
import { listSearch, parseListQuery, type ListQuery } from "./list-query";
import { packIds, unpackIds } from "./record-ids";
import { listCondition } from "./run-list.server";

/** The records an act is asked for: a query of the list, or some of its records chosen by hand. */
export interface BulkTarget {
  query: ListQuery;
  ids: number[] | null;
}

export interface FoundAct {
  list: BulkList;
  act: BulkAct;
}

export function findBulkList(registry: BulkRegistry, listId: string): BulkList {
  const list = Object.hasOwn(registry, listId) ? registry[listId] : undefined;
  if (!list) throw notFound();
  return list;
}

/** @throws Refusal not_found, forbidden */
export function findBulkAct(context: Context, registry: BulkRegistry, listId: string, actId: string): FoundAct {
  authorize(context, "bulk.run");
  const list = findBulkList(registry, listId);
  const act = list.acts.find(({ id }) => id === actId);
  if (!act) throw notFound();
  authorize(context, act.permission);
  return { list, act };
}

export function targetOf(list: BulkList, parameters: URLSearchParams): BulkTarget {
  return {
    query: parseListQuery(list.source.definition, parameters),
    ids: unpackIds(parameters.get("ids")),
  };
}

/** The target as it stands in addresses and in the record of the change, without a question mark. */
export function targetSearch(list: BulkList, { query, ids }: BulkTarget): string {
  const parameters = new URLSearchParams(
    listSearch(list.source.definition, query, { page: 1, view: undefined, columns: undefined }),
  );
  if (ids) parameters.set("ids", packIds(ids));
  return parameters.toString();
}

/**
 * The ids of the records, ascending.
 * @throws Refusal conflict when the address holds conditions without effect (more would be changed than was meant), or when there
 * are none or too many records
 */
export function targetIds(context: Context, { source }: BulkList, { query, ids }: BulkTarget): number[] {
  source.authorize(context);
  if (query.ignored.length > 0) throw conflict("bulk.ignored", { names: query.ignored.join(", ") });
  if (ids?.length === 0) throw conflict("bulk.nothingChosen");
  const found = context.db
    .select({ id: source.id })
    .from(source.table)
    .where(listCondition(context, source, query, ids ?? undefined))
    .orderBy(asc(source.id))
    .limit(MAX_BULK_RECORDS + 1)
    .all() as { id: number }[];
  if (found.length === 0) throw conflict("bulk.empty");
  if (found.length > MAX_BULK_RECORDS)
    throw conflict("bulk.tooMany", { max: MAX_BULK_RECORDS, count: `${MAX_BULK_RECORDS}+` });
  return found.map(({ id }) => id);
}

/** The act with its values read, ready to look at records. */
export function openAct(
  context: Context,
  act: BulkAct,
  values: BulkValues,
): { values: BulkValues; register: BulkRegister } {
  const read = accepted(act.schema, values);
  return { values: read, register: act.open(context, read) };
}
