import type { TableColumn } from "../kube/table.ts";

/** A column of rows: the server's own, or one that was added to it and says how it is to be looked at. */
export interface RowColumn extends TableColumn {
  readonly look?: ColumnLook;
}

export interface ColumnLook {
  /** What stands above it where its name is too long; names stay unique, headings need not. */
  readonly heading?: string;
  /** Columns with a higher one go first where it is narrow; absent: 0. */
  readonly rank?: number;
  /** Measured again and again: that it changes is no news. */
  readonly isMeasured?: boolean;
  /** It is about use: without metrics there is nothing in it. */
  readonly isUsage?: boolean;
  /** A share in percent of what the thresholds are about. */
  readonly shareOf?: "cpu" | "memory";
  /** `time`: cells are RFC 3339, shown as ages. */
  readonly kind?: "time" | "number" | "text";
  readonly align?: "left" | "right";
}
