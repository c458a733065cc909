/** Which fields of structured lines stand in columns. */
import { formPane } from "../dialog/form.ts";
import type { NewPane } from "../pane.ts";
import { fieldNames } from "./log_layout.ts";
import { type LogState, shownLines } from "./log_state.ts";

/** What was chosen; undefined: what most lines have. */
export interface ColumnsChosen {
  type: "logColumns";
  names: readonly string[] | undefined;
}

/** A form for the pane of that number, which is told the choice. */
export function columnsForm(state: LogState, pane: number): NewPane {
  const names = fieldNames(shownLines(state).kept);
  const known = names.length > 0 ? names.join(" ") : "no line that is shown has fields";
  const { chosenFields, fieldColumns } = state;
  const value = (chosenFields ?? fieldColumns.map(({ name }) => name)).join(" ");
  return formPane({
    title: "Columns of this log",
    lines: [{ spans: [{ text: `Fields: ${known}`, role: "dim" }] }],
    fields: [{
      name: "fields",
      label: "Columns",
      type: "text",
      value,
      hint: "empty: those that most lines have",
    }],
    submit: ({ fields = "" }) => {
      const chosen = fields.split(/[\s,]+/).filter((name) => name !== "");
      return [{
        type: "task",
        pane,
        name: "columns",
        run: (_port, tell) => {
          tell({ type: "logColumns", names: chosen.length > 0 ? chosen : undefined });
          return Promise.resolve();
        },
      }];
    },
  });
}
