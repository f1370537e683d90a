import type { PermissionName } from "~/access/permissions";
import type { MessageKey } from "~/i18n/messages";

/** One column of a list. Sorting is offered only where it is declared. */
export interface ListColumn {
  label: MessageKey;
  sortable?: boolean;
  /** Right-aligned, tabular figures. */
  numeric?: boolean;
  /** Never broken over two lines: words of a fixed vocabulary, days, codes. */
  short?: boolean;
  /** Left out on narrow screens. */
  wideOnly?: boolean;
  /** Shown only to who chooses it. */
  onDemand?: boolean;
}

export type ListFilter =
  | {
      kind: "choice";
      label: MessageKey;
      options: readonly { value: string; label: MessageKey }[];
      /** Its options would cost too much to count, since each asks much of every record. */
      uncounted?: boolean;
    }
  /** The options are records and come with the page, such as the promoters. */
  | { kind: "record"; label: MessageKey }
  /** A quarter or a year. */
  | { kind: "period"; label: MessageKey }
  | { kind: "day"; label: MessageKey }
  | { kind: "yes"; label: MessageKey }
  /** A short word, such as a region code. */
  | { kind: "word"; label: MessageKey };

/** What a list is, without the database: shared by the screen, the URL, the export and the figures that open it. */
export interface ListDefinition<C extends string = string, F extends string = string> {
  id: string;
  /** The address of the list's page. */
  path: string;
  name: MessageKey;
  columns: Record<C, ListColumn>;
  filters: Record<F, ListFilter>;
  /** Column key, with a leading `-` for descending. */
  defaultSort: string;
  searchable: boolean;
  /** The address as a pattern, such as `/events/:id/registrations`, where it holds ids. */
  place?: string;
  /**
   * What the list shows changes with a write or a new day alone, as long as none of the named filters is asked. Where this is not
   * said, it may change with every minute, such as when an event ends.
   */
  changesByDay?: { unless: readonly NoInfer<F>[] };
  /** Who may change many records of the list at once; without it rows cannot be selected. */
  bulk?: PermissionName;
}

const known = new Map<string, ListDefinition>();

export function defineList<const C extends string, const F extends string>(
  definition: ListDefinition<C, F>,
): ListDefinition<C, F> {
  known.set(definition.id, definition);
  return definition;
}

/** The list of this id, if anything that runs has defined it. */
export function findList(id: string): ListDefinition | undefined {
  return known.get(id);
}

/** The lists that stand on the page of this address. */
export function listsAt(pathname: string): ListDefinition[] {
  const place = pathname.replace(/\/\d+(?=\/|$)/g, "/:id");
  return [...known.values()].filter((definition) => (definition.place ?? definition.path) === place);
}

/** Options of a filter of kind `choice` from the labels of a vocabulary. */
export function optionsOf<T extends string>(labels: Record<T, MessageKey>): { value: T; label: MessageKey }[] {
  return (Object.entries(labels) as [T, MessageKey][]).map(([value, label]) => ({ value, label }));
}

export const PAGE_SIZES = [20, 50, 100, 200] as const;
export const DEFAULT_PAGE_SIZE = 50;
