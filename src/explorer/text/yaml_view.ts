/** How a YAML view looks: the text, and the documentation of the field under the cursor beside or below it. */
import type { Json } from "../../kube/object.ts";
import { cut, type Line, line, type Span, spansWidth } from "../../terminal/line.ts";
import { cursorDocs } from "../explain/cursor_docs.ts";
import type { PaneContext } from "../pane.ts";
import { foldGutter } from "./fold_gutter.ts";
import { fitted, visibleLines } from "./text_view.ts";
import { breadcrumb, entryOf, pathOf } from "./yaml_document.ts";
import { docsPlace, selectedPath, textColumns, textRows, type YamlState } from "./yaml_state.ts";

export function yamlView(state: YamlState, context: PaneContext): Line[] {
  const { columns, rows } = context;
  const place = docsPlace(state, context);
  const height = textRows(state, context);
  if (place.type === "none") return textLines(state, context, columns, height);
  if (place.type === "beside") {
    const width = columns - place.size - 3;
    const text = textLines(state, context, width, height);
    return besides(text, docsLines(state, context, place.size), width, rows);
  }
  const text = textLines(state, context, columns, height);
  while (text.length < height) text.push({ spans: [] });
  const docs = docsLines(state, context, columns - 2).map(({ spans }): Line => ({
    spans: [{ text: " " }, ...spans],
  }));
  return [...text, line("─".repeat(columns), "dim"), ...docs].slice(0, rows);
}

function textLines(
  state: YamlState,
  context: PaneContext,
  columns: number,
  rows: number,
): Line[] {
  const view = fitted(state.view, rows, textColumns(state, context));
  const { isFullScreen, now } = context;
  const { lines, until } = state.changed;
  const gutter = foldGutter(view, {
    hasNumbers: state.hasNumbers,
    ...(now < until ? { changed: lines } : {}),
  });
  // Alone on the screen there are no signs: what the mouse selects is the text.
  return visibleLines(view, columns, rows, { cursorShown: true, ...(isFullScreen ? {} : { gutter }) });
}

/** What there is to say of the pinned field, or of the one under the cursor. */
function docsLines(state: YamlState, { now }: PaneContext, columns: number): Line[] {
  const { docs, target, object, document } = state;
  const path = docs.pinned ?? selectedPath(state);
  const entry = entryOf(document, path);
  if (!object || !entry) return [];
  const { schema } = docs;
  const known = typeof schema === "object" ? schema : { root: undefined };
  const lines = cursorDocs({
    resource: target.resource,
    object,
    path,
    value: pathOf(entry).length === path.length ? entry.value : "(not there any more)" as Json,
    root: known.root,
    problem: schema === "unread"
      ? "Shift-K reads its documentation."
      : schema === "reading"
      ? "reading its documentation …"
      : known.problem,
    now,
  }, columns);
  const head: Line[] = docs.pinned
    ? [{ spans: [{ text: `pinned: ${breadcrumb(path)}`, role: "accent" }] }]
    : [];
  return [...head, ...lines.slice(Math.min(docs.top, Math.max(0, lines.length - 1)))];
}

function besides(left: readonly Line[], right: readonly Line[], width: number, rows: number): Line[] {
  return Array.from({ length: rows }, (_, index): Line => {
    const spans = cut(left[index]?.spans ?? [], width);
    const fill = left[index]?.fill;
    const padding = " ".repeat(Math.max(0, width - spansWidth(spans)));
    const all = [...spans, { text: padding }].map((span): Span => fill ? { ...span, fill } : span);
    return { spans: [...all, { text: " │ ", role: "dim" }, ...right[index]?.spans ?? []] };
  });
}
