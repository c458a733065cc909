import type { ValueKind } from "./table_model.ts";

export interface ResultColumn {
  name: string;
  kind: ValueKind;
}

/** What a statement came to; values are as they are shown, null is NULL. */
export type Result =
  | { kind: "rows"; columns: ResultColumn[]; rows: (string | null)[][]; tag: string }
  | { kind: "done"; tag: string; changed?: number; notices?: string[] }
  | { kind: "failure"; lines: string[] };
