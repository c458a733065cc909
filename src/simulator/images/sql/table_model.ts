/** What a table is, as a database describes it. */

/** How values are kept, compared and shown; `length` and `scale` stand beside it. */
export type ValueKind =
  | "integer"
  | "real"
  | "decimal"
  | "text"
  | "boolean"
  | "date"
  | "time"
  | "timestamp"
  | "json";

export interface ColumnType {
  kind: ValueKind;
  /** As it is described: `character varying(20)`, `int(11)`. */
  shown: string;
  length?: number;
  scale?: number;
  /** The words of an ENUM. */
  words?: string[];
  /** Its values carry a time zone. */
  hasZone?: boolean;
}

export interface Column {
  name: string;
  type: ColumnType;
  isNotNull: boolean;
  /** As it is described. */
  defaultShown?: string;
  /** For SQLite. */
  defaultSql?: string;
  /** Numbers itself: SERIAL, AUTO_INCREMENT. */
  isAuto: boolean;
  /** GENERATED … AS IDENTITY. */
  identity?: "always" | "by default";
}

export interface Key {
  isPrimary: boolean;
  name: string;
  columns: string[];
}

export interface Check {
  name: string;
  /** As it is described. */
  shown: string;
  sql: string;
}

export interface ForeignKey {
  name: string;
  columns: string[];
  table: string;
  targets: string[];
  /** `ON DELETE CASCADE` */
  actions: string;
}

export interface Index {
  name: string;
  isUnique: boolean;
  columns: string[];
}

export interface Table {
  name: string;
  columns: Column[];
  keys: Key[];
  checks: Check[];
  foreignKeys: ForeignKey[];
  indexes: Index[];
  /** The number that an automatic column gives next. */
  next: number;
}

export interface View {
  name: string;
  /** Its query, as it was written. */
  shown: string;
  sql: string;
}

export type Value = string | number | null;

/** All that a database holds, as it is kept in files. */
export interface Dump {
  tables: (Table & { rows: Value[][] })[];
  views: View[];
}
