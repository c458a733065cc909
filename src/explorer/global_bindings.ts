/** Keys that work in every pane, unless the pane has a use for them itself. */
import type { Command } from "./command.ts";
import { newHelp } from "./help_pane.ts";
import { undo } from "./change/undo.ts";
import { isFullScreen, type Model, paneContext, topPane } from "./model.ts";
import { openPrompt } from "./prompt.ts";
import { suggestions } from "./suggest.ts";

/** As `Binding`, for the whole explorer. */
export interface GlobalBinding {
  readonly keys: readonly string[];
  readonly title: string;
  readonly footer?: number;
  readonly whyNot?: (model: Model) => string | undefined;
  readonly run: (model: Model, key: string) => readonly [Model, readonly Command[]];
}

export const globalBindings: readonly GlobalBinding[] = [
  {
    keys: [":"],
    title: "command",
    footer: 51,
    run: (model) => {
      const prompt = { ...openPrompt("command"), suggestions: suggestions(model, "") };
      return [{ ...model, prompt, notice: null }, []];
    },
  },
  {
    keys: ["/"],
    title: "filter or search",
    footer: 50,
    whyNot: (model) => topPane(model)?.search ? undefined : "there is nothing to filter here",
    run: (model) => {
      const opened = openPrompt("search", topPane(model)?.searchText() ?? "");
      const suggestions = model.searches.toReversed().filter((text) => text !== opened.text);
      return [{ ...model, prompt: { ...opened, suggestions }, notice: null }, []];
    },
  },
  {
    keys: ["?"],
    title: "help",
    footer: 52,
    run: (model) => [model, topPane(model)?.name === "help" ? [] : [{ type: "open", pane: newHelp(model) }]],
  },
  {
    keys: ["Esc"],
    title: "back",
    run: (model) => [model, [{ type: isFullScreen(model) ? "fullScreen" : "back" }]],
  },
  {
    keys: ["q"],
    title: "back; leave from the first view",
    run: (model) => [model, [{ type: model.stack.length > 1 ? "back" : "quit" }]],
  },
  {
    keys: ["0"],
    title: "all namespaces",
    run: (model) => [model, [{ type: "namespace", namespace: undefined, here: true }]],
  },
  {
    keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    title: "that namespace",
    run: (model, key) => {
      const namespace = model.favourites[Number(key) - 1];
      if (namespace !== undefined) return [model, [{ type: "namespace", namespace, here: true }]];
      return [model, [{
        type: "notify",
        text: `No namespace is on ${key} yet: visited ones get digits.`,
        role: "dim",
      }]];
    },
  },
  { keys: ["-"], title: "last command again", run: (model) => [model, lastLine(model)] },
  {
    keys: ["Ctrl-A"],
    title: "every kind",
    run: (model) => [model, [{ type: "run", line: "api-resources" }]],
  },
  {
    keys: ["Ctrl-U"],
    title: "take back the last change",
    run: (model) => {
      const made = undo(paneContext(model, model.nextPane));
      return [model, typeof made === "string" ? [{ type: "notify", text: made, role: "warn" }] : made];
    },
  },
  { keys: ["Ctrl-Y"], title: "copy the kubectl command", run: (model) => [model, [{ type: "copyKubectl" }]] },
  { keys: ["Ctrl-C"], title: "quit", run: (model) => [model, [{ type: "quit" }]] },
];

/** The command line before the newest, as `cd -` goes back. */
function lastLine(model: Model): readonly Command[] {
  const line = model.history.at(-2);
  return line === undefined ? [] : [{ type: "run", line }];
}
