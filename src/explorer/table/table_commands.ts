/** Commands after `:` that are about tables. */
import type { Command } from "../command.ts";
import { topPane } from "../model.ts";
import type { PromptCommand } from "../prompt_commands.ts";
import type { ExportAsked } from "./export_bindings.ts";
import { exportFormats } from "./export_rows.ts";
import { findSource } from "./find.ts";
import { sourceTable } from "./table_pane.ts";

export const tableCommands: readonly PromptCommand[] = [
  {
    words: ["find"],
    usage: "find TEXT | KEY=VALUE [-n NAMESPACE]",
    title: "objects of any kind, by name or label",
    needsKinds: true,
    run: (line) => {
      const text = line.arguments.join(" ");
      const { labelSelector } = line;
      if (text === "" && !labelSelector) return "find what? such as: find web, find app=web";
      const source = findSource({ text, labelSelector, namespace: line.namespace });
      return [{ type: "open", pane: sourceTable(source, line.filter) }];
    },
  },
  {
    words: ["export"],
    usage: "export csv|md|json|yaml [FILE]",
    title: "save the rows that are shown",
    complete: () => [...exportFormats],
    run: ({ arguments: [format, ...words], filter }, model) => {
      // What begins with a slash reads as a filter elsewhere.
      const path = filter === undefined ? words.join(" ") : `/${filter}`;
      return asking(topPane(model), format, path ? { path } : undefined);
    },
  },
  {
    words: ["copy"],
    usage: "copy csv|md|json|yaml",
    title: "copy the rows that are shown",
    complete: () => [...exportFormats],
    run: ({ arguments: [format] }, model) => asking(topPane(model), format, "copy"),
  },
  {
    words: ["sticky"],
    usage: "sticky",
    title: "filters stay when one drills, or no longer do",
    run: (_line, { settings }) => {
      const stickyFilter = !settings.stickyFilter;
      const text = stickyFilter ? "Filters stay when you drill down." : "Every view starts without a filter.";
      return [{ type: "configure", settings: { ...settings, stickyFilter } }, {
        type: "notify",
        text,
        role: "ok",
      }];
    },
  },
];

function asking(
  pane: ReturnType<typeof topPane>,
  word: string | undefined,
  to: ExportAsked["to"],
): readonly Command[] | string {
  const format = exportFormats.find((known) => known === (word ?? "csv"));
  if (!format) return `there is no format "${word}"; known are ${exportFormats.join(", ")}`;
  if (pane?.name !== "table") return "this view has no rows";
  return [{
    type: "task",
    pane: pane.pane,
    name: "asked",
    run: (_port, tell) => Promise.resolve(tell({ type: "exportAsked", format, to })),
  }];
}
