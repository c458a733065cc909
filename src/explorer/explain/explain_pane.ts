/** The fields of a kind as a tree, with the documentation of the selected one beside or below it. */
import type { ApiResource } from "../../kube/discovery.ts";
import { findField, kindField } from "../../kube/schema_field.ts";
import { cut, type Line, type Span, spansWidth } from "../../terminal/line.ts";
import type { Binding } from "../binding.ts";
import { type NewPane, newPane, type PaneContext, type PaneDefinition } from "../pane.ts";
import { kubectlName } from "../resolve_resource.ts";
import { textBindings } from "../text/text_bindings.ts";
import { fitted, jumpTo, type TextView, textView, visibleLines, withLines } from "../text/text_view.ts";
import {
  deeply,
  type FieldRow,
  type FieldTree,
  fieldTree,
  matchingPaths,
  revealed,
  rowOf,
  toggled,
} from "./field_tree.ts";
import { fieldDocs } from "./field_docs.ts";
import { groupVersion, readSchema, type SchemaNews } from "./read_schema.ts";

interface ExplainState {
  /** What was asked for: `deployment.spec`. */
  readonly asked: string;
  readonly resource: ApiResource | undefined;
  readonly tree: FieldTree | undefined;
  readonly problem: string | undefined;
  readonly pattern: string;
  readonly patternProblem: string | undefined;
  readonly matches: readonly (readonly string[])[];
  readonly view: TextView;
  /** Lines of documentation scrolled away, and of which field. */
  readonly docs: { readonly top: number; readonly path: string };
}

/** Explains a kind or a field, named as after `kubectl explain`. */
export function explainPane(asked: string): NewPane {
  return newPane(definition, {
    asked,
    resource: undefined,
    tree: undefined,
    problem: undefined,
    pattern: "",
    patternProblem: undefined,
    matches: [],
    view: textView(),
    docs: { top: 0, path: "" },
  });
}

/** From this width on, the documentation stands beside the tree. */
const SIDE_BY_SIDE_COLUMNS = 100;
/** Lines of documentation below the tree, where it is narrower. */
const DOCS_BELOW_SHARE = 0.45;

const definition: PaneDefinition<ExplainState> = {
  name: "explain",
  title: ({ resource, asked }) =>
    resource ? `${resource.kind} ${groupVersion(resource)} · explain` : `${asked} · explain`,
  aside: (state) => [{ text: asideText(state), role: "dim" }],
  kubectl: (state, context) => `kubectl explain ${dottedPath(state, context)}${context.contextFlag}`,
  bindings: () => bindings,
  search: {
    title: "field",
    text: ({ pattern }) => pattern,
    change: (state, text, context) => [searched(placed(state, context), text), []],
    problem: ({ patternProblem }) => patternProblem,
  },
  start: ({ asked }, context) => [readSchema(asked, context)],
  receive: (state, payload, context) => {
    if (payload.type === "noSchema") return [{ ...state, problem: payload.why }, []];
    if (payload.type !== "schema") return [state, []];
    return [opened(placed(state, context), payload), []];
  },
  view: (state, context) => {
    if (!state.tree) {
      return [{ spans: [{ text: ` ${state.problem ?? "loading …"}`, role: state.problem ? "bad" : "dim" }] }];
    }
    return context.columns >= SIDE_BY_SIDE_COLUMNS ? besides(state, context) : below(state, context);
  },
};

const bindings: readonly Binding<ExplainState>[] = [
  {
    keys: ["Enter"],
    title: "open, close",
    group: "Tree",
    footer: 1,
    run: (state) => [changed(state, (tree, row) => toggled(tree, row)), []],
  },
  {
    keys: ["Right", "l"],
    title: "open",
    group: "Tree",
    run: (state) => [changed(state, (tree, row) => row.isOpen ? tree : toggled(tree, row)), []],
  },
  {
    keys: ["Left", "h"],
    title: "close, or to the parent",
    group: "Tree",
    run: (state) => [leftwards(state), []],
  },
  {
    keys: ["r"],
    title: "all below",
    group: "Tree",
    footer: 2,
    run: (state) => [changed(state, deeply), []],
  },
  {
    keys: ["Shift-J", "Shift-Down"],
    title: "docs down",
    group: "Documentation",
    footer: 5,
    run: (state) => [docsScrolled(state, 1), []],
  },
  {
    keys: ["Shift-K", "Shift-Up"],
    title: "docs up",
    group: "Documentation",
    run: (state) => [docsScrolled(state, -1), []],
  },
  {
    keys: ["c"],
    title: "copy path",
    group: "View",
    footer: 3,
    run: (state, context) => {
      const text = dottedPath(state, context);
      return [state, [{ type: "copy", text }, { type: "notify", text: `copied ${text}`, role: "ok" }]];
    },
  },
  {
    keys: ["n"],
    title: "next match",
    group: "Search",
    footer: 4,
    whyNot: noMatches,
    run: (state, context) => [jumped(placed(state, context), 1), []],
  },
  {
    keys: ["Shift-N"],
    title: "match before",
    group: "Search",
    whyNot: noMatches,
    run: (state, context) => [jumped(placed(state, context), -1), []],
  },
  ...textBindings<ExplainState>({ cursorShown: true, rowsOf: treeRows })
    .filter(({ group, keys }) => group === "Move" && keys[0] !== "Left" && keys[0] !== "Right"),
];

function opened(
  state: ExplainState,
  { resource, document, fields }: Extract<SchemaNews, { type: "schema" }>,
): ExplainState {
  const root = document && kindField(document, resource);
  if (!root) {
    return { ...state, resource, problem: `the server publishes no documentation of ${resource.kind}` };
  }
  const isThere = findField(root, [...fields]) !== undefined;
  const problem = isThere ? undefined : `field "${fields.at(-1)}" does not exist`;
  const path = isThere ? fields : [];
  const tree = revealed(fieldTree(root), [...path, ...(path.length ? [""] : [])]);
  return at({ ...state, resource, problem }, tree, path);
}

/** The window as high as it is now. */
function placed(state: ExplainState, context: PaneContext): ExplainState {
  return { ...state, view: fitted(state.view, treeRows(context)) };
}

/** Shows a tree, the cursor on a field. */
function at(state: ExplainState, tree: FieldTree, path: readonly string[]): ExplainState {
  const view = withLines(state.view, tree.rows.map(rowLine));
  return { ...state, tree, view: jumpTo(view, Math.max(0, rowOf(tree, path))) };
}

function selected({ tree, view }: ExplainState): FieldRow | undefined {
  return tree?.rows[view.cursor];
}

function changed(state: ExplainState, change: (tree: FieldTree, row: FieldRow) => FieldTree): ExplainState {
  const row = selected(state);
  return state.tree && row ? at(state, change(state.tree, row), row.path) : state;
}

function leftwards(state: ExplainState): ExplainState {
  const row = selected(state);
  if (!state.tree || !row) return state;
  if (row.isOpen && row.path.length) return at(state, toggled(state.tree, row), row.path);
  return at(state, state.tree, row.path.slice(0, -1));
}

function searched(state: ExplainState, text: string): ExplainState {
  if (text === "" || !state.tree) return { ...state, pattern: text, patternProblem: undefined, matches: [] };
  try {
    const matches = matchingPaths(state.tree, new RegExp(text, "iu"));
    const found = { ...state, pattern: text, patternProblem: undefined, matches };
    return matches[0] ? at(found, revealed(state.tree, matches[0]), matches[0]) : found;
  } catch (error) {
    return { ...state, pattern: text, patternProblem: (error as Error).message, matches: [] };
  }
}

function jumped(state: ExplainState, direction: 1 | -1): ExplainState {
  const { tree, matches } = state;
  const here = selected(state)?.path.join(".");
  const index = matches.findIndex((path) => path.join(".") === here);
  const next = matches[(index + direction + matches.length) % matches.length];
  return tree && next ? at(state, revealed(tree, next), next) : state;
}

function noMatches({ pattern, matches }: ExplainState): string | undefined {
  if (pattern === "") return "press / and type a field's name";
  return matches.length ? undefined : `no field matches ${pattern}`;
}

function asideText(state: ExplainState): string {
  if (state.tree && state.problem) return state.problem;
  if (state.pattern && state.matches.length) {
    const here = selected(state)?.path.join(".");
    return `${state.matches.findIndex((path) => path.join(".") === here) + 1} of ${state.matches.length}`;
  }
  return state.pattern ? `no field matches ${state.pattern}` : "";
}

function dottedPath(state: ExplainState, { discovery }: PaneContext): string {
  const path = selected(state)?.path;
  return state.resource && path ? [kubectlName(discovery, state.resource), ...path].join(".") : state.asked;
}

function rowLine({ node, path, isOpen, hasChildren }: FieldRow): Line {
  const sign = hasChildren ? isOpen ? "▾ " : "▸ " : "  ";
  return {
    spans: [
      { text: " " + "  ".repeat(path.length) + sign, role: "dim" },
      { text: node.name, ...(node.required ? { bold: true } : {}) },
      { text: ` <${node.type}>`, role: "accent" },
      ...(node.required ? [{ text: " required", role: "warn" as const }] : []),
    ],
  };
}

function treeRows({ columns, rows }: PaneContext): number {
  return columns >= SIDE_BY_SIDE_COLUMNS ? rows : rows - docsRows(rows);
}

function docsRows(rows: number): number {
  return Math.floor(rows * DOCS_BELOW_SHARE);
}

function besides(state: ExplainState, { columns, rows }: PaneContext): Line[] {
  const width = Math.floor(columns * 0.45);
  const left = visibleLines(fitted(state.view, rows), width, rows, { cursorShown: true });
  const right = docsOf(state, columns - width - 3);
  return Array.from({ length: rows }, (_, index): Line => {
    const spans = cut(left[index]?.spans ?? [], width);
    const fill = left[index]?.fill;
    const padding = " ".repeat(width - spansWidth(spans));
    const filled = [...spans, { text: padding }].map((span): Span => fill ? { ...span, fill } : span);
    return { spans: [...filled, { text: " │ ", role: "dim" }, ...(right[index]?.spans ?? [])] };
  });
}

function below(state: ExplainState, { columns, rows }: PaneContext): Line[] {
  const docs = docsRows(rows);
  const tree = visibleLines(fitted(state.view, rows - docs), columns, rows - docs, { cursorShown: true });
  while (tree.length < rows - docs) tree.push({ spans: [] });
  const rule: Line = { spans: [{ text: "─".repeat(columns), role: "dim" }] };
  return [
    ...tree,
    rule,
    ...docsOf(state, columns - 2).map((line) => ({ spans: [{ text: " " }, ...line.spans] })),
  ].slice(0, rows);
}

function docsOf(state: ExplainState, columns: number): Line[] {
  const row = selected(state);
  if (!row) return [];
  const lines = fieldDocs(row.node, row.path, Math.max(10, columns));
  return lines.slice(Math.min(docsTop(state), lines.length - 1));
}

/** Another field begins at its first line. */
function docsTop(state: ExplainState): number {
  return state.docs.path === selected(state)?.path.join(".") ? state.docs.top : 0;
}

function docsScrolled(state: ExplainState, by: number): ExplainState {
  const path = selected(state)?.path.join(".") ?? "";
  return { ...state, docs: { top: Math.max(0, docsTop(state) + by), path } };
}
