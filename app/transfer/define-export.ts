import type { Context } from "~/access/context";
import type { PermissionName } from "~/access/permissions";
import type { MessageKey } from "~/i18n/messages";
import type { Translate } from "~/i18n/translate";
import type { ListDefinition } from "~/lists/define-list";
import type { ListQuery } from "~/lists/list-query";
import type { WrittenKind, WrittenValue } from "./tables/written-table";

export interface ExportTable {
  /**
   * A file of the columns shown takes those that belong to them: of the same words, or told by the key of the list's column.
   */
  columns: readonly {
    header: MessageKey;
    kind: WrittenKind;
    column?: string;
    /** Stands as the heading instead, where people wrote it themselves. */
    words?: string;
  }[];
  /** In memory: no statement stays open while the file is written. */
  rows: readonly (readonly WrittenValue[])[];
}

/** A list as a file: the whole query without the page limit, and for lists that are imported the columns of the import. */
export interface ExportDefinition {
  list: ListDefinition;
  permission: PermissionName;
  /** Reads what the actor may see and the query selects. */
  read: (context: Context, query: ListQuery, t: Translate) => ExportTable;
}

/** The exports of the product by list id. The modules own them; the address hands them in. */
export type ExportRegistry = Readonly<Record<string, ExportDefinition>>;
