/** Words after `:` about changes: taking them back, looking at them, allowing them. */
import { type Model, paneContext } from "../model.ts";
import type { PromptCommand } from "../prompt_commands.ts";
import { turnReadOnly } from "../read_only.ts";
import { sourceTable } from "../table/table_pane.ts";
import { opening, rooms } from "../rooms.ts";
import { undo } from "./undo.ts";

export const changeCommands: readonly PromptCommand[] = [
  {
    words: ["undo"],
    usage: "undo [NUMBER]",
    title: "take back the last change, or one of the journal",
    run: (line, model) => {
      const [number] = line.arguments;
      if (number !== undefined && !/^\d+$/.test(number)) return `"${number}" is no number of the journal`;
      return undo(contextOf(model), number === undefined ? undefined : Number(number));
    },
  },
  {
    words: ["journal"],
    usage: "journal [FILE]",
    title: "what was changed, or write it to a file (.sh, .md)",
    run: (line, model) => {
      // A path that begins with a slash reads like a filter.
      const isPath = line.filter !== undefined && /\.(sh|md|markdown)$/.test(line.filter);
      const file = isPath ? `/${line.filter!.replace(/^\//, "")}` : line.arguments[0];
      return file === undefined
        ? [opening(rooms.journal, ({ journalSource }) => sourceTable(journalSource, line.filter))]
        : [{
          type: "later",
          load: async () => (await rooms.journal()).exportJournal(model.journal, file, contextOf(model)),
        }];
    },
  },
  {
    words: ["readonly", "read-only"],
    usage: "readonly",
    title: "refuse every change",
    run: (_line, model) => turnReadOnly(model, true),
  },
  {
    words: ["write"],
    usage: "write",
    title: "allow changes again",
    run: (_line, model) => turnReadOnly(model, false),
  },
];

function contextOf(model: Model) {
  return paneContext(model, model.nextPane);
}
