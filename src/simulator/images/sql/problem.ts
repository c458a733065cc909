/** What is wrong with a statement; each database has its own words for it. */
export type Problem =
  | { kind: "syntax"; near?: string }
  | { kind: "no-table"; name: string }
  | { kind: "no-column"; name: string; table?: string }
  | { kind: "ambiguous"; name: string }
  | { kind: "no-function"; name: string; count?: number }
  | { kind: "no-type"; name: string }
  | {
    kind: "exists";
    what: "table" | "view" | "index" | "database" | "column" | "role";
    name: string;
    table?: string;
  }
  | {
    kind: "missing";
    what: "table" | "view" | "index" | "database" | "column" | "role" | "constraint";
    name: string;
    table?: string;
  }
  | { kind: "unique"; table: string; columns: string[]; key: string; isPrimary: boolean; values?: string[] }
  | { kind: "not-null"; table: string; column: string; isLeftOut: boolean; row?: string }
  | { kind: "check"; table: string; name: string; row?: string }
  | {
    kind: "no-parent";
    table: string;
    name: string;
    columns: string[];
    parent: string;
    targets: string[];
    values: string[];
    actions: string;
  }
  | {
    kind: "has-children";
    table: string;
    name: string;
    columns: string[];
    child: string;
    childColumns: string[];
    values: string[];
    actions: string;
  }
  | { kind: "no-reference"; table: string; name: string }
  | { kind: "depended-on"; name: string; by: string }
  | { kind: "referenced"; name: string; by: string }
  | { kind: "value"; type: string; value: string; column?: string }
  | { kind: "range"; type: string; column?: string }
  | { kind: "too-long"; type: string; column: string }
  | { kind: "value-count"; isMore: boolean; values: number; columns: number }
  | { kind: "zero" }
  | { kind: "grouping"; name: string; table: string; item: number; isGrouped: boolean; at: number }
  | { kind: "identity"; name: string }
  | { kind: "aborted" }
  /** It may well be right, and this simulation cannot do it. */
  | { kind: "refused"; text: string }
  /** SQLite's own words: nothing better is known. */
  | { kind: "other"; text: string };

export class SqlProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.kind);
    this.name = "SqlProblem";
  }
}

export function refused(text: string): SqlProblem {
  return new SqlProblem({ kind: "refused", text });
}
