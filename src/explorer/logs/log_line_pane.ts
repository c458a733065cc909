/** One line of a log by itself: every field on a row of its own. */
import type { Line } from "../../terminal/line.ts";
import { type NewPane, newPane, type PaneDefinition } from "../pane.ts";
import { textBindings, textSearch } from "../text/text_bindings.ts";
import { fitted, matchCount, type TextView, textView, toggleWrap, visibleLines } from "../text/text_view.ts";
import { prettyLines } from "./log_fields.ts";
import { marked } from "./log_layout.ts";
import { fieldsOf, type LogLine } from "./log_line.ts";

interface LogLineState {
  readonly title: string;
  readonly view: TextView;
}

/** `from`: the name of its source. */
export function logLinePane(line: LogLine, from: string): NewPane {
  const title = `Line${from ? ` of ${from}` : ""}${line.stamp ? ` · ${line.stamp}` : ""}`;
  return newPane(definition, { title, view: toggleWrap(textView(lineRows(line))) });
}

function lineRows(line: LogLine): Line[] {
  const fields = fieldsOf(line);
  if (!fields) return [{ spans: marked(line.text, line.runs ?? [], undefined) }];
  return prettyLines(line.text, fields).map((text): Line => {
    const name = /^\s*(?:"(?:[^"\\]|\\.)*":|[\w.@/-]+ {2})/.exec(text)?.[0] ?? "";
    return { spans: [{ text: name, role: "key" }, { text: text.slice(name.length) }] };
  });
}

const definition: PaneDefinition<LogLineState> = {
  name: "line",
  title: ({ title }) => title,
  aside: ({ view }) => [{ text: matchCount(view), role: "dim" }],
  kubectl: () => "",
  bindings: () => textBindings<LogLineState>({ cursorShown: true }),
  search: textSearch(),
  start: () => [],
  view: ({ view }, { columns, rows }) =>
    visibleLines(fitted(view, rows), columns, rows, { cursorShown: true }),
};
